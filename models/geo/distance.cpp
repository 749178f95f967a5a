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

/// The sine of 0 .. pi / 2 by the first eleven terms of its series, which leave less than the last bit of a double. Never a
/// library's: those use registers that a processor is slow to change to after Qt has hashed a text (ten times slower,
/// measured with Qt 6.4), and such texts are hashed all the time.
double sineOfQuarter(double x)
{
    const double s = x * x;
    const double s2 = s * s;
    const double s4 = s2 * s2;
    const double low = (1 - s / 6) + s2 * (1.0 / 120 - s / 5040);
    const double middle = (1.0 / 362'880 - s / 39'916'800) + s2 * (1.0 / 6'227'020'800 - s / 1'307'674'368'000);
    const double high = (1.0 / 355'687'428'096'000 - s / 121'645'100'408'832'000) + s2 / 51'090'942'171'709'440'000.0;
    return x * (low + s4 * (middle + s4 * high));
}

double arcSine(double x)
{
    if (x > small)
        return std::asin(std::min(1.0, x));
    const double square = x * x;
    return x * (1 + square * (1.0 / 6 + square * (3.0 / 40 + square * (15.0 / 336))));
}

} // namespace

// The product of the cosines of two latitudes is the square of the cosine of their mean less the square of the sine of half
// their difference: no cosine of a library. Boards, rankings and plans ask for millions.
double distanceMetres(core::Coordinate a, core::Coordinate b)
{
    const double sinLat = sine((b.latitude - a.latitude) * radians / 2);
    const double sinLon = sine((b.longitude - a.longitude) * radians / 2);
    const double cosMean = sineOfQuarter((90 - std::abs((a.latitude + b.latitude) / 2)) * radians);
    const double cosines = cosMean * cosMean - sinLat * sinLat;
    const double h = std::max(0.0, sinLat * sinLat + cosines * sinLon * sinLon);
    return 2 * earthRadiusMetres * arcSine(std::sqrt(h));
}

} // namespace fieldlane::geo
