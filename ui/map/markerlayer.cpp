#include "ui/map/markerlayer.h"
#include <algorithm>
#include <cmath>
#include <QPainter>
#include <QPolygonF>

namespace fieldlane::ui::map {

namespace {

constexpr double captionsFromZoom = 9.5;
constexpr double reach = 40; // of a symbol or its caption around its middle

// A ring for a few, a spiral for many.
QPointF fanOffset(size_t i, size_t count)
{
    if (count <= 10) {
        const double angle = 2 * 3.14159265358979 * double(i) / double(count) - 1.5708;
        return {38 * std::cos(angle), 38 * std::sin(angle)};
    }
    const double angle = 0.55 * double(i) + 2 * std::sqrt(double(i));
    const double radius = 30 + 4.6 * double(i) / 2;
    return {radius * std::cos(angle), radius * std::sin(angle)};
}

}

void MarkerLayer::setData(
    const std::vector<OrderMark> &orders, const std::vector<TechnicianMark> &technicians, core::Instant now)
{
    m_orders = orders;
    m_technicians = technicians;
    // From north to south: what is nearer to the viewer lies on top, and painting walks through the picture in the
    // order of memory, which halves the cost of thousands of markers.
    const auto isNorthOf = [](const auto &a, const auto &b) { return a.place.latitude > b.place.latitude; };
    std::stable_sort(m_orders.begin(), m_orders.end(), isNorthOf);
    std::stable_sort(m_technicians.begin(), m_technicians.end(), isNorthOf);
    m_now = now;
    m_orderPoints.clear();
    m_technicianPoints.clear();
    m_orderIndex.clear();
    m_technicianIndex.clear();
    m_initials.clear();
    for (const OrderMark &o : m_orders) {
        m_orderIndex.insert(o.id.value(), quint32(m_orderPoints.size()));
        m_orderPoints.push_back({geo::toWorld(o.place), int(o.look), false});
    }
    for (const TechnicianMark &t : m_technicians) {
        m_technicianIndex.insert(t.id.value(), quint32(m_technicianPoints.size()));
        m_technicianPoints.push_back({geo::toWorld(t.place), 0, false});
        m_initials.push_back(MarkerSprites::initialsOf(t.name));
    }
    m_fan.clear();
    markAlone();
}

void MarkerLayer::setClusters(Clusters mode)
{
    m_mode = mode;
    m_preparedZoom = -1;
    ++m_revision;
}

void MarkerLayer::setSelected(const std::vector<MapItem> &items)
{
    setAlone(m_selected, false);
    m_selected = items;
    markAlone();
}

void MarkerLayer::setSingled(const std::vector<MapItem> &items)
{
    setAlone(m_singled, false);
    m_singled = items;
    markAlone();
}

void MarkerLayer::setAlone(const std::vector<MapItem> &items, bool alone)
{
    for (const MapItem &item : items) {
        auto &points = item.kind == MapItem::Kind::Order ? m_orderPoints : m_technicianPoints;
        const auto &index = item.kind == MapItem::Kind::Order ? m_orderIndex : m_technicianIndex;
        if (const auto it = index.constFind(item.id); it != index.constEnd())
            points[*it].alone = alone;
    }
    m_preparedZoom = -1;
    ++m_revision;
}

void MarkerLayer::markAlone()
{
    for (const auto *items : {&m_selected, &m_singled, &m_fan})
        setAlone(*items, true);
}

bool MarkerLayer::isSelected(const MapItem &item) const
{
    return std::find(m_selected.begin(), m_selected.end(), item) != m_selected.end();
}

void MarkerLayer::addOrders(double zoom)
{
    if (m_mode == Clusters::Off) {
        for (quint32 i = 0; i < m_orderPoints.size(); ++i)
            m_symbols.push_back({m_orderPoints[i].at, {}, Kind::Order, m_orderPoints[i].rank, i, {}, {}});
        return;
    }
    m_orderClusters = geo::clustered(m_orderPoints, orderReach(m_orders.size()) / geo::worldSize(zoom));
    for (quint32 c = 0; c < m_orderClusters.clusters.size(); ++c) {
        const geo::Cluster &cluster = m_orderClusters.clusters[c];
        if (cluster.count == 1)
            m_symbols.push_back({cluster.centre, {}, Kind::Order, cluster.worst, m_orderClusters.members[cluster.first], {}, {}});
        else
            m_symbols.push_back({cluster.centre, {}, Kind::OrderCluster, cluster.worst, c, {}, {}});
    }
}

void MarkerLayer::addTechnicians(double zoom)
{
    constexpr int above = orderLookCount; // technicians lie on top of orders
    if (m_mode == Clusters::Off) {
        for (quint32 i = 0; i < m_technicianPoints.size(); ++i)
            m_symbols.push_back({m_technicianPoints[i].at, {}, Kind::Technician, above, i, {}, {}});
        return;
    }
    m_technicianClusters = geo::clustered(m_technicianPoints, technicianReach(m_technicians.size()) / geo::worldSize(zoom));
    for (quint32 c = 0; c < m_technicianClusters.clusters.size(); ++c) {
        const geo::Cluster &cluster = m_technicianClusters.clusters[c];
        if (cluster.count == 1)
            m_symbols.push_back({cluster.centre, {}, Kind::Technician, above, m_technicianClusters.members[cluster.first], {}, {}});
        else
            m_symbols.push_back({cluster.centre, {}, Kind::TechnicianCluster, above, c, {}, {}});
    }
}

void MarkerLayer::prepare(double zoom)
{
    // While the zoom is gliding, clusters change in steps, not with every frame.
    const double step = std::round(zoom * 4) / 4;
    if (step == m_preparedZoom)
        return;
    m_preparedZoom = step;
    m_symbols.clear();
    addOrders(step);
    addTechnicians(step);
    for (Symbol &symbol : m_symbols) {
        symbol.item = itemOf(symbol.kind, symbol.index);
        symbol.look = OrderLook(std::clamp(symbol.rank, 0, orderLookCount - 1));
    }
    raiseSpecial();
    std::stable_sort(
        m_symbols.begin(), m_symbols.end(), [](const Symbol &a, const Symbol &b) { return a.rank < b.rank; });
}

void MarkerLayer::raiseSpecial()
{
    if (m_fan.empty() && m_selected.empty())
        return;
    for (Symbol &symbol : m_symbols) {
        const auto it = std::find(m_fan.begin(), m_fan.end(), symbol.item);
        if (it != m_fan.end()) {
            symbol.offset = fanOffset(size_t(it - m_fan.begin()), m_fan.size());
            symbol.rank += 100;
        }
        if (isSelected(symbol.item))
            symbol.rank += 1000;
    }
}

MapItem MarkerLayer::itemOf(Kind kind, quint32 index) const
{
    if (kind == Kind::Order)
        return MapItem::of(m_orders[index].id);
    return kind == Kind::Technician ? MapItem::of(m_technicians[index].id) : MapItem();
}

double MarkerLayer::radiusOf(const Symbol &symbol) const
{
    switch (symbol.kind) {
    case Kind::Order:
        return MarkerSprites::orderRadius();
    case Kind::Technician:
        return MarkerSprites::technicianRadius();
    case Kind::TechnicianCluster:
        return 20;
    case Kind::OrderCluster:
        return MarkerSprites::clusterRadius(int(m_orderClusters.clusters[symbol.index].count));
    }
    return 0;
}

const QPixmap &MarkerLayer::spriteOf(const Symbol &symbol, Emphasis emphasis, MarkerSprites &sprites) const
{
    switch (symbol.kind) {
    case Kind::Order:
        return sprites.order(symbol.look, emphasis);
    case Kind::OrderCluster: {
        const geo::Cluster &cluster = m_orderClusters.clusters[symbol.index];
        return sprites.orderCluster(int(cluster.count), OrderLook(cluster.worst), Emphasis::None);
    }
    case Kind::TechnicianCluster:
        return sprites.technicianCluster(int(m_technicianClusters.clusters[symbol.index].count), Emphasis::None);
    case Kind::Technician:
        break;
    }
    const TechnicianMark &t = m_technicians[symbol.index];
    return sprites.technician(
        m_initials[symbol.index], PositionAge::band(t.seenAt, m_now), t.onDuty, emphasis);
}

void MarkerLayer::paint(
    QPainter &painter, const geo::Camera &camera, MarkerSprites &sprites, double pixelRatio, const QRectF &part)
{
    prepare(camera.zoom());
    if (!m_fan.empty())
        paintFanLegs(painter, camera, pixelRatio);
    const QRectF view = part.adjusted(-reach, -reach, reach, reach);
    const bool captions = camera.zoom() >= captionsFromZoom;
    const QPointF origin = camera.toScreen(geo::WorldPoint(0, 0));
    const double size = geo::worldSize(camera.zoom());
    for (const Symbol &symbol : m_symbols) {
        const QPointF middle = symbol.at * size + origin + symbol.offset;
        if (!view.contains(middle))
            continue;
        const bool selected = !symbol.item.isNone() && isSelected(symbol.item);
        paintSprite(painter, spriteOf(symbol, selected ? Emphasis::Selected : Emphasis::None, sprites), middle, pixelRatio);
        if (captions && symbol.kind == Kind::Technician)
            paintCaption(painter, symbol, middle, sprites, pixelRatio);
    }
}

void MarkerLayer::paintLifted(QPainter &painter, const geo::Camera &camera, MarkerSprites &sprites, double pixelRatio) const
{
    for (const Symbol &symbol : m_symbols) {
        const bool isTarget = symbol.item == m_target;
        if (symbol.item.isNone() || (!isTarget && symbol.item != m_hovered))
            continue;
        const Emphasis emphasis = isTarget ? Emphasis::Target : isSelected(symbol.item) ? Emphasis::Selected : Emphasis::Hover;
        paintSprite(painter, spriteOf(symbol, emphasis, sprites), camera.toScreen(symbol.at) + symbol.offset, pixelRatio);
    }
}

void MarkerLayer::paintSprite(QPainter &painter, const QPixmap &sprite, QPointF middle, double pixelRatio)
{
    painter.drawPixmap((middle * pixelRatio - QPointF(sprite.width(), sprite.height()) / 2).toPoint(), sprite);
}

void MarkerLayer::paintCaption(
    QPainter &painter, const Symbol &symbol, QPointF middle, MarkerSprites &sprites, double pixelRatio) const
{
    const TechnicianMark &t = m_technicians[symbol.index];
    const auto band = PositionAge::band(t.seenAt, m_now);
    const bool stale = band == PositionAge::Band::Stale || band == PositionAge::Band::Unknown;
    paintSprite(painter, sprites.caption(PositionAge::text(t.seenAt, m_now), stale), middle + QPointF(0, 23), pixelRatio);
}

void MarkerLayer::paintFanLegs(QPainter &painter, const geo::Camera &camera, double pixelRatio) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(90, 100, 115), 1.2 * pixelRatio));
    for (const Symbol &symbol : m_symbols) {
        if (symbol.offset.isNull())
            continue;
        const QPointF foot = camera.toScreen(symbol.at);
        painter.drawLine(foot * pixelRatio, (foot + symbol.offset) * pixelRatio);
    }
    painter.restore();
}

