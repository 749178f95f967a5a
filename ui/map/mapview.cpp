#include "ui/map/mapview.h"
#include "ui/map/mapbuttons.h"
#include "ui/map/ordermime.h"
#include <algorithm>
#include <cmath>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QHelpEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleHints>
#include <QToolTip>
#include <QWheelEvent>

namespace fieldlane::ui::map {

namespace {

constexpr double keyPan = 90; // logical pixels per key press
constexpr double fitMargin = 48;
constexpr double closestFit = 15;
constexpr int wheelUnitsPerStep = 60; // a notch is 120: half a zoom level

double quarter(double zoom)
{
    return std::floor(zoom * TileLayer::stepsPerZoom + 1e-6) / TileLayer::stepsPerZoom;
}

std::chrono::milliseconds elapsed(const QElapsedTimer &timer)
{
    return std::chrono::milliseconds(timer.elapsed());
}

}

MapView::MapView(QWidget *parent, core::Worker::Mode workers)
    : QWidget(parent)
    , m_theme(MapTheme::light())
    , m_tiles(workers)
    , m_buttons(new MapButtons(this))
{
    setObjectName(QStringLiteral("mapView"));
    setAccessibleName(tr("Map"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAcceptDrops(true);
    m_camera.setCentre({0.5, 0.35});
    m_frames.setInterval(16);
    connect(&m_frames, &QTimer::timeout, this, &MapView::tick);
    connect(&m_tiles, &TileLayer::changed, this, qOverload<>(&MapView::update));
    const auto zoomMiddle = [this](double levels) { zoomBy(levels, QRectF(rect()).center()); };
    connect(m_buttons, &MapButtons::zoomInClicked, this, [zoomMiddle] { zoomMiddle(0.5); });
    connect(m_buttons, &MapButtons::zoomOutClicked, this, [zoomMiddle] { zoomMiddle(-0.5); });
    connect(m_buttons, &MapButtons::fitClicked, this, &MapView::fitAll);
    refreshLook();
}

MapView::~MapView() = default;

void MapView::setTheme(const MapTheme &theme)
{
    m_theme = theme;
    refreshLook();
}

void MapView::refreshLook()
{
    m_lookRatio = devicePixelRatioF();
    m_sprites = std::make_unique<MarkerSprites>(m_theme, font(), m_lookRatio);
    m_tiles.setLook(m_theme, font().family(), m_lookRatio);
    m_labels.clear();
    m_buttons->setTheme(m_theme);
    m_tiles.aim(m_camera);
    update();
}

void MapView::setTileSource(std::unique_ptr<geo::TileSource> source)
{
    m_tiles.setSource(std::move(source));
    m_labels.clear();
    m_tiles.aim(m_camera);
    if (!m_fitted)
        fitAll();
    update();
}

void MapView::setData(const MapData &shown)
{
    m_ground.setOutlines(shown.outlines);
    m_route.setRoute(shown.route);
    m_markers.setData(shown.orders, shown.technicians, shown.now);
    m_markers.setSingled(m_route.stops());
    if (!m_fitted && !contentBounds().isNull()) {
        fitAll();
        m_fitted = isVisible();
    }
    update();
}

void MapView::setSelected(const std::vector<MapItem> &items)
{
    m_markers.setSelected(items);
    update();
}

void MapView::setHovered(const MapItem &item)
{
    if (m_hovered == item)
        return;
    m_hovered = item;
    m_markers.setHovered(item);
    update();
}

void MapView::setClusters(MarkerLayer::Clusters mode)
{
    m_markers.setClusters(mode);
    update();
}

QRectF MapView::contentBounds() const
{
    QPolygonF places;
    for (const OrderMark &o : m_markers.orders())
        places.append(geo::toWorld(o.place));
    for (const TechnicianMark &t : m_markers.technicians())
        places.append(geo::toWorld(t.place));
    const QRectF marks = places.boundingRect();
    if (!places.isEmpty())
        return marks.isNull() ? QRectF(places.first(), QSizeF(1e-9, 1e-9)) : marks;
    if (!m_ground.bounds().isNull())
        return m_ground.bounds();
    return m_tiles.source() ? m_tiles.source()->info().bounds : QRectF();
}

void MapView::setCamera(const geo::Camera &camera)
{
    m_motion = {};
    m_frames.stop();
    m_camera = camera;
    m_camera.setViewport(size());
    cameraChanged();
    m_tiles.aim(m_camera);
}

void MapView::goTo(const geo::Camera &target)
{
    m_markers.closeFan();
    m_fitted = true;
    if (!m_animated || !isVisible()) {
        setCamera(target);
        return;
    }
    m_motion = CameraMotion(m_camera, target);
    m_motionClock.start();
    m_frames.start();
    m_tiles.aim(target);
}

void MapView::tick()
{
    m_camera = m_motion.at(elapsed(m_motionClock));
    if (!m_motion.isRunning())
        m_frames.stop();
    cameraChanged();
}

void MapView::cameraChanged()
{
    QToolTip::hideText();
    update();
}

void MapView::fitAll()
{
    const QRectF content = contentBounds();
    if (content.isNull())
        return;
    geo::Camera target = m_camera;
    target.setViewport(size());
    target.fit(content, std::min(fitMargin, width() / 6.0), closestFit);
    target.setZoom(quarter(target.zoom()));
    goTo(target);
}

void MapView::fitRoute()
{
    if (m_route.bounds().isNull())
        return;
    geo::Camera target = m_camera;
    target.fit(m_route.bounds(), fitMargin, closestFit);
    target.setZoom(quarter(target.zoom()));
    goTo(target);
}

void MapView::zoomBy(double levels, QPointF anchor)
{
    const double from = m_motion.isRunning() ? m_motion.target().zoom() : m_camera.zoom();
    geo::Camera target = m_camera;
    target.zoomAt(anchor, quarter(from + levels));
    goTo(target);
}

void MapView::reveal(const MapItem &item)
{
    const auto place = m_markers.placeOf(item);
    if (!place)
        return;
    const QPointF at = m_camera.toScreen(*place);
    if (QRectF(rect()).adjusted(30, 30, -30, -30).contains(at))
        return;
    geo::Camera target = m_camera;
    target.setCentre(geo::toWorld(*place));
    goTo(target);
}

void MapView::startPlacing(const QString &prompt)
{
    cancelDrag();
    m_prompt = prompt;
    setCursor(Qt::CrossCursor);
    setFocus();
    update();
}

void MapView::stopPlacing()
{
    m_prompt.clear();
    unsetCursor();
    update();
}

bool MapView::isCovered() const
{
    return m_tiles.source() && m_camera.visibleWorld().intersects(m_tiles.source()->info().bounds);
}

MapOverlay::Facts MapView::facts() const
{
    return {m_tiles.source() ? &m_tiles.source()->info() : nullptr, isCovered(), m_tiles.failures(), m_prompt};
}

QString MapView::notice() const
{
    return MapOverlay::notice(facts());
}

QString MapView::attribution() const
{
    return MapOverlay::attribution(facts());
}

void MapView::paintEvent(QPaintEvent *)
{
    const double ratio = devicePixelRatioF();
    if (ratio != m_lookRatio)
        refreshLook();
    m_tiles.takeFinished();
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.land);
    if (!isCovered())
        m_ground.paintGraticule(painter, m_camera, m_theme, font());
    const auto inDevicePixels = [&](auto paint) {
        painter.save();
        painter.scale(1 / ratio, 1 / ratio);
        paint();
        painter.restore();
    };
    inDevicePixels([&] { m_tiles.paint(painter, m_camera, ratio); });
    m_ground.paintOutlines(painter, m_camera, m_theme, font(), isCovered());
    m_route.paintLine(painter, m_camera, m_theme);
    inDevicePixels([&] { m_labels.paint(painter, m_tiles, m_camera, ratio); });
    inDevicePixels([&] { m_markers.paint(painter, m_camera, *m_sprites, ratio); });
    m_route.paintStops(painter, m_camera, m_theme, font());
    if (m_drag.isActive())
        m_drag.paint(painter, m_camera, m_theme, font(), dragLabel());
    MapOverlay::paint(painter, m_camera, m_theme, font(), facts());
}

void MapView::resizeEvent(QResizeEvent *)
{
    m_camera.setViewport(size());
    m_buttons->adjustSize();
    m_buttons->move(width() - m_buttons->width() - 8, 8);
    if (!m_fitted)
        fitAll();
    m_fitted = m_fitted && isVisible();
    m_tiles.aim(m_camera);
}

void MapView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        refreshLook();
    QWidget::changeEvent(event);
}

bool MapView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString text = tooltipFor(m_markers.hit(m_camera, help->pos()));
        QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

// ---- pointer ----

void MapView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressedAt = event->position();
    m_lastPan = event->position();
    m_pressedItem = isPlacing() ? MapItem() : m_markers.hit(m_camera, event->position()).item;
    m_panning = false;
}

