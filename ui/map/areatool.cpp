#include "ui/map/areatool.h"
#include <algorithm>
#include <QLineF>
#include <QPainter>
#include <QPainterPath>

namespace fieldlane::ui::map {

namespace {

constexpr double reach = 9; // logical pixels around a handle
constexpr double handle = 5;
constexpr double edgeWithHandle = 44; // shorter edges show none in their middle
constexpr double crowded = 7; // corners nearer to each other on the screen share a handle
constexpr size_t fewest = 3;

bool isNear(QPointF a, QPointF b)
{
    return QLineF(a, b).length() <= reach;
}

QPointF middle(QPointF a, QPointF b)
{
    return (a + b) / 2;
}

} // namespace

void AreaTool::setArea(const domain::Area &area)
{
    m_area = area;
    dropPart();
    m_chosen = {};
    m_before.reset();
}

void AreaTool::startPart()
{
    m_open.clear();
    m_drawing = true;
    m_chosen = {};
}

void AreaTool::addCorner(core::Coordinate place)
{
    m_open.push_back(place);
}

bool AreaTool::closePart()
{
    if (m_open.size() < fewest)
        return false;
    m_area.push_back({m_open});
    dropPart();
    return true;
}

void AreaTool::takeBack()
{
    if (m_open.empty())
        return dropPart();
    m_open.pop_back();
}

void AreaTool::dropPart()
{
    m_open.clear();
    m_drawing = false;
}

bool AreaTool::closesAt(const geo::Camera &camera, QPointF at) const
{
    return m_open.size() >= fewest && isNear(camera.toScreen(m_open.front()), at);
}

domain::Ring *AreaTool::ringOf(const Corner &c)
{
    return c.isValid() ? &m_area[size_t(c.polygon)][size_t(c.ring)] : nullptr;
}

std::optional<core::Coordinate> AreaTool::place(const Corner &c) const
{
    const domain::Ring *ring = const_cast<AreaTool *>(this)->ringOf(c);
    return ring ? std::optional((*ring)[size_t(c.index)]) : std::nullopt;
}

std::vector<AreaTool::Corner> AreaTool::allCorners() const
{
    std::vector<Corner> all;
    for (size_t p = 0; p < m_area.size(); ++p) {
        for (size_t r = 0; r < m_area[p].size(); ++r) {
            for (size_t i = 0; i < m_area[p][r].size(); ++i)
                all.push_back({int(p), int(r), int(i)});
        }
    }
    return all;
}

AreaTool::Corner AreaTool::cornerAt(const geo::Camera &camera, QPointF at) const
{
    for (const Corner &corner : allCorners()) {
        if (isNear(camera.toScreen(*place(corner)), at))
            return corner;
    }
    return {};
}

AreaTool::Corner AreaTool::edgeAt(const geo::Camera &camera, QPointF at) const
{
    for (const Corner &corner : allCorners()) {
        const domain::Ring &ring = m_area[size_t(corner.polygon)][size_t(corner.ring)];
        const QPointF from = camera.toScreen(ring[size_t(corner.index)]);
        const QPointF to = camera.toScreen(ring[(size_t(corner.index) + 1) % ring.size()]);
        if (QLineF(from, to).length() >= edgeWithHandle && isNear(middle(from, to), at))
            return corner;
    }
    return {};
}

AreaTool::Corner AreaTool::insertAfter(const Corner &corner, core::Coordinate place)
{
    domain::Ring &ring = *ringOf(corner);
    ring.insert(ring.begin() + corner.index + 1, place);
    m_chosen = {corner.polygon, corner.ring, corner.index + 1};
    return m_chosen;
}

void AreaTool::chooseNext(int step)
{
    const auto all = allCorners();
    if (all.empty())
        return;
    const auto at = std::find(all.begin(), all.end(), m_chosen);
    const int count = int(all.size());
    const int from = at == all.end() ? (step > 0 ? -1 : 0) : int(at - all.begin());
    m_chosen = all[size_t((from + step + count) % count)];
}

bool AreaTool::removeChosen()
{
    domain::Ring *ring = ringOf(m_chosen);
    if (!ring)
        return false;
    domain::Polygon &polygon = m_area[size_t(m_chosen.polygon)];
    ring->erase(ring->begin() + m_chosen.index);
    if (ring->size() < fewest) {
        if (m_chosen.ring == 0) // holes go with what they are in
            m_area.erase(m_area.begin() + m_chosen.polygon);
        else
            polygon.erase(polygon.begin() + m_chosen.ring);
    }
    m_chosen = {};
    return true;
}

void AreaTool::beginMove(const Corner &corner)
{
    m_before = m_area;
    m_chosen = corner;
}

void AreaTool::moveTo(core::Coordinate place)
{
    if (domain::Ring *ring = ringOf(m_chosen))
        (*ring)[size_t(m_chosen.index)] = place;
}

void AreaTool::cancelMove()
{
    if (!m_before)
        return;
    m_area = *m_before;
    m_before.reset();
    m_chosen = {};
}

void AreaTool::paintParts(QPainter &painter, const geo::Camera &camera, const MapTheme &theme) const
{
    QColor fill = theme.accent;
    fill.setAlphaF(0.16f);
    for (const domain::Polygon &polygon : m_area) {
        QPainterPath path;
        for (const domain::Ring &ring : polygon) {
            QPolygonF points;
            for (const core::Coordinate &c : ring)
                points << camera.toScreen(c);
            path.addPolygon(points);
            path.closeSubpath();
        }
        painter.setBrush(fill);
        painter.setPen(QPen(theme.accent, 2));
        painter.drawPath(path);
    }
}

void AreaTool::paintHandles(QPainter &painter, const geo::Camera &camera, const MapTheme &theme) const
{
    const QRectF sight = QRectF({}, camera.viewport()).adjusted(-handle, -handle, handle, handle);
    std::optional<QPointF> last;
    for (const Corner &corner : allCorners()) {
        const domain::Ring &ring = m_area[size_t(corner.polygon)][size_t(corner.ring)];
        const QPointF at = camera.toScreen(ring[size_t(corner.index)]);
        const QPointF next = camera.toScreen(ring[(size_t(corner.index) + 1) % ring.size()]);
        if (!m_drawing && QLineF(at, next).length() >= edgeWithHandle && sight.contains(middle(at, next))) {
            painter.setBrush(theme.panel);
            painter.setPen(QPen(theme.accent, 1));
            painter.drawEllipse(middle(at, next), handle - 2, handle - 2);
        }
        const bool isChosen = corner == m_chosen;
        if (!sight.contains(at) || (!isChosen && last && QLineF(*last, at).length() < crowded))
            continue;
        last = at;
        painter.setBrush(isChosen ? theme.accent : theme.panel);
        painter.setPen(QPen(theme.accent, 2));
        const double r = isChosen ? handle + 2 : handle;
        painter.drawRect(QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r)); // the chosen one is larger, not only darker
    }
}

void AreaTool::paint(QPainter &painter, const geo::Camera &camera, const MapTheme &theme, std::optional<QPointF> pointer) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintParts(painter, camera, theme);
    paintHandles(painter, camera, theme);
    if (m_drawing) {
        QPolygonF line;
        for (const core::Coordinate &c : m_open)
            line << camera.toScreen(c);
        if (pointer && !line.isEmpty()) {
            painter.setPen(QPen(theme.accent, 1.5, Qt::DashLine));
            painter.drawLine(line.back(), *pointer);
        }
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(line);
        painter.setBrush(theme.panel);
        for (const QPointF &at : line)
            painter.drawEllipse(at, handle, handle);
        if (m_open.size() >= fewest)
            painter.drawEllipse(line.front(), handle + 4, handle + 4); // the one that closes
    }
    painter.restore();
}

} // namespace fieldlane::ui::map
