#include "exchange/swapsense.h"
#include <algorithm>
#include <cmath>

namespace fieldlane::exchange {

namespace {

constexpr size_t enough = 5; // places, before their middle says anything
constexpr size_t sample = 2000;
constexpr double nearDegrees = 4; // about 400 km: a company's region
constexpr double farDegrees = 12;

double median(std::vector<double> values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double apart(core::Coordinate a, core::Coordinate b)
{
    return std::max(std::abs(a.latitude - b.latitude), std::abs(a.longitude - b.longitude));
}

} // namespace

SwapSense::SwapSense(std::optional<core::Coordinate> known)
    : m_middle(known)
    , m_known(known.has_value())
{
}

void SwapSense::learn(const std::vector<core::Coordinate> &places)
{
    if (m_known || m_latitudes.size() >= sample)
        return;
    for (const core::Coordinate &place : places) {
        m_latitudes.push_back(place.latitude);
        m_longitudes.push_back(place.longitude);
    }
    if (m_latitudes.size() >= enough)
        m_middle = core::Coordinate{median(m_latitudes), median(m_longitudes)};
}

bool SwapSense::looksSwapped(core::Coordinate place) const
{
    if (!m_middle)
        return false;
    const core::Coordinate turned{place.longitude, place.latitude};
    return apart(place, *m_middle) > farDegrees && turned.isValid() && apart(turned, *m_middle) < nearDegrees;
}

} // namespace fieldlane::exchange
