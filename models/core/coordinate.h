#pragma once

namespace fieldlane::core {

/// A place on WGS 84, degrees.
struct Coordinate
{
    double latitude = 0; ///< -90 .. 90, north positive
    double longitude = 0; ///< -180 .. 180, east positive

    bool isValid() const // written so that NaN is invalid
    {
        return latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180;
    }
    friend bool operator==(const Coordinate &, const Coordinate &) = default;
};

} // namespace fieldlane::core
