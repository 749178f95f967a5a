#pragma once
#include "geo/vectortile.h"
#include <QByteArrayView>

namespace fieldlane::geo {

/// Decodes the drawing commands of a vector-tile feature into at most `room` points.
core::Result<std::vector<TileFeature::Part>> decodeGeometry(QByteArrayView commands, TileFeature::Kind kind,
    size_t room);

} // namespace fieldlane::geo
