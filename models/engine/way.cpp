#include "engine/way.h"

namespace fieldlane::engine {

using core::Instant;
using core::TimeSpan;

Instant shiftStart(const LaneView &lane, Instant start)
{
    Instant begin = start - sameShift;
    for (const TimeSpan &shift : lane.calendar.shifts) {
        if (shift.start <= start && shift.end > start - sameShift)
            begin = shift.start;
    }
    return begin;
}

Origin originOf(const LaneView &lane, const Neighbours &n, Instant start)
{
    const Instant since = shiftStart(lane, start);
    Origin origin {lane.technician.home, lane.technician.home ? PlaceKind::Home : PlaceKind::Unknown, {}};
    Instant known = since;
    if (n.before && n.before->place && n.before->span.end > since) {
        origin = {n.before->place, PlaceKind::Booking, n.before->orderId};
        known = n.before->span.end;
    }
    const auto &fix = lane.technician.position;
    if (fix && fix->at >= known && fix->at >= since && fix->at <= start)
        origin = {fix->place, PlaceKind::Position, {}};
    return origin;
}

geo::Travel travelOn(const LaneView &lane, core::Coordinate from, core::Coordinate to, const PlacementContext &context)
{
    const double speedFactor = lane.technician.speedFactor;
    return lane.ways ? lane.ways->between(from, to, context.travel, speedFactor) : context.travel.estimate(from, to, speedFactor);
}

Leg legTo(const Job &job, const Origin &origin, const LaneView &lane, const PlacementContext &context)
{
    if (!job.place || !origin.place)
        return {{}, PlaceKind::Unknown, {}};
    return {travelOn(lane, *origin.place, *job.place, context), origin.kind, origin.orderId};
}

Leg wayTo(const Job &job, const LaneView &lane, Instant leave, const PlacementContext &context)
{
    return legTo(job, originOf(lane, neighboursOf(job, lane, leave), leave), lane, context);
}

} // namespace fieldlane::engine
