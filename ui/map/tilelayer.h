#pragma once
#include "core/worker.h"
#include "geo/camera.h"
#include "geo/tilesource.h"
#include "ui/map/tilerenderer.h"
#include <deque>
#include <memory>
#include <QHash>
#include <QObject>
#include <QPixmap>
#include <QRect>
#include <QSet>

class QPainter;

namespace fieldlane::ui::map {

/// A label whose picture is ready to be shown.
struct PlacedLabel
{
    QString text;
    QPixmap sprite;
    geo::WorldPoint anchor;
    QSizeF size;
    int priority = 0;
};

/// The ground of the map. Asks the source for what is in sight, middle first, has it painted on a worker and
/// keeps the pictures in a cache of bounded size. Until a tile is there, its parent or its children stand in
/// for it. Lives in the GUI thread and never waits.
class TileLayer : public QObject
{
    Q_OBJECT
public:
    static constexpr int insertsPerFrame = 6;
    static constexpr qint64 cacheBytes = 64LL * 1024 * 1024;
    /// Tiles are painted for zooms in steps of a quarter, so that a map at rest is never a scaled picture.
    static constexpr int stepsPerZoom = 4;

    explicit TileLayer(core::Worker::Mode mode, QObject *parent = nullptr);
    ~TileLayer() override;

    void setSource(std::unique_ptr<geo::TileSource> source);
    const geo::TileSource *source() const { return m_source.get(); }
    void setLook(const MapTheme &theme, const QString &fontFamily, double pixelRatio);

    /// Requests what `target` (where the camera is going) needs and drops what it no longer does.
    void aim(const geo::Camera &target);
    /// Takes finished pictures into the cache; call once per frame.
    void takeFinished();
    /// Draws in device pixels: the painter's transform maps them one to one.
    void paint(QPainter &painter, const geo::Camera &camera, double pixelRatio);
    /// What the pictures cover, in logical pixels: nothing while one of those in sight is missing.
    QRect covered(const geo::Camera &camera) const;
    /// Which tiles `camera` sees: level and index range. Panning within it needs no new choice of names.
    struct Sight
    {
        int level = -1;
        QRect range;
        friend bool operator==(const Sight &, const Sight &) = default;
    };
    Sight sight(const geo::Camera &camera) const;
    /// The names on the tiles of the level that `camera` shows.
    std::vector<const PlacedLabel *> labels(const geo::Camera &camera) const;

    /// Counts up whenever pictures change.
    quint64 revision() const { return m_revision; }
    bool isComplete() const { return m_wanted.isEmpty() && m_finished.empty(); }
    int failures() const { return m_failures; }
    /// Nothing that was asked for could be had.
    bool isUnreachable() const { return m_failures > 0 && m_usedBytes == 0; }
    qint64 usedBytes() const { return m_usedBytes; }

Q_SIGNALS:
    /// Something new can be painted.
    void changed();

private:
    struct Picture
    {
        QPixmap pixmap; ///< null: nothing there
        std::vector<PlacedLabel> labels;
        double edge = 0;
        quint64 usedAt = 0;
        qint64 bytes = 0;
    };
    struct Finished
    {
        TileJob job;
        core::Result<RenderedTile> tile;
    };

    int levelOf(double zoom) const;
    geo::TileId sourceTile(geo::TileId shown) const;
    void want(geo::TileId id);
    void forget(geo::TileId id);
    void dropUnwanted(const QSet<geo::TileId> &inSight);
    void render(geo::TileId id, const QByteArray &data);
    void onArrived(geo::TileId id, const QByteArray &data);
    void onFailed(geo::TileId id);
    void insert(Finished finished);
    void trim();
    void clear();
    void paintTile(QPainter &painter, geo::TileId id, const QRectF &target);
    bool paintFromParent(QPainter &painter, geo::TileId id, const QRectF &target);
    void paintFromChildren(QPainter &painter, geo::TileId id, const QRectF &target);
    Picture *find(geo::TileId id);

    std::unique_ptr<geo::TileSource> m_source;
    QHash<geo::TileId, Picture> m_pictures;
    QHash<geo::TileId, core::StopToken> m_wanted; // asked for, not in the cache yet
    QHash<geo::TileId, QByteArray> m_raw; // source tiles that serve several pictures
    std::deque<Finished> m_finished;
    MapTheme m_theme;
    QString m_fontFamily;
    double m_pixelRatio = 1;
    double m_edge = geo::tileSize; // of the tiles wanted now
    quint64 m_revision = 0;
    quint64 m_frame = 0;
    qint64 m_usedBytes = 0;
    qint64 m_rawBytes = 0;
    int m_failures = 0;
    core::Worker m_worker;
};

} // namespace fieldlane::ui::map
