#include "ui/map/groundlayer.h"
#include "geo/polyline.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <QLocale>
#include <QPainter>

namespace fieldlane::ui::map {

namespace {

constexpr double labelsFrom = 260; // logical pixels
constexpr std::array<double, 13> steps {30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005};

// The widest step that still gives a line every 90 to 200 pixels.
double stepFor(double degreesPerPixel)
{
    for (const double step : steps) {
        if (step / degreesPerPixel < 200)
            return step;
    }
    return steps.back();
}

QString degrees(double value, QChar positive, QChar negative)
{
    const QChar side = value < 0 ? negative : positive;
    return QStringLiteral("%1° %2").arg(QLocale::c().toString(std::abs(value), 'g', 7)).arg(side);
}

geo::WorldPoint centroid(const std::vector<geo::WorldPoint> &ring)
{
    double area = 0;
    QPointF sum;
    const QPointF base = ring.front();
    for (size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const QPointF a = ring[j] - base;
        const QPointF b = ring[i] - base;
        const double cross = a.x() * b.y() - b.x() * a.y();
        area += cross;
        sum += (a + b) * cross;
    }
    return std::abs(area) > 0 ? base + sum / (3 * area) : base;
}

QRectF boxOf(const std::vector<geo::WorldPoint> &ring)
{
    return QPolygonF(QList<QPointF>(ring.begin(), ring.end())).boundingRect();
}

}

void GroundLayer::setOutlines(const std::vector<UnitOutline> &outlines)
{
    m_outlines.clear();
    m_drawnZoom = -1;
    m_bounds = {};
    for (const UnitOutline &unit : outlines) {
        Outline out {unit.name, {}, {}, {}};
        double largest = -1;
        for (const auto &polygon : unit.area) {
            for (const auto &ring : polygon) {
                if (ring.size() < 3)
                    continue;
                std::vector<geo::WorldPoint> points;
                std::transform(ring.begin(), ring.end(), std::back_inserter(points), geo::toWorld);
                const QRectF box = boxOf(points);
                if (box.width() * box.height() > largest) {
                    largest = box.width() * box.height();
                    out.middle = centroid(points);
                }
                out.bounds |= box;
                out.rings.push_back(std::move(points));
            }
        }
        m_bounds |= out.bounds;
        if (!out.rings.empty())
            m_outlines.push_back(std::move(out));
    }
}

void GroundLayer::prepare(double zoom)
{
    if (zoom == m_drawnZoom)
        return;
    m_drawnZoom = zoom;
    m_drawn.clear();
    const double size = geo::worldSize(zoom);
    for (const Outline &outline : m_outlines) {
        Drawn drawn {{}, outline.bounds.topLeft()};
        for (const auto &ring : outline.rings) {
            QPolygonF line;
            for (const geo::WorldPoint p : geo::simplified(ring, 0.7 / size))
                line.append((p - drawn.origin) * size);
            drawn.path.addPolygon(line);
            drawn.path.closeSubpath();
        }
        m_drawn.push_back(std::move(drawn));
    }
}

template <class Line>
void GroundLayer::forMeridians(const geo::Camera &camera, Line line)
{
    const core::Coordinate northWest = camera.toPlace({0, 0});
    const core::Coordinate southEast = camera.toPlace({camera.viewport().width(), camera.viewport().height()});
    const double step = stepFor((southEast.longitude - northWest.longitude) / camera.viewport().width());
    for (double lon = std::ceil(northWest.longitude / step) * step; lon <= southEast.longitude; lon += step)
        line(lon, std::round(camera.toScreen(core::Coordinate {0, lon}).x()));
}

template <class Line>
void GroundLayer::forParallels(const geo::Camera &camera, Line line)
{
    const core::Coordinate northWest = camera.toPlace({0, 0});
    const core::Coordinate southEast = camera.toPlace({camera.viewport().width(), camera.viewport().height()});
    const double step = stepFor((southEast.longitude - northWest.longitude) / camera.viewport().width());
    for (double lat = std::ceil(southEast.latitude / step) * step; lat <= northWest.latitude; lat += step)
        line(lat, std::round(camera.toScreen(core::Coordinate {lat, northWest.longitude}).y()));
}

void GroundLayer::paintGraticule(QPainter &painter, const geo::Camera &camera, const MapTheme &theme) const
{
    const QSizeF view = camera.viewport();
    painter.setPen(theme.graticule);
    forMeridians(camera, [&](double, double x) { painter.drawLine(QPointF(x, 0), QPointF(x, view.height())); });
    forParallels(camera, [&](double, double y) { painter.drawLine(QPointF(0, y), QPointF(view.width(), y)); });
}

void GroundLayer::paintDegrees(QPainter &painter, const geo::Camera &camera, const MapTheme &theme, const QFont &font) const
{
    painter.setFont(font);
    painter.setPen(theme.graticuleLabel);
    forMeridians(camera, [&](double lon, double x) {
        if (x > labelsFrom && x < camera.viewport().width() - 110) // not under the notice and the buttons
            painter.drawText(QPointF(x + 4, 14), degrees(lon, u'E', u'W'));
    });
    forParallels(camera, [&](double lat, double y) { painter.drawText(QPointF(6, y - 4), degrees(lat, u'N', u'S')); });
}

void GroundLayer::paintOutlines(QPainter &painter, const geo::Camera &camera, const MapTheme &theme,
    const QFont &font, bool overTiles)
{
    prepare(camera.zoom());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(overTiles ? QBrush(Qt::NoBrush) : QBrush(theme.unitFill));
    QColor edge = theme.unitEdge;
    edge.setAlpha(overTiles ? edge.alpha() / 3 : edge.alpha());
    painter.setPen(QPen(edge, overTiles ? 1.6 : 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (size_t i = 0; i < m_outlines.size(); ++i) {
        if (!m_outlines[i].bounds.intersects(camera.visibleWorld()))
            continue;
        const QPointF corner = camera.toScreen(m_drawn[i].origin);
        painter.translate(corner);
        painter.drawPath(m_drawn[i].path);
        painter.translate(-corner);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (overTiles)
        return; // the tiles carry the names of places
    painter.setFont(font);
    for (const Outline &outline : m_outlines)
        paintName(painter, camera, outline, theme);
}

void GroundLayer::paintName(
    QPainter &painter, const geo::Camera &camera, const Outline &outline, const MapTheme &theme) const
{
    const double width = outline.bounds.width() * geo::worldSize(camera.zoom());
    const QFontMetricsF metrics(painter.font());
    if (metrics.horizontalAdvance(outline.name) > width * 1.1)
        return;
    const QPointF at = camera.toScreen(outline.middle);
    painter.setPen(theme.unitLabel);
    painter.drawText(QRectF(at.x() - width, at.y() - 20, 2 * width, 40), Qt::AlignCenter, outline.name);
}

} // namespace fieldlane::ui::map
