#include "geo/distance.h"
#include <algorithm>
#include <cmath>
#include <numbers>

namespace fieldlane::geo {

namespace {

constexpr double radians = std::numbers::pi / 180;
/// Below this the first terms of the series are as exact as a double is.
constexpr double small = 0.0125;

double sine(double x)
{
    if (std::abs(x) > small)
        return std::sin(x);
    const double square = x * x;
    return x * (1 - square / 6 * (1 - square / 20 * (1 - square / 42)));
}

double arcSine(double x)
{
    if (x > small)
        return std::asin(std::min(1.0, x));
    const double square = x * x;
    return x * (1 + square * (1.0 / 6 + square * (3.0 / 40 + square * (15.0 / 336))));
}

} // namespace

// The product of the cosines of the two latitudes is half the sum of the cosines of their difference, which follows from
// the sine of its half, and of their sum: one cosine instead of two. Boards and rankings ask for hundreds of thousands.
double distanceMetres(core::Coordinate a, core::Coordinate b)
{
    const double sinLat = sine((b.latitude - a.latitude) * radians / 2);
    const double sinLon = sine((b.longitude - a.longitude) * radians / 2);
    const double cosines = (1 - 2 * sinLat * sinLat + std::cos((a.latitude + b.latitude) * radians)) / 2;
    const double h = std::max(0.0, sinLat * sinLat + cosines * sinLon * sinLon);
    return 2 * earthRadiusMetres * arcSine(std::sqrt(h));
}

} // namespace fieldlane::geo