MarkerHit MarkerLayer::hit(const geo::Camera &camera, QPointF screen)
{
    prepare(camera.zoom());
    for (auto it = m_symbols.rbegin(); it != m_symbols.rend(); ++it) {
        const QPointF middle = camera.toScreen(it->at) + it->offset;
        const QPointF gap = middle - screen;
        const double radius = radiusOf(*it);
        if (QPointF::dotProduct(gap, gap) > radius * radius)
            continue;
        MarkerHit found;
        found.item = it->item;
        found.at = middle;
        found.technicians = it->kind == Kind::TechnicianCluster;
        if (found.item.isNone()) {
            const geo::Clustering &all = found.technicians ? m_technicianClusters : m_orderClusters;
            const auto members = all.membersOf(all.clusters[it->index]);
            found.cluster.assign(members.begin(), members.end());
        }
        return found;
    }
    return {};
}

std::optional<double> MarkerLayer::expansionZoom(const MarkerHit &cluster) const
{
    const auto &points = cluster.technicians ? m_technicianPoints : m_orderPoints;
    const double reach = cluster.technicians ? technicianReach(points.size()) : orderReach(points.size());
    const double zoom = geo::expansionZoom(points, cluster.cluster, reach, 99);
    // Clusters change in quarter steps of the zoom, so go to the next one.
    const double step = std::ceil(zoom * 4) / 4;
    return step > geo::Camera::maxZoom ? std::nullopt : std::optional(step);
}

