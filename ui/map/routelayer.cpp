#include "ui/map/routelayer.h"
#include "geo/polyline.h"
#include <algorithm>
#include <cmath>
#include <QLineF>
#include <QPainter>

namespace fieldlane::ui::map {

namespace {

constexpr double badge = 9; // radius of a stop's number

void paintBadge(QPainter &painter, QPointF at, const QString &text, const QColor &fill, const MapTheme &theme)
{
    painter.setPen(QPen(theme.markerEdge, 1.5));
    painter.setBrush(fill);
    painter.drawEllipse(at, badge, badge);
    painter.setPen(theme.stopText);
    painter.drawText(QRectF(at.x() - 2 * badge, at.y() - badge, 4 * badge, 2 * badge), Qt::AlignCenter, text);
}

}

void RouteLayer::setRoute(const std::optional<DayRoute> &route)
{
    m_route = route;
    m_points.clear();
    if (!route)
        return;
    if (route->start)
        m_points.push_back(geo::toWorld(*route->start));
    m_firstStop = m_points.size();
    for (const RouteStop &stop : route->stops)
        m_points.push_back(geo::toWorld(stop.place));
    if (route->end)
        m_points.push_back(geo::toWorld(*route->end));
}

QRectF RouteLayer::bounds() const
{
    return QPolygonF(QList<QPointF>(m_points.begin(), m_points.end())).boundingRect();
}

std::vector<MapItem> RouteLayer::stops() const
{
    std::vector<MapItem> items;
    for (size_t i = 0; m_route && i < m_route->stops.size(); ++i)
        items.push_back(MapItem::of(m_route->stops[i].order));
    return items;
}

QPolygonF RouteLayer::onScreen(const geo::Camera &camera, size_t first, size_t last) const
{
    const auto part = std::span(m_points).subspan(first, last - first + 1);
    QPolygonF line;
    for (const geo::WorldPoint p : geo::simplified(part, 0.5 / geo::worldSize(camera.zoom())))
        line.append(camera.toScreen(p));
    return line;
}

void RouteLayer::paintArrows(QPainter &painter, const QPolygonF &line, const QColor &colour) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QLineF leg(line[i - 1], line[i]);
        if (leg.length() < 60)
            continue;
        painter.save();
        painter.translate(leg.center());
        painter.rotate(-leg.angle());
        painter.drawPolygon(QPolygonF {QPointF(7, 0), QPointF(-5, -6), QPointF(-2, 0), QPointF(-5, 6)});
        painter.restore();
    }
}

void RouteLayer::paintLine(QPainter &painter, const geo::Camera &camera, const MapTheme &theme) const
{
    if (!m_route || m_points.size() < 2)
        return;
    size_t done = 0;
    while (done < m_route->stops.size() && m_route->stops[done].done)
        ++done;
    const size_t turn = done > 0 ? m_firstStop + done - 1 : 0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPolygonF past = onScreen(camera, 0, turn);
    const QPolygonF ahead = onScreen(camera, turn, m_points.size() - 1);
    painter.setPen(QPen(theme.routeDone, 2, Qt::DashLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(past);
    painter.setPen(QPen(theme.markerEdge, 6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(ahead);
    painter.setPen(QPen(theme.route, 3.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(ahead);
    paintArrows(painter, ahead, theme.route);
    painter.restore();
}

void RouteLayer::paintStops(
    QPainter &painter, const geo::Camera &camera, const MapTheme &theme, const QFont &font) const
{
    if (!m_route)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QFont bold = font;
    bold.setBold(true);
    bold.setPixelSize(11);
    painter.setFont(bold);
    for (size_t i = m_route->stops.size(); i-- > 0;) {
        const RouteStop &stop = m_route->stops[i];
        const QPointF at = camera.toScreen(m_points[m_firstStop + i]) + QPointF(12, -12);
        const QString text = stop.done ? QStringLiteral("✓") : QString::number(i + 1);
        paintBadge(painter, at, text, stop.done ? theme.routeDone : theme.route, theme);
    }
    painter.restore();
}

} // namespace fieldlane::ui::map
