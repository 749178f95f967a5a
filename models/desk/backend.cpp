#include "desk/backend.h"
#include "core/zone.h"
#include "store/orderrepository.h"

namespace fieldlane::desk {

core::Result<BoardDelta> readDelta(Backend &backend, const domain::Viewer &viewer,
    const std::set<domain::OrderId> &orders, const std::set<domain::TechnicianId> &technicians,
    const core::SpanSet &loaded)
{
    BoardDelta delta;
    delta.technicians = technicians;
    store::BoardRepository board(*backend.connection, viewer);
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
    for (const core::TimeSpan &span : loaded.spans()) {
        FIELDLANE_ASSIGN(revisions, board.revisions(julian(span.start) - 1, julian(span.end) + 1));
        std::move(revisions.begin(), revisions.end(), std::back_inserter(delta.revisions));
    }
    return delta;
}

core::Result<BoardDelta> readDays(Backend &backend, const domain::Viewer &viewer, core::TimeSpan days)
{
    FIELDLANE_ASSIGN(work, store::BoardRepository(*backend.connection, viewer).inSpan(days));
    FIELDLANE_ASSIGN(delta, readDelta(backend, viewer, {}, {}, core::SpanSet(days)));
    delta.loaded = std::move(work);
    return std::move(delta);
}

core::Result<domain::OrderRecord> orderInSight(
    store::Connection &connection, const domain::Viewer &viewer, domain::OrderId id)
{
    FIELDLANE_ASSIGN(record, store::OrderRepository(connection).byId(id));
    if (!domain::sees(viewer, record))
        return core::Error {core::ErrorCode::NotFound, QString::number(id.value()), QStringLiteral("There is no such order.")};
    return record;
}

} // namespace fieldlane::desk
