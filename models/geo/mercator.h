#pragma once
#include "core/coordinate.h"
#include <QPointF>

namespace fieldlane::geo {

/// A place on the Web Mercator square: x grows east, y grows south, both 0 .. 1.
using WorldPoint = QPointF;

/// Where the square ends, in degrees north and south.
inline constexpr double mercatorLimit = 85.051128779806604;
/// Edge of a map tile in logical pixels; at zoom 0 the whole world is one tile.
inline constexpr int tileSize = 256;

/// Latitudes beyond the limit land on the edge.
WorldPoint toWorld(core::Coordinate place);
core::Coordinate toCoordinate(WorldPoint point);
/// Edge of the world in logical pixels at a zoom, which may be fractional.
double worldSize(double zoom);
/// Metres on the ground covered by one logical pixel.
double metresPerPixel(double latitude, double zoom);

} // namespace fieldlane::geo
