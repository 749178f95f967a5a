#pragma once
#include "core/result.h"
#include <optional>
#include <QByteArray>
#include <QPoint>
#include <QString>
#include <variant>
#include <vector>

namespace fieldlane::geo {

using TileValue = std::variant<std::monostate, QString, double, bool>;

struct TileFeature
{
    enum class Kind { Unknown, Point, Line, Polygon };
    using Part = std::vector<QPoint>;

    Kind kind = Kind::Unknown;
    std::vector<std::pair<quint32, quint32>> tags; ///< indices into keys and values of the layer
    std::vector<Part> parts; ///< in tile units; polygon rings without the repeated last point
};

struct TileLayer
{
    QString name;
    int extent = 4096; ///< tile units along an edge
    std::vector<QString> keys;
    std::vector<TileValue> values;
    std::vector<TileFeature> features;

    /// Text of a tag; empty when the feature has none.
    QString text(const TileFeature &feature, QLatin1String key) const;
    std::optional<double> number(const TileFeature &feature, QLatin1String key) const;

private:
    const TileValue *value(const TileFeature &feature, QLatin1String key) const;
};

/// A Mapbox Vector Tile (specification 2.1), decoded.
struct VectorTile
{
    std::vector<TileLayer> layers;
    const TileLayer *layer(QLatin1String name) const;
};

/// Tiles come from files and servers of others, so everything in them is bounded.
struct VectorTileLimits
{
    qsizetype bytes = 16 * 1024 * 1024; ///< unpacked
    size_t layers = 128;
    size_t points = 2'000'000;
    size_t features = 500'000;
};

/// Decodes a tile, packed or not. A malformed tile is an error as a whole: half a map misleads.
core::Result<VectorTile> decodeVectorTile(const QByteArray &data, const VectorTileLimits &limits = {});

} // namespace fieldlane::geo
