#pragma once
#include "core/result.h"
#include "geo/tileid.h"
#include <QByteArray>
#include <QObject>
#include <QRectF>
#include <QString>

namespace fieldlane::geo {

/// What a map file or server says about itself.
struct TileSourceInfo
{
    QString name;
    QString attribution; ///< plain text that must be shown while its tiles are
    bool vector = false; ///< Mapbox Vector Tiles; otherwise PNG, JPEG or WebP
    bool online = false;
    int minZoom = 0;
    int maxZoom = 14; ///< closer views enlarge the tiles of this level
    QRectF bounds {0, 0, 1, 1}; ///< world points where there are tiles
};

/// Where map tiles come from. Lives in the GUI thread and never blocks it: each request is answered once,
/// by `arrived` or by `failed`, unless it was cancelled. In tests an answer may come within request().
class TileSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual const TileSourceInfo &info() const = 0;
    virtual void request(TileId id) = 0;
    virtual void cancel(TileId id) = 0;

Q_SIGNALS:
    /// Empty data: the source has no such tile.
    void arrived(fieldlane::geo::TileId id, const QByteArray &data);
    void failed(fieldlane::geo::TileId id, const fieldlane::core::Error &error);
};

} // namespace fieldlane::geo
