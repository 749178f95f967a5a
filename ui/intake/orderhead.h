#pragma once
#include "desk/catalog.h"
#include "ui/intake/copylabel.h"

class QToolButton;

namespace fieldlane::ui::intake {

/// What an order is, in four lines: number and priority, state, customer, kind of work.
class OrderHead : public QWidget
{
    Q_OBJECT
public:
    explicit OrderHead(QWidget *parent = nullptr);
    /// `seesCustomers`: whether the file of the customer, where there is one, is offered.
    void setOrder(const domain::Order &order, const desk::Catalog &catalog, bool seesCustomers);

Q_SIGNALS:
    void customerWanted();
    void copied(const QString &text);

private:
    void showPriority(domain::Priority priority);

    CopyLabel *m_number;
    QLabel *m_glyph;
    TextLabel *m_state;
    TextLabel *m_priority;
    TextLabel *m_customer;
    QToolButton *m_file;
    TextLabel *m_kind;
};

} // namespace fieldlane::ui::intake
