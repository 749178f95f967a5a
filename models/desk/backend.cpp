#include "desk/backend.h"
#include "core/zone.h"

namespace fieldlane::desk {

core::Result<BoardDelta> readDelta(Backend &backend, const std::set<domain::OrderId> &orders,
    const std::set<domain::TechnicianId> &technicians, core::TimeSpan window)
{
    BoardDelta delta;
    delta.technicians = technicians;
    store::BoardRepository board(*backend.connection);
    for (const domain::OrderId id : orders)
        delta.work.emplace(id, std::vector<domain::PlannedWork>()); // one that left the board is told too
    constexpr size_t few = 8; // an import changes hundreds at once, a drop one
    if (orders.size() <= few) {
        for (const domain::OrderId id : orders) {
            FIELDLANE_ASSIGN(work, board.ofOrder(id));
            delta.work[id] = std::move(work);
        }
    } else {
        FIELDLANE_ASSIGN(all, board.ofOrders({orders.begin(), orders.end()}));
        for (domain::PlannedWork &work : all)
            delta.work[work.assignment.orderId].push_back(std::move(work));
    }
    const auto julian = [](core::Instant t) { return core::toUtc(t).date().toJulianDay(); };
    FIELDLANE_ASSIGN(revisions, board.revisions(julian(window.start) - 1, julian(window.end) + 1));
    delta.revisions = std::move(revisions);
    return delta;
}

} // namespace fieldlane::desk
