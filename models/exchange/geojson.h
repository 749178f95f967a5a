#pragma once
#include "core/result.h"
#include "domain/unit.h"
#include <optional>
#include <QIODevice>
#include <QJsonObject>
#include <vector>

namespace fieldlane::exchange {

/// One feature of a GeoJSON file: a place, an area, or neither.
struct GeoFeature
{
    qint64 number = 0; ///< counted from 1
    QJsonObject properties;
    std::optional<core::Coordinate> point;
    domain::Area area;
    QString fault; ///< empty, or one sentence why its geometry cannot be used
};

/// What one file may hold at most.
struct GeoJsonLimits
{
    qint64 bytes = qint64(256) << 20;
    qsizetype points = 10'000'000;
};

/// A FeatureCollection or a single Feature. Point, Polygon and MultiPolygon are understood; other kinds,
/// rings of fewer than three places and places that are not on Earth are faults of their feature.
core::Result<std::vector<GeoFeature>> readGeoJson(
    QIODevice &device, const QString &name, GeoJsonLimits limits = {});

} // namespace fieldlane::exchange
