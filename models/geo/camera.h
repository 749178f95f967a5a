#pragma once
#include "geo/mercator.h"
#include <QRectF>
#include <QSizeF>

namespace fieldlane::geo {

/// What a map window looks at: the world point in its middle and the zoom. Pixels are logical.
class Camera
{
public:
    static constexpr double minZoom = 1;
    static constexpr double maxZoom = 19;

    WorldPoint centre() const { return m_centre; }
    double zoom() const { return m_zoom; }
    QSizeF viewport() const { return m_viewport; }
    void setCentre(WorldPoint centre);
    void setZoom(double zoom);
    void setViewport(QSizeF size);

    QPointF toScreen(WorldPoint point) const;
    QPointF toScreen(core::Coordinate place) const { return toScreen(toWorld(place)); }
    WorldPoint toWorldPoint(QPointF screen) const;
    core::Coordinate toPlace(QPointF screen) const { return toCoordinate(toWorldPoint(screen)); }
    /// The part of the world in sight; may reach beyond 0 .. 1.
    QRectF visibleWorld() const;

    /// The content follows the pointer by so many pixels.
    void panBy(QPointF pixels);
    /// The nearest camera at which the world lies on whole pixels of the device, so that panning moves it by whole
    /// pixels.
    Camera snapped(double pixelRatio) const;
    /// What lies under `anchor` stays there.
    void zoomAt(QPointF anchor, double zoom);
    /// Shows all of `world` with a margin in pixels; a single point is shown no closer than `closest`.
    void fit(const QRectF &world, double margin, double closest = 16);

    friend bool operator==(const Camera &, const Camera &) = default;

private:
    WorldPoint m_centre {0.5, 0.5};
    double m_zoom = 2;
    QSizeF m_viewport {1, 1};
};

} // namespace fieldlane::geo
