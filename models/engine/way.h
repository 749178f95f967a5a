#pragma once
#include "engine/placementfindings.h"

namespace fieldlane::engine {

/// A position or a booking older than this says nothing about where the next day starts.
constexpr core::Duration sameShift = core::hours(12);

/// Where somebody sets off from.
struct Origin
{
    std::optional<core::Coordinate> place;
    PlaceKind kind = PlaceKind::Unknown;
    domain::OrderId orderId;
};

/// The shift during which, or before which, work at `start` happens.
core::Instant shiftStart(const LaneView &lane, core::Instant start);
/// Where the technician last is before `start`, as far as anybody can know: the booking before, a newer
/// position of the same shift, or home.
Origin originOf(const LaneView &lane, const Neighbours &n, core::Instant start);
/// The way between two places as somebody of a lane drives it.
geo::Travel travelOn(const LaneView &lane, core::Coordinate from, core::Coordinate to, const PlacementContext &context);
Leg legTo(const Job &job, const Origin &origin, const LaneView &lane, const PlacementContext &context);
/// The way to a job for somebody who sets off at `leave`.
Leg wayTo(const Job &job, const LaneView &lane, core::Instant leave, const PlacementContext &context);

} // namespace fieldlane::engine
