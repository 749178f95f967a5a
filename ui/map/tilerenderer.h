#pragma once
#include "core/result.h"
#include "geo/mercator.h"
#include "geo/tileid.h"
#include "ui/map/maptheme.h"
#include <QImage>
#include <QSizeF>
#include <vector>

namespace fieldlane::ui::map {

/// A name on the map, painted once where it was decoded; the view only decides whether there is room.
struct TileLabel
{
    QString text;
    QImage sprite; ///< turned and haloed, in device pixels
    geo::WorldPoint anchor; ///< of the sprite's middle
    QSizeF size; ///< logical pixels
    int priority = 0; ///< lower goes first
};

struct RenderedTile
{
    QImage image; ///< null: the source has nothing here
    std::vector<TileLabel> labels;
};

/// What is painted and how large.
struct TileJob
{
    geo::TileId shown;
    geo::TileId source; ///< `shown` or an ancestor of it, for views closer than the source goes
    double edge = geo::tileSize; ///< of the shown tile, logical pixels
    double pixelRatio = 1;
    bool vector = true;
    MapTheme theme;
    QString fontFamily;

    double zoom() const;
};

/// Decodes and paints one tile; for worker threads. The picture is up to one pixel larger than the tile, so
/// that tiles at fractional places meet without a seam.
core::Result<RenderedTile> renderTile(const TileJob &job, const QByteArray &data);

} // namespace fieldlane::ui::map
