#include "geo/tileid.h"
#include <algorithm>
#include <cmath>
#include <QPointF>

namespace fieldlane::geo {

namespace {

int tileIndex(double world, int zoom)
{
    const int count = 1 << zoom;
    return std::clamp(int(std::floor(world * count)), 0, count - 1);
}

}

QRectF TileId::worldRect() const
{
    const double size = 1.0 / (1 << zoom);
    return {x * size, y * size, size, size};
}

std::vector<TileId> tilesCovering(const QRectF &world, int zoom)
{
    const QRectF inside = world.intersected(QRectF(0, 0, 1, 1));
    if (inside.isEmpty() || zoom < 0 || zoom > TileId::maxZoom)
        return {};
    std::vector<TileId> tiles;
    for (int y = tileIndex(inside.top(), zoom); y <= tileIndex(inside.bottom(), zoom); ++y) {
        for (int x = tileIndex(inside.left(), zoom); x <= tileIndex(inside.right(), zoom); ++x)
            tiles.push_back({zoom, x, y});
    }
    const QPointF middle = world.center() * (1 << zoom) - QPointF(0.5, 0.5);
    const auto distance = [middle](const TileId &t) { return std::hypot(t.x - middle.x(), t.y - middle.y()); };
    std::stable_sort(tiles.begin(), tiles.end(),
        [&](const TileId &a, const TileId &b) { return distance(a) < distance(b); });
    return tiles;
}

} // namespace fieldlane::geo
