#include "engine/whereabouts.h"
#include "geo/polygon.h"
#include <algorithm>

namespace fieldlane::engine {

bool holds(const domain::Area &area, core::Coordinate place)
{
    return std::any_of(area.begin(), area.end(), [&](const domain::Polygon &p) { return geo::isInside(place, p); });
}

std::optional<core::Coordinate> lastKnownPlace(const domain::Technician &technician)
{
    return technician.position ? std::optional(technician.position->place) : technician.home;
}

} // namespace fieldlane::engine