QRectF MarkerLayer::worldBounds(const MarkerHit &cluster) const
{
    const auto &points = cluster.technicians ? m_technicianPoints : m_orderPoints;
    QPolygonF polygon;
    for (const quint32 i : cluster.cluster)
        polygon.append(points[i].at);
    return polygon.boundingRect();
}

void MarkerLayer::openFan(const MarkerHit &cluster)
{
    closeFan();
    for (const quint32 i : cluster.cluster)
        m_fan.push_back(cluster.technicians ? MapItem::of(m_technicians[i].id) : MapItem::of(m_orders[i].id));
    markAlone();
}

bool MarkerLayer::closeFan()
{
    if (m_fan.empty())
        return false;
    setAlone(m_fan, false);
    m_fan.clear();
    markAlone();
    return true;
}

const OrderMark *MarkerLayer::order(domain::OrderId id) const
{
    const auto it = m_orderIndex.constFind(id.value());
    return it == m_orderIndex.constEnd() ? nullptr : &m_orders[*it];
}

const TechnicianMark *MarkerLayer::technician(domain::TechnicianId id) const
{
    const auto it = m_technicianIndex.constFind(id.value());
    return it == m_technicianIndex.constEnd() ? nullptr : &m_technicians[*it];
}

std::optional<core::Coordinate> MarkerLayer::placeOf(const MapItem &item) const
{
    if (const OrderMark *o = order(item.order()))
        return o->place;
    if (const TechnicianMark *t = technician(item.technician()))
        return t->place;
    return std::nullopt;
}

std::optional<QPointF> MarkerLayer::screenOf(const geo::Camera &camera, const MapItem &item)
{
    prepare(camera.zoom());
    const bool technician = item.kind == MapItem::Kind::Technician;
    const auto &index = technician ? m_technicianIndex : m_orderIndex;
    const auto it = index.constFind(item.id);
    if (item.isNone() || it == index.constEnd())
        return std::nullopt;
    const geo::Clustering &all = technician ? m_technicianClusters : m_orderClusters;
    for (const Symbol &s : m_symbols) {
        if (s.item == item)
            return camera.toScreen(s.at) + s.offset;
        if (s.kind != (technician ? Kind::TechnicianCluster : Kind::OrderCluster))
            continue;
        const auto members = all.membersOf(all.clusters[s.index]);
        if (std::find(members.begin(), members.end(), *it) != members.end())
            return camera.toScreen(s.at);
    }
    return std::nullopt;
}

} // namespace fieldlane::ui::map
