#include "domain/order.h"

namespace fieldlane::domain {

const Assignment *OrderRecord::lead() const
{
    const Assignment *found = nullptr;
    for (const Assignment &a : assignments) {
        if (a.role == AssignmentRole::Lead && (!found || found->visitId < a.visitId))
            found = &a;
    }
    return found;
}

Assignment *OrderRecord::lead()
{
    return const_cast<Assignment *>(std::as_const(*this).lead());
}

const Assignment *OrderRecord::bookedLead() const
{
    const Assignment *last = lead();
    return last && last->booked ? last : nullptr;
}

const Assignment *OrderRecord::holder() const
{
    return isFinished(order.state) ? lead() : bookedLead();
}

bool goesAlong(const Assignment &assistant, const Assignment &lead)
{
    return assistant.role == AssignmentRole::Assistant && assistant.booked && assistant.visitId == lead.visitId
        && assistant.planned() == lead.planned();
}

std::vector<OrderAction> actionsFor(const Order &order, const Permissions &permissions)
{
    std::vector<OrderAction> actions = actionsFrom(order.state, permissions);
    if (!order.poolId.isValid())
        std::erase(actions, OrderAction::GiveBack);
    return actions;
}

} // namespace fieldlane::domain
