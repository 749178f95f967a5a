#pragma once
#include "core/coordinate.h"
#include <span>
#include <vector>

namespace fieldlane::geo {

/// Whether a place is inside rings by the even-odd rule: an outer ring and its holes, or a whole
/// multipolygon. Rings are open (no repeated last point); areas over the date line are not supported.
bool isInside(core::Coordinate place, std::span<const std::vector<core::Coordinate>> rings);

} // namespace fieldlane::geo
