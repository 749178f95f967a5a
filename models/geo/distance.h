#pragma once
#include "core/coordinate.h"

namespace fieldlane::geo {

inline constexpr double earthRadiusMetres = 6'371'008.8; ///< mean radius, IUGG

/// Great-circle distance in metres (haversine, exact enough to 0.5 % on the ellipsoid).
double distanceMetres(core::Coordinate a, core::Coordinate b);

} // namespace fieldlane::geo
