#pragma once
#include "desk/explaining.h"
#include "desk/relaxing.h"
#include "ui/shared/messagestrip.h"
#include "ui/shared/textlabel.h"
#include <QComboBox>
#include <QTimeZone>

class QPushButton;
class QVBoxLayout;

namespace fieldlane::ui::intake {

/// Why the technician of an order has it, and why not another one; for an order that waits, the cheapest changes that
/// would make it fit, each with its price and a button. Hidden while there is nothing to say.
class WhySection : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive it.
    WhySection(desk::Desk &desk, MessageStrip &message, QWidget *parent = nullptr);
    void setOrder(const domain::OrderRecord &record, const QTimeZone &zone);

private:
    void build();
    void showReason();
    void fillChooser();
    void answer();
    void look();
    void showChanges(const desk::Changes &changes);
    void addChange(const desk::Relaxation &change);
    void clearChanges();
    void make(const desk::Relaxation &change);

    desk::Desk &m_desk;
    MessageStrip &m_message;
    domain::OrderRecord m_record;
    QTimeZone m_zone;
    desk::Explanation m_explanation;
    TextLabel *m_title;
    TextLabel *m_summary; ///< who was chosen, and by how much
    TextLabel *m_details; ///< parts and findings
    TextLabel *m_maker; ///< who decided, and who was looked at
    QComboBox *m_others;
    TextLabel *m_answer;
    QPushButton *m_look;
    QVBoxLayout *m_changes;
};

} // namespace fieldlane::ui::intake
