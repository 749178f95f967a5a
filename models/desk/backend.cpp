#include "desk/backend.h"
#include "core/zone.h"

namespace fieldlane::desk {

core::Result<BoardDelta> readDelta(Backend &backend, const std::set<domain::OrderId> &orders,
    const std::set<domain::TechnicianId> &technicians, core::TimeSpan window)
{
    BoardDelta delta;
    delta.technicians = technicians;
    store::BoardRepository board(*backend.connection);
    for (const domain::OrderId id : orders) {
        FIELDLANE_ASSIGN(work, board.ofOrder(id));
        delta.work.emplace(id, std::move(work));
    }
    const auto julian = [](core::Instant t) { return core::toUtc(t).date().toJulianDay(); };
    FIELDLANE_ASSIGN(revisions, board.revisions(julian(window.start) - 1, julian(window.end) + 1));
    delta.revisions = std::move(revisions);
    return delta;
}

} // namespace fieldlane::desk
