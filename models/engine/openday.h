#pragma once
#include "engine/placement.h"

namespace fieldlane::engine {

/// Plans keep to this grid, as people do who drag.
inline constexpr core::Duration planGrid = core::minutes(5);
core::Instant onGridBefore(core::Instant t);
core::Instant onGridAfter(core::Instant t);
core::Duration onGridAfter(core::Duration length);

/// Nobody is asked to work longer after a shift, whatever the policy says of it.
inline constexpr core::Duration longestOvertime = core::hours(2);

/// Work that stays where it is; what follows each other too closely to be two stops is one.
struct FixedBlock
{
    core::TimeSpan span;
    core::Coordinate arrival; ///< place of its first work
    core::Coordinate departure; ///< place of its last
};

/// A technician's day as a route can fill it. All times are on the grid.
struct OpenDay
{
    size_t lane = 0;
    core::TimeSpan span; ///< in which work may be done; where the policy asks nobody about overtime, some of it
    core::Instant shiftEnd; ///< what comes after it is overtime
    std::optional<core::Coordinate> origin; ///< where the person comes from
    core::Instant leaves; ///< from when on they can come from there; before the span where it is home
    std::vector<core::TimeSpan> pauses; ///< breaks, absences and work nobody knows the place of, ascending, apart
    std::vector<FixedBlock> blocks; ///< ascending, apart from each other and the pauses
    std::optional<int> ordersLeft; ///< that the cap allows besides
    std::optional<core::Duration> workLeft;
};

/// The days of a lane whose shifts begin within `days`, and what is left of a night shift that runs, from now on; `lane`
/// holds only what stays where it is.
std::vector<OpenDay> openDaysOf(const Lane &lane, size_t index, core::TimeSpan days, const PlacementContext &context);

} // namespace fieldlane::engine
