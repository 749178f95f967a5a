#include "desk/steps.h"
#include <algorithm>

namespace fieldlane::desk {

using domain::Assignment;
using domain::OrderAction;
using domain::OrderRecord;

namespace {

/// Takes the planned work that is not finished off the lanes, and visits that then have none.
void dropBooked(OrderRecord &record)
{
    std::erase_if(record.assignments, [](const Assignment &a) { return a.booked; });
    std::erase_if(record.visits, [&](const domain::Visit &v) {
        return std::none_of(record.assignments.begin(), record.assignments.end(),
            [&](const Assignment &a) { return a.visitId == v.id; });
    });
}

void markExecution(Assignment &a, OrderAction action, core::Instant at)
{
    switch (action) {
    case OrderAction::Accept:
        a.acceptedAt = at;
        break;
    case OrderAction::StartTravel:
        a.travelStartedAt = at;
        break;
    case OrderAction::Arrive:
        a.arrivedAt = at;
        break;
    case OrderAction::Complete:
        a.completedAt = at;
        a.booked = false;
        break;
    case OrderAction::Cancel:
        a.booked = false;
        break;
    default:
        break;
    }
}

} // namespace

void applyStep(OrderRecord &record, const domain::Transition &transition, const QString &reason, core::Instant at)
{
    const OrderAction action = transition.action;
    record.order.state = transition.to;
    if (transition.need == domain::StepNeed::Reason)
        record.order.reason = reason;
    record.order.lastAction = domain::toCode(action);
    if (!domain::holdsBooking(transition.to) && !domain::isFinished(transition.to))
        dropBooked(record);
    if (transition.to != domain::OrderState::Offered)
        record.order.claimUntil.reset();
    if (action == OrderAction::Withdraw || action == OrderAction::Allocate)
        record.order.poolId = {};
    for (Assignment &a : record.assignments) {
        if (a.booked)
            markExecution(a, action, at);
    }
    if (action == OrderAction::Complete)
        record.order.completedAt = at;
    if (action == OrderAction::Close)
        record.order.closedAt = at;
    if (action == OrderAction::Reopen) {
        record.order.completedAt.reset();
        record.order.closedAt.reset();
    }
}

} // namespace fieldlane::desk
