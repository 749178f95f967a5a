#include "desk/backend.h"
#include "core/zone.h"
#include "store/orderrepository.h"
#include "store/relatedorders.h"
#include <algorithm>
#include <set>
#include <tuple>

namespace fieldlane::desk {

core::Result<BoardDelta> readDelta(Backend &backend, const domain::Viewer &viewer,
    const std::set<domain::OrderId> &changed, const std::set<domain::TechnicianId> &technicians,
    const core::SpanSet &loaded)
{
    FIELDLANE_ASSIGN(orders, store::predecessorsOf(*backend.connection, changed)); // perhaps they did not know yet
    orders.insert(changed.begin(), changed.end());
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

core::Result<std::optional<TakenTimes>> readTaken(
    Backend &backend, const domain::Viewer &viewer, const core::SpanSet &loaded, const TakenTimes::For &known)
{
    if (viewer.scope == domain::DataScope::All || viewer.units.empty() || loaded.isEmpty())
        return std::optional<TakenTimes>();
    store::BoardRepository board(*backend.connection, viewer);
    FIELDLANE_ASSIGN(mark, board.daysMark(loaded.hull()));
    TakenTimes taken {{mark, loaded, viewer}, {}};
    if (taken.readFor == known)
        return std::optional<TakenTimes>();
    std::set<domain::AssignmentId> met; // one that reaches over a gap comes twice
    for (const core::TimeSpan &span : loaded.spans()) {
        FIELDLANE_ASSIGN(times, board.takenInSpan(span));
        for (domain::PlannedWork &w : times) {
            if (met.insert(w.assignment.id).second)
                taken.times.push_back(std::move(w));
        }
    }
    return std::optional(std::move(taken));
}

namespace {

/// As the board keeps it: lane by lane, each by start and id. Each work, of some hundred bytes, is moved once; done
/// here, it does not keep the screen waiting.
std::vector<LaneWork> inLanes(std::vector<domain::PlannedWork> work)
{
    using Place = std::tuple<core::Instant, domain::AssignmentId, size_t>; // and where it is now
    std::map<domain::TechnicianId, std::vector<Place>> places;
    for (size_t i = 0; i < work.size(); ++i) {
        const domain::Assignment &a = work[i].assignment;
        places[a.technicianId].emplace_back(a.plannedStart, a.id, i);
    }
    std::vector<LaneWork> lanes;
    lanes.reserve(places.size());
    for (auto &[technician, ofLane] : places) {
        std::sort(ofLane.begin(), ofLane.end());
        LaneWork &lane = lanes.emplace_back(LaneWork {technician, {}});
        lane.work.reserve(ofLane.size());
        for (const Place &place : ofLane)
            lane.work.push_back(std::move(work[std::get<size_t>(place)]));
    }
    return lanes;
}

} // namespace

core::Result<BoardDelta> readDays(Backend &backend, const domain::Viewer &viewer, core::TimeSpan days,
    const core::SpanSet &loaded, const TakenTimes::For &known)
{
    FIELDLANE_ASSIGN(work, store::BoardRepository(*backend.connection, viewer).inSpan(days));
    FIELDLANE_ASSIGN(delta, readDelta(backend, viewer, {}, {}, core::SpanSet(days)));
    delta.loaded = inLanes(std::move(work));
    core::SpanSet all = loaded;
    all.add(days);
    FIELDLANE_ASSIGN(taken, readTaken(backend, viewer, all, known));
    delta.taken = std::move(taken);
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
