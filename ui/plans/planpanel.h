#pragma once
#include "desk/dayplanner.h"
#include "desk/planapplying.h"
#include "ui/plans/keptplans.h"
#include <QTimeZone>
#include <QWidget>

class QComboBox;
class QProgressBar;
class QPushButton;
class QTabWidget;
class QTreeView;
class QTreeWidget;

namespace fieldlane::ui {
class TextLabel;
}

namespace fieldlane::ui::plans {

class PlanFiguresView;
class PlanForm;
class PlanModel;

/// Plans days and carries plans out: the question, the search while it runs, the plans that were kept, with figures, moves
/// and what nobody takes. Nothing is changed before somebody applies. Desk borrowed.
class PlanPanel : public QWidget
{
    Q_OBJECT
public:
    PlanPanel(desk::Desk &desk, const QTimeZone &zone, QWidget *parent = nullptr);
    /// Plans at once, for `time`; what is asked is not what the form says.
    void plan(const desk::PlanQuestion &question, core::Duration time);
    /// What the form says.
    void plan();
    /// Searches for so many steps instead of a time, so that the same question has the same answer: pictures and tests.
    void setSteps(qint64 steps) { m_steps = steps; }
    bool isPlanning() const { return m_planner.isPlanning(); }
    /// The plan that is looked at; null when there is none.
    std::shared_ptr<const desk::PlannedDays> shown() const;
    /// Of its moves those that are checked.
    std::vector<size_t> chosen() const;
    PlanForm &form() { return *m_form; }
    void followCatalog();
    void focusForm();

Q_SIGNALS:
    /// Another plan is looked at, or other moves of it are checked.
    void proposalChanged();
    void finished(); ///< a search ended, whatever came of it
    void moveSelected(fieldlane::domain::OrderId order, fieldlane::domain::TechnicianId technician);
    /// What happened, for the notice bar; a `problem` needs the dispatcher's eye.
    void told(const QString &sentence, bool problem);

private:
    QWidget *makeSearch();
    QWidget *makeKept();
    QWidget *makeMoves();
    QWidget *makeLeft();
    QWidget *makeApply();
    void joinPlanner();
    void setBusy(bool busy);
    void keep(const std::shared_ptr<const desk::PlannedDays> &days);
    void lookAt(int place);
    void showLeft(const desk::PlannedDays &days);
    void showApply();
    void explain();
    void forget();
    void apply();
    void applied(const std::shared_ptr<const desk::PlannedDays> &days, const core::Result<desk::PlanApplied> &answer);

    desk::Desk &m_desk;
    QTimeZone m_zone;
    desk::DayPlanner m_planner;
    KeptPlans m_kept;
    PlanModel *m_model;
    PlanForm *m_form;
    QPushButton *m_start;
    QPushButton *m_whatIf;
    QPushButton *m_stop;
    QPushButton *m_abandon;
    QProgressBar *m_progress;
    TextLabel *m_note;
    QWidget *m_found; ///< everything below the search
    QComboBox *m_plans;
    QPushButton *m_forget;
    QTabWidget *m_tabs;
    QTreeView *m_moves;
    TextLabel *m_why;
    PlanFiguresView *m_figures;
    QTreeWidget *m_left;
    QPushButton *m_apply;
    QPushButton *m_none;
    std::optional<qint64> m_steps;
    bool m_isApplying = false;
};

} // namespace fieldlane::ui::plans
