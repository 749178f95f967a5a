#pragma once
#include "core/coordinate.h"
#include "core/instant.h"

namespace fieldlane::geo {

/// A way by car. Always an estimate; people are told so.
struct Travel
{
    core::Duration time {0}; ///< whole seconds
    double metres = 0; ///< by road
    friend bool operator==(const Travel &, const Travel &) = default;
};

/// Estimates travel from the great circle: distance x detour factor, driven at the speeds of a profile that
/// gets faster with distance (town, country, main road), plus a fixed time to set off and park.
class TravelModel
{
public:
    struct Settings
    {
        double detourFactor = 1.35;
        double townKmh = 24; ///< the first 2 km
        double countryKmh = 45; ///< up to 10 km
        double mainRoadKmh = 75; ///< beyond
        core::Duration overhead = core::seconds(90); ///< not for two jobs at one address
    };
    TravelModel()
        : TravelModel(Settings())
    {
    }
    explicit TravelModel(const Settings &settings);
    /// `speedFactor` of the vehicle: 1.2 drives 20 % faster than the profile.
    Travel estimate(core::Coordinate from, core::Coordinate to, double speedFactor = 1) const;

private:
    Settings m_settings;
    double m_townPace = 0; ///< seconds a metre
    double m_countryPace = 0;
    double m_mainRoadPace = 0;
};

} // namespace fieldlane::geo
