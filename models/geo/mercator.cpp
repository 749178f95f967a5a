#include "geo/mercator.h"
#include <algorithm>
#include <cmath>
#include <numbers>

namespace fieldlane::geo {

namespace {
constexpr double degree = std::numbers::pi / 180;
constexpr double equatorMetres = 40075016.68557849; // WGS 84
}

WorldPoint toWorld(core::Coordinate place)
{
    const double latitude = std::clamp(place.latitude, -mercatorLimit, mercatorLimit) * degree;
    const double y = 0.5 - std::asinh(std::tan(latitude)) / (2 * std::numbers::pi);
    return {place.longitude / 360 + 0.5, std::clamp(y, 0.0, 1.0)};
}

core::Coordinate toCoordinate(WorldPoint point)
{
    const double latitude = std::atan(std::sinh(std::numbers::pi * (1 - 2 * point.y()))) / degree;
    return {latitude, (point.x() - 0.5) * 360};
}

double worldSize(double zoom)
{
    return tileSize * std::exp2(zoom);
}

double metresPerPixel(double latitude, double zoom)
{
    return equatorMetres * std::cos(latitude * degree) / worldSize(zoom);
}

} // namespace fieldlane::geo
