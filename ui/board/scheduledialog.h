#pragma once
#include "desk/desk.h"
#include "ui/board/boardprompts.h"
#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace fieldlane::ui::board {

class WallClockEdit;

/// Exact times for an order, with what placement says shown while they are typed.
class ScheduleDialog : public QDialog
{
    Q_OBJECT
public:
    ScheduleDialog(const desk::Desk &desk, const domain::OrderRecord &order, const SchedulePlan &proposal,
        const QTimeZone &zone, QWidget *parent = nullptr);
    SchedulePlan plan() const;

private:
    void build();
    void fill(const SchedulePlan &proposal);
    void judge();

    const desk::Desk &m_desk;
    domain::OrderRecord m_order;
    QTimeZone m_zone;
    QComboBox *m_technician = nullptr;
    WallClockEdit *m_start = nullptr;
    QSpinBox *m_minutes = nullptr;
    QLabel *m_times = nullptr;
    QLabel *m_findings = nullptr;
    QPushButton *m_accept = nullptr;
};

} // namespace fieldlane::ui::board