void MapView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_pressedAt) {
        hoverAt(event->position());
        return;
    }
    const double moved = (event->position() - *m_pressedAt).manhattanLength();
    if (!m_panning && !m_drag.isActive() && moved < QGuiApplication::styleHints()->startDragDistance())
        return;
    if (m_pressedItem.kind == MapItem::Kind::Order && !m_drag.isActive() && !m_panning)
        m_drag.begin({m_pressedItem.order()}, geo::toWorld(*m_markers.placeOf(m_pressedItem)));
    if (m_drag.isActive()) {
        previewDrag(event->position());
        return;
    }
    m_panning = true;
    m_fitted = true;
    setCursor(Qt::ClosedHandCursor);
    geo::Camera moving = m_camera;
    moving.panBy(event->position() - m_lastPan);
    m_lastPan = event->position();
    setCamera(moving);
}

void MapView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressedAt)
        return;
    m_pressedAt.reset();
    if (m_drag.isActive()) {
        dropDrag();
    } else if (m_panning) {
        m_panning = false;
        setCursor(isPlacing() ? Qt::CrossCursor : Qt::ArrowCursor);
    } else {
        clicked(event->position());
    }
}

void MapView::clicked(QPointF at)
{
    if (isPlacing()) {
        stopPlacing();
        Q_EMIT placePicked(m_camera.toPlace(at));
        return;
    }
    const MarkerHit hit = m_markers.hit(m_camera, at);
    if (hit.isCluster()) {
        clickedCluster(hit);
        return;
    }
    if (!hit.item.isNone()) {
        Q_EMIT itemClicked(hit.item);
        return;
    }
    m_markers.closeFan();
    update();
    Q_EMIT emptyClicked();
}

