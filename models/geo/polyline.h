#pragma once
#include "geo/mercator.h"
#include <span>
#include <vector>

namespace fieldlane::geo {

/// The line with the points left out that lie within `tolerance` of the rest (Douglas and Peucker 1973).
/// The ends always stay.
std::vector<WorldPoint> simplified(std::span<const WorldPoint> line, double tolerance);

} // namespace fieldlane::geo
