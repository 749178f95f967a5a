#pragma once
#include "desk/alertfixes.h"
#include "desk/planning.h"
#include "itemviews/alertmodel.h"
#include "ui/alerts/alertlist.h"
#include <QPointer>
#include <QWidget>

class QStackedLayout;

namespace fieldlane::ui {
class CountTabs;
class EmptyState;
}

namespace fieldlane::ui::alerts {

class AlertCard;
class AlertDelegate;

/// The inbox as a panel. Up and Down walk, Enter opens the order, 1 and 2 take the fixes, P plans anew, A acknowledges, S snoozes,
/// N writes a note, R reminds. Desk and inbox are borrowed and outlive it.
class AlertView : public QWidget
{
    Q_OBJECT
public:
    AlertView(desk::Desk &desk, desk::Alerts &alerts, QWidget *parent = nullptr);

    AlertList &list() { return *m_list; }
    const itemviews::AlertModel &model() const { return *m_model; }
    AlertCard *card() const;
    /// Opens the row of an alert; false when it is not in the part that is shown.
    bool choose(const QString &key);
    /// Chooses the most pressing alert, if there is any.
    void chooseFirst();
    /// The answer to `placeWanted`.
    void takePlace(domain::OrderId order, core::Coordinate place);

Q_SIGNALS:
    void orderChosen(fieldlane::domain::OrderId order);
    void technicianChosen(fieldlane::domain::TechnicianId technician);
    void orderOpened(fieldlane::domain::OrderId order);
    /// Somebody has to show where the order is.
    void placeWanted(fieldlane::domain::OrderId order);
    /// An alert that planning anew would mend.
    void planWanted(const fieldlane::desk::PlanQuestion &question);
    void openCountChanged(int count);
    /// A sentence about what was or was not done.
    void told(const QString &sentence, bool problem);

private:
    void build();
    void showCounts();
    void showPart(int part);
    void showCurrent();
    void follow();
    void measureCard();
    void choose(const QModelIndex &index);
    void open(const QModelIndex &index);
    void runCommand(QChar key);
    void lookForFixes();
    void take(const desk::AlertFix &fix);
    void answered(const QString &what, const core::Result<desk::Outcome> &result);
    void mark(const desk::Alerts::Marking &marking);
    void remind();
    QString currentKey() const;

    desk::Desk &m_desk;
    desk::Alerts &m_alerts;
    itemviews::AlertModel *m_model;
    AlertDelegate *m_delegate;
    CountTabs *m_tabs;
    AlertList *m_list;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QPointer<AlertCard> m_card;
    QString m_cardKey;
    int m_round = 0; ///< of fixes that were asked for
};

} // namespace fieldlane::ui::alerts
