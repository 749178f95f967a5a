#include "geo/polygon.h"

namespace fieldlane::geo {

bool isInside(core::Coordinate place, std::span<const std::vector<core::Coordinate>> rings)
{
    bool inside = false;
    for (const auto &ring : rings) {
        for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const core::Coordinate &a = ring[i];
            const core::Coordinate &b = ring[j];
            const bool straddles = (a.latitude > place.latitude) != (b.latitude > place.latitude);
            if (straddles
                && place.longitude < (b.longitude - a.longitude) * (place.latitude - a.latitude)
                            / (b.latitude - a.latitude)
                        + a.longitude)
                inside = !inside;
        }
    }
    return inside;
}

} // namespace fieldlane::geo
