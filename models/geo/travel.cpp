#include "geo/travel.h"
#include "geo/distance.h"
#include <algorithm>
#include <cmath>

namespace fieldlane::geo {

namespace {

constexpr double pace(double kmh)
{
    return 3.6 / kmh;
}

} // namespace

TravelModel::TravelModel(const Settings &settings)
    : m_settings(settings)
    , m_townPace(pace(settings.townKmh))
    , m_countryPace(pace(settings.countryKmh))
    , m_mainRoadPace(pace(settings.mainRoadKmh))
{
}

Travel TravelModel::estimate(core::Coordinate from, core::Coordinate to, double speedFactor) const
{
    constexpr double sameAddressMetres = 30;
    constexpr double townMetres = 2'000;
    constexpr double countryMetres = 10'000;
    const double direct = distanceMetres(from, to);
    if (direct < sameAddressMetres)
        return {};
    const double road = direct * m_settings.detourFactor;
    const double town = std::min(road, townMetres);
    const double country = std::clamp(road - townMetres, 0.0, countryMetres - townMetres);
    const double mainRoad = std::max(0.0, road - countryMetres);
    const double driving = town * m_townPace + country * m_countryPace + mainRoad * m_mainRoadPace;
    const double factor = speedFactor > 0 ? speedFactor : 1;
    return {m_settings.overhead + core::seconds(qint64(std::ceil(driving / factor))), road};
}

} // namespace fieldlane::geo
