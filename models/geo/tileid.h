#pragma once
#include <QHashFunctions>
#include <QMetaType>
#include <QRectF>
#include <vector>

namespace fieldlane::geo {

/// The address of a map tile; y counts from the north, as in XYZ services.
struct TileId
{
    int zoom = 0;
    int x = 0;
    int y = 0;

    static constexpr int maxZoom = 24;
    bool isValid() const
    {
        return zoom >= 0 && zoom <= maxZoom && x >= 0 && y >= 0 && x < (1 << zoom) && y < (1 << zoom);
    }
    /// The same row counted from the south, as MBTiles does.
    int tmsRow() const { return (1 << zoom) - 1 - y; }
    /// The tile that covers this one `levels` further out.
    TileId ancestor(int levels) const { return {zoom - levels, x >> levels, y >> levels}; }
    QRectF worldRect() const;
    friend bool operator==(const TileId &, const TileId &) = default;
};

inline size_t qHash(const TileId &id, size_t seed = 0)
{
    return qHashMulti(seed, id.zoom, id.x, id.y);
}

/// Every tile of a zoom level that touches a part of the world, those nearest to its middle first.
std::vector<TileId> tilesCovering(const QRectF &world, int zoom);

} // namespace fieldlane::geo

Q_DECLARE_METATYPE(fieldlane::geo::TileId)
