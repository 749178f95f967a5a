#pragma once
#include "geo/camera.h"
#include "ui/map/mapdata.h"
#include "ui/map/maptheme.h"
#include <QFont>
#include <QPolygonF>

class QPainter;

namespace fieldlane::ui::map {

/// The day of the selected technician: a line from stop to stop, each stop with its number. What is done is
/// drawn thin and grey with a tick, what is to come strong, so that the order can be read without colour.
class RouteLayer
{
public:
    void setRoute(const std::optional<DayRoute> &route);
    void paintLine(QPainter &painter, const geo::Camera &camera, const MapTheme &theme) const;
    /// The numbers, beside the markers of the stops.
    void paintStops(QPainter &painter, const geo::Camera &camera, const MapTheme &theme, const QFont &font) const;
    std::vector<MapItem> stops() const;
    QRectF bounds() const;

private:
    QPolygonF onScreen(const geo::Camera &camera, size_t first, size_t last) const;
    void paintArrows(QPainter &painter, const QPolygonF &line, const QColor &colour) const;

    std::optional<DayRoute> m_route;
    std::vector<geo::WorldPoint> m_points; // start, stops, end
    size_t m_firstStop = 0; // index in m_points
};

} // namespace fieldlane::ui::map
