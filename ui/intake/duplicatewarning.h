#pragma once
#include "desk/customerlookup.h"
#include "ui/intake/orderform.h"
#include "ui/shared/messagestrip.h"

namespace fieldlane::ui::intake {

/// Warns that an order is open already at the place that a form names.
class DuplicateWarning : public MessageStrip
{
    Q_OBJECT
public:
    /// `desk` outlives it.
    explicit DuplicateWarning(desk::Desk &desk, QWidget *parent = nullptr);
    /// Looks in the background when the place is another one than before.
    void check(const OrderForm &form);

Q_SIGNALS:
    void orderWanted(fieldlane::domain::OrderId order);
    void warned();

private:
    void warn(const std::vector<domain::Order> &orders);

    desk::Desk &m_desk;
    desk::CustomerLookup m_lookup;
    QString m_place;
    core::StopToken m_run;
};

} // namespace fieldlane::ui::intake
