#pragma once
#include "core/result.h"
#include "domain/permissions.h"
#include <optional>
#include <QString>
#include <span>
#include <vector>

namespace fieldlane::domain {

enum class OrderState {
    Draft,
    PendingReview,
    PendingAllocation,
    PendingDispatch,
    Offered,
    Assigned,
    Accepted,
    Travelling,
    OnSite,
    Paused,
    Completed,
    Closed,
    Cancelled
};
inline constexpr int orderStateCount = int(OrderState::Cancelled) + 1;

enum class OrderAction {
    SubmitForReview,
    SubmitForAllocation,
    SubmitForDispatch,
    Review,
    ReviewForAllocation, ///< passed; somebody still has to pick the unit
    Return, ///< back to whoever entered it
    Allocate,
    HandOver, ///< to the manager of a pool in dispatch mode
    Offer, ///< to the technicians of a pool in claim mode
    Withdraw, ///< out of the pool again
    Claim,
    GiveBack, ///< a claimed order returns to its pool
    Assign,
    Reassign, ///< other person or other time
    Unassign,
    Accept,
    Reject,
    StartTravel,
    Arrive,
    Pause,
    Resume,
    EndVisit, ///< the work is not done: the order waits for another visit
    Complete,
    Close,
    Cancel,
    Reopen
};
inline constexpr int orderActionCount = int(OrderAction::Reopen) + 1;

/// What a step must be given besides the permission.
enum class StepNeed { Nothing, Reason, Technician, Unit, Pool };

/// One row of the lifecycle.
struct Transition
{
    OrderAction action;
    OrderState from;
    OrderState to;
    Permission permission;
    StepNeed need;
};

/// The whole lifecycle. UI, ctl, gateway and database all obey this table.
std::span<const Transition> lifecycle();
std::optional<Transition> transition(OrderState from, OrderAction action);
/// Whether people ask for an action by itself: a review leads to allocation where the flow says so, and an offer
/// goes to the pool's manager where the pool says so.
constexpr bool isAskedFor(OrderAction a)
{
    return a != OrderAction::ReviewForAllocation && a != OrderAction::HandOver;
}
/// What may be asked for from a state by somebody with these permissions, in table order.
std::vector<OrderAction> actionsFrom(OrderState state, const Permissions &permissions);

/// Planned work that still holds a place on a technician's day.
constexpr bool holdsBooking(OrderState s)
{
    return s >= OrderState::Assigned && s <= OrderState::Paused;
}
/// Travel or work has begun: planning may no longer move it.
constexpr bool isUnderWay(OrderState s)
{
    return s >= OrderState::Travelling && s <= OrderState::Paused;
}
constexpr bool isFinished(OrderState s)
{
    return s >= OrderState::Completed;
}
constexpr bool isOpen(OrderState s)
{
    return !isFinished(s);
}
/// Waiting for somebody to plan it.
constexpr bool isUnplanned(OrderState s)
{
    return s <= OrderState::Offered;
}

/// Stable spellings, also those of the database: "pendingDispatch", "startTravel".
QString toCode(OrderState state);
QString toCode(OrderAction action);
std::optional<OrderState> orderStateFrom(const QString &code);
std::optional<OrderState> orderStateFrom(QLatin1String code);
std::optional<OrderAction> orderActionFrom(const QString &code);

} // namespace fieldlane::domain
