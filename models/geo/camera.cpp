#include "geo/camera.h"
#include <algorithm>
#include <cmath>

namespace fieldlane::geo {

namespace {
double finiteOr(double value, double fallback)
{
    return std::isfinite(value) ? value : fallback;
}
}

void Camera::setCentre(WorldPoint centre)
{
    m_centre = {std::clamp(finiteOr(centre.x(), 0.5), 0.0, 1.0), std::clamp(finiteOr(centre.y(), 0.5), 0.0, 1.0)};
}

void Camera::setZoom(double zoom)
{
    m_zoom = std::clamp(finiteOr(zoom, minZoom), minZoom, maxZoom);
}

void Camera::setViewport(QSizeF size)
{
    m_viewport = {std::max(1.0, size.width()), std::max(1.0, size.height())};
}

QPointF Camera::toScreen(WorldPoint point) const
{
    const QPointF middle(m_viewport.width() / 2, m_viewport.height() / 2);
    return (point - m_centre) * worldSize(m_zoom) + middle;
}

Camera Camera::snapped(double pixelRatio) const
{
    const QPointF origin = toScreen(WorldPoint(0, 0)) * pixelRatio;
    Camera snapped = *this;
    snapped.m_centre -= (QPointF(std::round(origin.x()), std::round(origin.y())) - origin) / (pixelRatio * worldSize(m_zoom));
    return snapped;
}

WorldPoint Camera::toWorldPoint(QPointF screen) const
{
    const QPointF middle(m_viewport.width() / 2, m_viewport.height() / 2);
    return m_centre + (screen - middle) / worldSize(m_zoom);
}

QRectF Camera::visibleWorld() const
{
    const QSizeF size = m_viewport / worldSize(m_zoom);
    return {m_centre - QPointF(size.width() / 2, size.height() / 2), size};
}

void Camera::panBy(QPointF pixels)
{
    setCentre(m_centre - pixels / worldSize(m_zoom));
}

void Camera::zoomAt(QPointF anchor, double zoom)
{
    const WorldPoint under = toWorldPoint(anchor);
    setZoom(zoom);
    setCentre(m_centre + (under - toWorldPoint(anchor)));
}

void Camera::fit(const QRectF &world, double margin, double closest)
{
    const double width = std::max(1.0, m_viewport.width() - 2 * margin);
    const double height = std::max(1.0, m_viewport.height() - 2 * margin);
    const double scale = std::min(width / std::max(world.width(), 1e-12), height / std::max(world.height(), 1e-12));
    const double zoom = std::log2(scale / tileSize);
    setZoom(std::min(zoom, closest));
    setCentre(world.center());
}

} // namespace fieldlane::geo
