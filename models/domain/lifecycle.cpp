#include "domain/lifecycle.h"
#include <algorithm>
#include <array>

namespace fieldlane::domain {

namespace {

using A = OrderAction;
using S = OrderState;
using P = Permission;
using N = StepNeed;

constexpr auto table = std::to_array<Transition>({
    {A::SubmitForReview, S::Draft, S::PendingReview, P::EnterOrders, N::Nothing},
    {A::SubmitForAllocation, S::Draft, S::PendingAllocation, P::EnterOrders, N::Nothing},
    {A::SubmitForDispatch, S::Draft, S::PendingDispatch, P::EnterOrders, N::Nothing},
    {A::Review, S::PendingReview, S::PendingDispatch, P::Review, N::Nothing},
    {A::ReviewForAllocation, S::PendingReview, S::PendingAllocation, P::Review, N::Nothing},
    {A::Return, S::PendingReview, S::Draft, P::Review, N::Reason},
    {A::Return, S::PendingAllocation, S::Draft, P::Allocate, N::Reason},
    {A::Allocate, S::PendingReview, S::PendingDispatch, P::Allocate, N::Unit},
    {A::Allocate, S::PendingAllocation, S::PendingDispatch, P::Allocate, N::Unit},
    {A::Allocate, S::PendingDispatch, S::PendingDispatch, P::Allocate, N::Unit},
    {A::Allocate, S::Offered, S::PendingDispatch, P::Allocate, N::Unit},
    {A::Allocate, S::Assigned, S::PendingDispatch, P::Allocate, N::Unit},
    {A::Allocate, S::Accepted, S::PendingDispatch, P::Allocate, N::Unit},
    {A::Return, S::PendingDispatch, S::PendingAllocation, P::Dispatch, N::Reason},
    {A::HandOver, S::Draft, S::PendingDispatch, P::EnterOrders, N::Pool},
    {A::HandOver, S::PendingDispatch, S::PendingDispatch, P::Dispatch, N::Pool},
    {A::Offer, S::Draft, S::Offered, P::EnterOrders, N::Pool},
    {A::Offer, S::PendingDispatch, S::Offered, P::Dispatch, N::Pool},
    {A::Offer, S::Assigned, S::Offered, P::Dispatch, N::Pool},
    {A::Offer, S::Accepted, S::Offered, P::Dispatch, N::Pool},
    {A::Withdraw, S::Offered, S::PendingDispatch, P::Dispatch, N::Nothing},
    {A::Claim, S::Offered, S::Assigned, P::ClaimOrders, N::Technician},
    {A::GiveBack, S::Assigned, S::Offered, P::ClaimOrders, N::Reason},
    {A::GiveBack, S::Accepted, S::Offered, P::ClaimOrders, N::Reason},
    {A::Assign, S::Draft, S::Assigned, P::DispatchDirectly, N::Technician},
    {A::Assign, S::PendingReview, S::Assigned, P::DispatchDirectly, N::Technician},
    {A::Assign, S::PendingAllocation, S::Assigned, P::DispatchDirectly, N::Technician},
    {A::Assign, S::PendingDispatch, S::Assigned, P::Dispatch, N::Technician},
    {A::Assign, S::Offered, S::Assigned, P::ForceAssign, N::Technician},
    {A::Reassign, S::Assigned, S::Assigned, P::Dispatch, N::Technician},
    {A::Reassign, S::Accepted, S::Assigned, P::Dispatch, N::Technician},
    {A::Reassign, S::Travelling, S::Assigned, P::ForceAssign, N::Technician},
    {A::Reassign, S::Paused, S::Assigned, P::ForceAssign, N::Technician},
    {A::Unassign, S::Assigned, S::PendingDispatch, P::Dispatch, N::Nothing},
    {A::Unassign, S::Accepted, S::PendingDispatch, P::Dispatch, N::Nothing},
    {A::Unassign, S::Travelling, S::PendingDispatch, P::ForceAssign, N::Nothing},
    {A::Unassign, S::Paused, S::PendingDispatch, P::ForceAssign, N::Nothing},
    {A::Accept, S::Assigned, S::Accepted, P::ExecuteOrders, N::Nothing},
    {A::Reject, S::Assigned, S::PendingDispatch, P::ExecuteOrders, N::Reason},
    {A::Reject, S::Accepted, S::PendingDispatch, P::ExecuteOrders, N::Reason},
    {A::StartTravel, S::Assigned, S::Travelling, P::ExecuteOrders, N::Nothing},
    {A::StartTravel, S::Accepted, S::Travelling, P::ExecuteOrders, N::Nothing},
    {A::Arrive, S::Assigned, S::OnSite, P::ExecuteOrders, N::Nothing},
    {A::Arrive, S::Accepted, S::OnSite, P::ExecuteOrders, N::Nothing},
    {A::Arrive, S::Travelling, S::OnSite, P::ExecuteOrders, N::Nothing},
    {A::Pause, S::OnSite, S::Paused, P::ExecuteOrders, N::Reason},
    {A::Pause, S::Travelling, S::Paused, P::ExecuteOrders, N::Reason},
    {A::Resume, S::Paused, S::OnSite, P::ExecuteOrders, N::Nothing},
    {A::EndVisit, S::OnSite, S::PendingDispatch, P::ExecuteOrders, N::Reason},
    {A::EndVisit, S::Paused, S::PendingDispatch, P::ExecuteOrders, N::Reason},
    {A::Complete, S::OnSite, S::Completed, P::ExecuteOrders, N::Nothing},
    {A::Complete, S::Paused, S::Completed, P::ExecuteOrders, N::Nothing},
    {A::Close, S::Completed, S::Closed, P::Review, N::Nothing},
    {A::Cancel, S::Draft, S::Cancelled, P::EnterOrders, N::Reason},
    {A::Cancel, S::PendingReview, S::Cancelled, P::EnterOrders, N::Reason},
    {A::Cancel, S::PendingAllocation, S::Cancelled, P::Dispatch, N::Reason},
    {A::Cancel, S::PendingDispatch, S::Cancelled, P::Dispatch, N::Reason},
    {A::Cancel, S::Offered, S::Cancelled, P::Dispatch, N::Reason},
    {A::Cancel, S::Assigned, S::Cancelled, P::Dispatch, N::Reason},
    {A::Cancel, S::Accepted, S::Cancelled, P::Dispatch, N::Reason},
    {A::Cancel, S::Travelling, S::Cancelled, P::ForceAssign, N::Reason},
    {A::Cancel, S::OnSite, S::Cancelled, P::ForceAssign, N::Reason},
    {A::Cancel, S::Paused, S::Cancelled, P::ForceAssign, N::Reason},
    {A::Reopen, S::Completed, S::PendingDispatch, P::Review, N::Reason},
    {A::Reopen, S::Closed, S::PendingDispatch, P::Review, N::Reason},
    {A::Reopen, S::Cancelled, S::PendingDispatch, P::Review, N::Reason},
});

constexpr std::array<const char *, orderStateCount> stateCodes {"draft", "pendingReview", "pendingAllocation",
    "pendingDispatch", "offered", "assigned", "accepted", "travelling", "onSite", "paused", "completed", "closed",
    "cancelled"};
constexpr std::array<const char *, orderActionCount> actionCodes {"submitForReview", "submitForAllocation",
    "submitForDispatch", "review", "reviewForAllocation", "return", "allocate", "handOver", "offer", "withdraw", "claim", "giveBack", "assign", "reassign",
    "unassign", "accept", "reject", "startTravel", "arrive", "pause", "resume", "endVisit", "complete", "close", "cancel",
    "reopen"};

template <class Enum, size_t Count, class Text>
std::optional<Enum> fromCode(const std::array<const char *, Count> &codes, const Text &code)
{
    const auto it = std::find_if(codes.begin(), codes.end(), [&](const char *c) { return code == QLatin1String(c); });
    if (it == codes.end())
        return std::nullopt;
    return Enum(it - codes.begin());
}

} // namespace

std::span<const Transition> lifecycle()
{
    return table;
}

std::optional<Transition> transition(OrderState from, OrderAction action)
{
    const auto it = std::find_if(
        table.begin(), table.end(), [&](const Transition &t) { return t.from == from && t.action == action; });
    if (it == table.end())
        return std::nullopt;
    return *it;
}

std::vector<OrderAction> actionsFrom(OrderState state, const Permissions &permissions)
{
    std::vector<OrderAction> actions;
    for (const Transition &t : table) {
        if (t.from == state && permissions.has(t.permission) && isAskedFor(t.action))
            actions.push_back(t.action);
    }
    return actions;
}

QString toCode(OrderState state)
{
    return QLatin1String(stateCodes[size_t(state)]);
}

QString toCode(OrderAction action)
{
    return QLatin1String(actionCodes[size_t(action)]);
}

std::optional<OrderState> orderStateFrom(const QString &code)
{
    return fromCode<OrderState>(stateCodes, code);
}

std::optional<OrderState> orderStateFrom(QLatin1String code)
{
    return fromCode<OrderState>(stateCodes, code);
}

std::optional<OrderAction> orderActionFrom(const QString &code)
{
    return fromCode<OrderAction>(actionCodes, code);
}

} // namespace fieldlane::domain
