#include "geo/vectortile.h"
#include "geo/inflate.h"
#include "geo/protobuf.h"
#include "geo/vectorgeometry.h"
#include <algorithm>

namespace fieldlane::geo {

namespace {

core::Error malformed(const char *detail)
{
    return {core::ErrorCode::InvalidInput, QStringLiteral("map tile"), QString::fromLatin1(detail)};
}

struct Budget
{
    VectorTileLimits limits;
    size_t points = 0;
    size_t features = 0;
};

core::Result<TileValue> decodeValue(QByteArrayView data)
{
    ProtobufReader in(data);
    TileValue value;
    while (in.next()) {
        switch (in.field()) {
        case 1:
            value = QString::fromUtf8(in.bytes());
            break;
        case 2:
            value = double(in.asFloat());
            break;
        case 3:
            value = in.asDouble();
            break;
        case 4:
            value = double(qint64(in.number()));
            break;
        case 5:
            value = double(in.number());
            break;
        case 6:
            value = double(in.asSigned());
            break;
        case 7:
            value = in.number() != 0;
            break;
        default:
            break;
        }
    }
    if (!in.ok())
        return malformed("A value of the tile is malformed.");
    return value;
}

bool decodeTags(QByteArrayView data, TileFeature &feature)
{
    while (!data.isEmpty()) {
        const auto key = takeVarint(data);
        const auto value = takeVarint(data);
        if (!key || !value)
            return false;
        feature.tags.emplace_back(quint32(*key), quint32(*value));
    }
    return true;
}

core::Result<TileFeature> decodeFeature(QByteArrayView data, Budget &budget)
{
    ProtobufReader in(data);
    TileFeature feature;
    QByteArrayView geometry;
    while (in.next()) {
        if (in.field() == 2 && in.isBytes() && !decodeTags(in.bytes(), feature))
            return malformed("The tags of a feature are malformed.");
        if (in.field() == 3 && in.number() <= 3)
            feature.kind = TileFeature::Kind(in.number());
        if (in.field() == 4 && in.isBytes())
            geometry = in.bytes();
    }
    if (!in.ok())
        return malformed("A feature of the tile is malformed.");
    const size_t room = budget.limits.points - budget.points;
    auto parts = decodeGeometry(geometry, feature.kind, room);
    if (!parts)
        return parts.error();
    for (const auto &part : *parts)
        budget.points += part.size();
    feature.parts = std::move(*parts);
    return feature;
}

bool tagsAreInRange(const TileLayer &layer)
{
    return std::all_of(layer.features.begin(), layer.features.end(), [&](const TileFeature &f) {
        return std::all_of(f.tags.begin(), f.tags.end(),
            [&](auto tag) { return tag.first < layer.keys.size() && tag.second < layer.values.size(); });
    });
}

core::Result<void> decodeLayerField(ProtobufReader &in, TileLayer &layer, Budget &budget)
{
    switch (in.field()) {
    case 1:
        layer.name = QString::fromUtf8(in.bytes());
        break;
    case 2: {
        if (++budget.features > budget.limits.features)
            return malformed("The tile has too many features.");
        FIELDLANE_ASSIGN(feature, decodeFeature(in.bytes(), budget));
        layer.features.push_back(std::move(feature));
        break;
    }
    case 3:
        layer.keys.push_back(QString::fromUtf8(in.bytes()));
        break;
    case 4: {
        FIELDLANE_ASSIGN(value, decodeValue(in.bytes()));
        layer.values.push_back(std::move(value));
        break;
    }
    case 5:
        layer.extent = int(std::clamp<quint64>(in.number(), 1, 1 << 20));
        break;
    default:
        break;
    }
    return {};
}

core::Result<TileLayer> decodeLayer(QByteArrayView data, Budget &budget)
{
    ProtobufReader in(data);
    TileLayer layer;
    while (in.next())
        FIELDLANE_TRY(decodeLayerField(in, layer, budget));
    if (!in.ok())
        return malformed("A layer of the tile is malformed.");
    if (!tagsAreInRange(layer))
        return malformed("A tag of the tile names a key or a value that is not there.");
    return layer;
}

}

const TileValue *TileLayer::value(const TileFeature &feature, QLatin1String key) const
{
    for (const auto &[k, v] : feature.tags) {
        if (keys[k] == key)
            return &values[v];
    }
    return nullptr;
}

QString TileLayer::text(const TileFeature &feature, QLatin1String key) const
{
    const TileValue *v = value(feature, key);
    const QString *text = v ? std::get_if<QString>(v) : nullptr;
    return text ? *text : QString();
}

std::optional<double> TileLayer::number(const TileFeature &feature, QLatin1String key) const
{
    const TileValue *v = value(feature, key);
    const double *number = v ? std::get_if<double>(v) : nullptr;
    return number ? std::optional(*number) : std::nullopt;
}

const TileLayer *VectorTile::layer(QLatin1String name) const
{
    const auto it = std::find_if(layers.begin(), layers.end(), [&](const TileLayer &l) { return l.name == name; });
    return it == layers.end() ? nullptr : &*it;
}

core::Result<VectorTile> decodeVectorTile(const QByteArray &data, const VectorTileLimits &limits)
{
    FIELDLANE_ASSIGN(raw, inflated(data, limits.bytes));
    Budget budget {limits};
    ProtobufReader in(raw);
    VectorTile tile;
    while (in.next()) {
        if (in.field() != 3 || !in.isBytes())
            continue;
        if (tile.layers.size() >= limits.layers)
            return malformed("The tile has too many layers.");
        FIELDLANE_ASSIGN(layer, decodeLayer(in.bytes(), budget));
        tile.layers.push_back(std::move(layer));
    }
    if (!in.ok())
        return malformed("The tile is malformed or cut short.");
    return tile;
}

} // namespace fieldlane::geo
