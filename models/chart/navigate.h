#pragma once
#include "chart/lanelayout.h"
#include "chart/lanestore.h"

namespace fieldlane::chart {

enum class Direction { Earlier, Later };

/// The neighbour of a bar on its lane; without a bar the first one from `from` on in that direction.
std::optional<BarHandle> nextBar(const Lane &lane, BarHandle bar, core::Instant from, Direction direction);
/// The lane shown `step` lanes below (above when negative) in the layout; stops at the ends.
std::optional<int> laneBeside(const LaneLayout &layout, int lane, int step);
/// The bar of the lane whose body is nearest to the instant.
std::optional<BarHandle> nearestBar(const Lane &lane, core::Instant at);

} // namespace fieldlane::chart
