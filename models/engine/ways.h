#pragma once
#include "geo/travel.h"
#include <algorithm>
#include <array>

namespace fieldlane::engine {

/// The last few ways that were reckoned for one vehicle: a job that is tried on a lane here and there asks for the same
/// ones again and again.
class Ways
{
public:
    geo::Travel between(core::Coordinate from, core::Coordinate to, const geo::TravelModel &travel, double speedFactor)
    {
        for (size_t i = 0; i < m_count; ++i) {
            if (m_known[i].from == from && m_known[i].to == to)
                return m_known[i].travel;
        }
        Known &known = m_known[m_next];
        m_next = (m_next + 1) % m_known.size();
        m_count = std::max(m_count, m_next == 0 ? m_known.size() : m_next);
        known = {from, to, travel.estimate(from, to, speedFactor)};
        return known.travel;
    }

private:
    struct Known
    {
        core::Coordinate from;
        core::Coordinate to;
        geo::Travel travel;
    };
    std::array<Known, 8> m_known {};
    size_t m_count = 0;
    size_t m_next = 0;
};

} // namespace fieldlane::engine