void MapView::clickedCluster(const MarkerHit &hit)
{
    const auto zoom = m_markers.expansionZoom(hit);
    if (!zoom) {
        m_markers.openFan(hit);
        update();
        return;
    }
    geo::Camera target = m_camera;
    target.setCentre(m_markers.worldBounds(hit).center());
    target.setZoom(std::max(*zoom, m_camera.zoom() + 0.25));
    goTo(target);
}

void MapView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const MarkerHit hit = m_markers.hit(m_camera, event->position());
    if (!hit.item.isNone())
        Q_EMIT itemActivated(hit.item);
    else if (!hit.isCluster() && !isPlacing())
        zoomBy(1, event->position());
}

void MapView::hoverAt(QPointF at)
{
    const MarkerHit hit = isPlacing() ? MarkerHit() : m_markers.hit(m_camera, at);
    if (!isPlacing())
        setCursor(hit.isNothing() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    if (hit.item == m_hovered)
        return;
    setHovered(hit.item);
    Q_EMIT itemHovered(hit.item);
}

void MapView::leaveEvent(QEvent *)
{
    if (m_hovered.isNone())
        return;
    setHovered({});
    Q_EMIT itemHovered({});
}

void MapView::wheelEvent(QWheelEvent *event)
{
    m_wheelRest += event->angleDelta().y();
    const int steps = m_wheelRest / wheelUnitsPerStep;
    m_wheelRest -= steps * wheelUnitsPerStep;
    if (steps != 0)
        zoomBy(double(steps) / TileLayer::stepsPerZoom, event->position());
    event->accept();
}

void MapView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const MapItem item = byKey ? m_hovered : m_markers.hit(m_camera, event->pos()).item;
    Q_EMIT contextRequested(item, event->globalPos());
}

// ---- keys ----

