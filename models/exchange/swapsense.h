#pragma once
#include "core/coordinate.h"
#include <optional>
#include <vector>

namespace fieldlane::exchange {

/// Knows where the work of a company usually lies, and from that tells a pair that was written the wrong way
/// round: far from there as it stands, near when turned.
class SwapSense
{
public:
    /// `known` is a place the company is known to work around, for example the middle of its units. Without
    /// one the places of the file decide, once there are enough of them.
    explicit SwapSense(std::optional<core::Coordinate> known = {});

    void learn(const std::vector<core::Coordinate> &places);
    bool looksSwapped(core::Coordinate place) const;

private:
    std::vector<double> m_latitudes;
    std::vector<double> m_longitudes;
    std::optional<core::Coordinate> m_middle;
    bool m_known;
};

} // namespace fieldlane::exchange
