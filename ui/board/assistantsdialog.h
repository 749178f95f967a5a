#pragma once
#include "desk/desk.h"
#include <QDialog>
#include <QTimeZone>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace fieldlane::ui::board {

class AssistFlow;
class WallClockEdit;

/// Who goes along with the lead of a planned order: shows them, takes them off, and takes others along, at the lead's
/// time or on purpose at their own, with what placement says shown while it is chosen. Each change is done at once and
/// can be undone. Desk and flow outlive the dialog.
class AssistantsDialog : public QDialog
{
    Q_OBJECT
public:
    AssistantsDialog(desk::Desk &desk, AssistFlow &flow, const domain::OrderRecord &order, const QTimeZone &zone,
        QWidget *parent = nullptr);

private:
    void build();
    QWidget *makeChoice();
    void setOrder(const domain::OrderRecord &order);
    void refetch();
    void fillPresent();
    void fillTechnicians();
    void judge();
    void add();
    domain::TechnicianId nearest() const;
    bool isOwnTime() const;
    desk::AssistOrder wish() const;
    QString timeText(const domain::Assignment &assistant) const;
    QString whenText(core::TimeSpan span) const;

    desk::Desk &m_desk;
    AssistFlow &m_flow;
    domain::OrderRecord m_order;
    QTimeZone m_zone;
    bool m_isFilled = false; ///< the fields for an own time; from then on they are the person's
    QLabel *m_lead = nullptr;
    QWidget *m_present = nullptr;
    QVBoxLayout *m_presentRows = nullptr;
    QComboBox *m_technician = nullptr;
    QCheckBox *m_ownTime = nullptr;
    WallClockEdit *m_start = nullptr;
    QSpinBox *m_minutes = nullptr;
    QLabel *m_findings = nullptr;
    QLabel *m_refusal = nullptr;
    QPushButton *m_add = nullptr;
};

} // namespace fieldlane::ui::board
