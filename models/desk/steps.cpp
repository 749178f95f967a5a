#include "desk/steps.h"
#include "desk/visits.h"
#include <algorithm>

namespace fieldlane::desk {

using domain::Assignment;
using domain::OrderAction;
using domain::OrderRecord;

namespace {

/// Ends the visits somebody arrived at, and takes what is only planned off the lanes, with visits that then have
/// nobody.
void leaveLanes(OrderRecord &record, core::Instant at)
{
    endVisits(record, at);
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
        if (a.role == domain::AssignmentRole::Lead || a.arrivedAt || a.plannedStart < at)
            a.completedAt = at; // an assistant whose own time had not begun was not needed
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
        leaveLanes(record, at);
    if (transition.to != domain::OrderState::Offered)
        record.order.claimUntil.reset();
    if (action == OrderAction::Withdraw || action == OrderAction::Allocate)
        record.order.poolId = {};
    const Assignment *lead = record.bookedLead();
    for (Assignment &a : record.assignments) {
        if (a.booked && (domain::isFinished(transition.to) || &a == lead || (lead && goesAlong(a, *lead))))
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
