#pragma once
#include "desk/desk.h"
#include "ui/shared/rights.h"
#include "ui/shared/selection.h"
#include <QAction>
#include <QMenu>
#include <QObject>
#include <QWidget>

namespace fieldlane::app::console {

/// The commands on the chosen order: planning ones, which views carry out, and the steps that its state allows,
/// which go straight to the desk. Desk, selection and window are borrowed and outlive it.
class OrderActions : public QObject
{
    Q_OBJECT
public:
    OrderActions(desk::Desk &desk, ui::Selection &selection, QWidget &window);

    QAction *create() const { return m_create; }
    QAction *schedule() const { return m_schedule; }
    QAction *nearest() const { return m_nearest; }
    QAction *unassign() const { return m_unassign; }
    QAction *lock() const { return m_lock; }
    QAction *assistants() const { return m_assistants; }
    QMenu *steps() const { return m_steps; }
    /// A context menu of everything that can be done with the chosen order; deletes itself.
    QMenu *makeMenu();
    static QMenu *emptyMenu(QWidget &window); ///< likewise

Q_SIGNALS:
    void createWanted();
    void scheduleWanted(fieldlane::domain::OrderId order);
    void nearestWanted(fieldlane::domain::OrderId order);
    void unassignWanted(fieldlane::domain::OrderId order);
    void lockWanted(fieldlane::domain::OrderId order);
    void assistantsWanted(fieldlane::domain::OrderId order);
    void done(const QString &sentence);
    void refused(const QString &sentence);

private:
    QAction *make(const QString &id, const QString &text, const QString &icon, const QKeySequence &key);
    void selectionChanged();
    void emptySteps();
    void fillSteps(const domain::Order &order);
    void addStep(const domain::Order &order, const domain::Transition &step, const ui::Rights &rights);
    QMenu *addChoices(const domain::Transition &step);
    void step(const desk::StepOrder &command, domain::StepNeed need);
    void submit(const desk::StepOrder &command);
    void answered(const core::Result<desk::Outcome> &result, domain::OrderAction action);
    void viewerChanged();

    desk::Desk &m_desk;
    ui::Selection &m_selection;
    QWidget &m_window;
    QAction *m_create;
    QAction *m_schedule;
    QAction *m_nearest;
    QAction *m_unassign;
    QAction *m_lock;
    QAction *m_assistants;
    QMenu *m_steps;
};

} // namespace fieldlane::app::console
