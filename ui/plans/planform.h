#pragma once
#include "desk/desk.h"
#include "desk/planning.h"
#include <QTimeZone>
#include <QWidget>

class QComboBox;
class QSpinBox;

namespace fieldlane::ui {
class DateEditor;
}

namespace fieldlane::ui::plans {

/// What is to be planned: days, policy, what becomes of planned work, how long to search, and what is otherwise than it is
/// to see what would be. Desk borrowed.
class PlanForm : public QWidget
{
    Q_OBJECT
public:
    PlanForm(const desk::Desk &desk, const QTimeZone &zone, QWidget *parent = nullptr);
    /// The policies, units and people to choose from, as they are now.
    void followCatalog();
    desk::PlanQuestion question() const;
    core::Duration time() const;
    /// Why that cannot be planned, in a sentence; empty when it can.
    QString problem() const;
    /// The fields for what is otherwise than it is.
    void showWhatIf(bool shown);

Q_SIGNALS:
    void submitted(); ///< by Enter in a field

private:
    QWidget *makeWhatIf();
    void fillUnits();
    void fillPeople();

    const desk::Desk &m_desk;
    DateEditor *m_day;
    QSpinBox *m_days;
    QComboBox *m_policy;
    QComboBox *m_planned;
    QSpinBox *m_seconds;
    QComboBox *m_closed;
    QSpinBox *m_more;
    QComboBox *m_like;
    QWidget *m_whatIf;
};

} // namespace fieldlane::ui::plans