void MapView::keyPressEvent(QKeyEvent *event)
{
    const auto pan = [this](double x, double y) {
        geo::Camera target = m_motion.isRunning() ? m_motion.target() : m_camera;
        target.panBy(QPointF(x, y) * keyPan);
        goTo(target);
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return pan(1, 0);
    case Qt::Key_Right:
        return pan(-1, 0);
    case Qt::Key_Up:
        return pan(0, 1);
    case Qt::Key_Down:
        return pan(0, -1);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(0.5, QRectF(rect()).center());
    case Qt::Key_Minus:
        return zoomBy(-0.5, QRectF(rect()).center());
    case Qt::Key_Home:
    case Qt::Key_0:
        return fitAll();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isPlacing())
            return clicked(QRectF(rect()).center());
        break;
    case Qt::Key_Escape:
        if (m_drag.isActive())
            return cancelDrag();
        if (isPlacing()) {
            stopPlacing();
            Q_EMIT placingCancelled();
            return;
        }
        if (m_markers.closeFan())
            return update();
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

// ---- assigning by drag ----

domain::TechnicianId MapView::technicianAt(QPointF at)
{
    return m_markers.hit(m_camera, at).item.technician();
}

void MapView::previewDrag(QPointF at)
{
    const domain::TechnicianId target = technicianAt(at);
    m_drag.preview(at, target, m_verdictOf);
    m_markers.setTarget(target.isValid() ? MapItem::of(target) : MapItem());
    setCursor(target.isValid() ? Qt::DragCopyCursor : Qt::ClosedHandCursor);
    update();
}

void MapView::cancelDrag()
{
    m_drag.cancel();
    m_pressedAt.reset();
    m_markers.setTarget({});
    unsetCursor();
    update();
}

void MapView::dropDrag()
{
    const auto orders = m_drag.orders();
    const domain::TechnicianId target = m_drag.target();
    cancelDrag();
    if (target.isValid())
        Q_EMIT assignRequested(orders, target);
}

QString MapView::dragLabel() const
{
    const auto &orders = m_drag.orders();
    const OrderMark *one = orders.size() == 1 ? m_markers.order(orders.front()) : nullptr;
    const QString what = one ? one->title : tr("%n order(s)", nullptr, int(orders.size()));
    const TechnicianMark *target = m_markers.technician(m_drag.target());
    return target ? tr("%1 to %2", "an order is dragged to a technician").arg(what, target->name)
                  : tr("%1: drop it on a technician").arg(what);
}

void MapView::dragEnterEvent(QDragEnterEvent *event)
{
    const auto orders = ordersIn(*event->mimeData());
    if (orders.empty())
        return;
    m_drag.begin(orders, std::nullopt);
    event->acceptProposedAction();
}

void MapView::dragMoveEvent(QDragMoveEvent *event)
{
    previewDrag(event->position());
    event->setAccepted(m_drag.target().isValid());
}

void MapView::dragLeaveEvent(QDragLeaveEvent *)
{
    cancelDrag();
}

void MapView::dropEvent(QDropEvent *event)
{
    previewDrag(event->position());
    event->setAccepted(m_drag.target().isValid());
    dropDrag();
}

// ---- words ----

QString MapView::tooltipFor(const MarkerHit &hit) const
{
    if (const OrderMark *o = m_markers.order(hit.item.order()))
        return QStringLiteral("<b>%1</b><br>%2").arg(o->title.toHtmlEscaped(), o->detail.toHtmlEscaped());
    if (const TechnicianMark *t = m_markers.technician(hit.item.technician())) {
        const QString seen = t->seenAt
            ? tr("Position: %1").arg(PositionAge::text(t->seenAt, m_markers.now()))
            : tr("No position was reported; shown at home base.");
        return QStringLiteral("<b>%1</b><br>%2<br>%3")
            .arg(t->name.toHtmlEscaped(), seen.toHtmlEscaped(), t->detail.toHtmlEscaped());
    }
    if (!hit.isCluster())
        return {};
    const int count = int(hit.cluster.size());
    return hit.technicians ? tr("%n technician(s). Click to spread them out.", nullptr, count)
                           : tr("%n order(s). Click to spread them out.", nullptr, count);
}

} // namespace fieldlane::ui::map
