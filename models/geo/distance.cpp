#include "geo/distance.h"
#include <algorithm>
#include <cmath>
#include <numbers>

namespace fieldlane::geo {

double distanceMetres(core::Coordinate a, core::Coordinate b)
{
    constexpr double radians = std::numbers::pi / 180;
    const double sinLat = std::sin((b.latitude - a.latitude) * radians / 2);
    const double sinLon = std::sin((b.longitude - a.longitude) * radians / 2);
    const double h
        = sinLat * sinLat + std::cos(a.latitude * radians) * std::cos(b.latitude * radians) * sinLon * sinLon;
    return 2 * earthRadiusMetres * std::asin(std::min(1.0, std::sqrt(h)));
}

} // namespace fieldlane::geo
