#include "ui/map/mapview.h"
#include "ui/shared/ordermime.h"
#include <algorithm>
#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QStyleHints>
#include <QToolTip>
#include <QWheelEvent>

namespace fieldlane::ui::map {

namespace {
constexpr double keyPan = 90; // logical pixels per key press
constexpr int wheelUnitsPerStep = 60; // a notch is 120: half a zoom level
constexpr double stillMiddle = 24; // logical pixels that markers at the edge may have moved the middle by
}

MapView::MapView(QWidget *parent, core::Worker::Mode workers)
    : MapCanvas(parent, workers)
{
    setObjectName(QStringLiteral("mapView"));
    setAccessibleName(tr("Map"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAcceptDrops(true);
}

void MapView::paintTool(QPainter &painter)
{
    if (m_drag.isActive())
        m_drag.paint(painter, camera(), theme(), font(), dragLabel());
}

bool MapView::showsEverything() const
{
    QPolygonF places;
    for (const OrderMark &o : markers().orders())
        places.append(destination().toScreen(o.place));
    for (const TechnicianMark &t : markers().technicians())
        places.append(destination().toScreen(t.place));
    const QRectF taken = places.boundingRect();
    const QRectF sight({}, destination().viewport());
    return !places.isEmpty() && sight.contains(taken) && QLineF(sight.center(), taken.center()).length() <= stillMiddle;
}

void MapView::resizeEvent(QResizeEvent *event)
{
    const bool sawEverything = isVisible() && showsEverything();
    MapCanvas::resizeEvent(event);
    if (!sawEverything)
        return;
    fitAll();
    setCamera(destination());
}

bool MapView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString text = tooltipFor(markers().hit(camera(), help->pos()));
        QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return MapCanvas::event(event);
}

// ---- pointer ----

void MapView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressedAt = event->position();
    m_lastPan = event->position();
    m_pressedItem = isPlacing() ? MapItem() : markers().hit(camera(), event->position()).item;
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
        beginDrag({m_pressedItem.order()}, geo::toWorld(*markers().placeOf(m_pressedItem)));
    if (m_drag.isActive()) {
        previewDrag(event->position());
        return;
    }
    m_panning = true;
    setCursor(Qt::ClosedHandCursor);
    geo::Camera moving = camera();
    moving.panBy(event->position() - m_lastPan);
    m_lastPan = event->position();
    panTo(moving);
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
        Q_EMIT placePicked(camera().toPlace(at));
        return;
    }
    const MarkerHit hit = markers().hit(camera(), at);
    if (hit.isCluster()) {
        clickedCluster(hit);
        return;
    }
    if (!hit.item.isNone()) {
        Q_EMIT itemClicked(hit.item);
        return;
    }
    markers().closeFan();
    update();
    Q_EMIT emptyClicked();
}

void MapView::clickedCluster(const MarkerHit &hit)
{
    const auto zoom = markers().expansionZoom(hit);
    if (!zoom) {
        markers().openFan(hit);
        update();
        return;
    }
    geo::Camera target = camera();
    target.setCentre(markers().worldBounds(hit).center());
    target.setZoom(std::max(*zoom, camera().zoom() + 0.25));
    goTo(target);
}

void MapView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const MarkerHit hit = markers().hit(camera(), event->position());
    if (!hit.item.isNone())
        Q_EMIT itemActivated(hit.item);
    else if (!hit.isCluster() && !isPlacing())
        zoomBy(1, event->position());
}

void MapView::hoverAt(QPointF at)
{
    const MarkerHit hit = isPlacing() ? MarkerHit() : markers().hit(camera(), at);
    if (!isPlacing())
        setCursor(hit.isNothing() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    if (hit.item == hovered())
        return;
    setHovered(hit.item);
    Q_EMIT itemHovered(hit.item);
}

void MapView::leaveEvent(QEvent *)
{
    if (hovered().isNone())
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
    const MapItem item = byKey ? hovered() : markers().hit(camera(), event->pos()).item;
    Q_EMIT contextRequested(item, event->globalPos());
}

// ---- keys ----

void MapView::panByKey(double x, double y)
{
    geo::Camera target = destination();
    target.panBy(QPointF(x, y) * keyPan);
    goTo(target);
}

bool MapView::escape()
{
    if (m_drag.isActive()) {
        cancelDrag();
    } else if (isPlacing()) {
        stopPlacing();
        Q_EMIT placingCancelled();
    } else if (markers().closeFan()) {
        update();
    } else {
        return false;
    }
    return true;
}

void MapView::keyPressEvent(QKeyEvent *event)
{
    const QPointF middle = QRectF(rect()).center();
    switch (event->key()) {
    case Qt::Key_Left:
        return panByKey(1, 0);
    case Qt::Key_Right:
        return panByKey(-1, 0);
    case Qt::Key_Up:
        return panByKey(0, 1);
    case Qt::Key_Down:
        return panByKey(0, -1);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(0.5, middle);
    case Qt::Key_Minus:
        return zoomBy(-0.5, middle);
    case Qt::Key_Home:
    case Qt::Key_0:
        return fitAll();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isPlacing())
            return clicked(middle);
        break;
    case Qt::Key_Escape:
        if (escape())
            return;
        break;
    default:
        break;
    }
    MapCanvas::keyPressEvent(event);
}

// ---- assigning by drag ----

void MapView::beginDrag(const std::vector<domain::OrderId> &orders, std::optional<geo::WorldPoint> from)
{
    m_drag.begin(orders, from);
    Q_EMIT dragBegan(orders);
}

void MapView::judgeDragAgain()
{
    if (!m_drag.isActive())
        return;
    m_drag.judgeAgain(m_verdictOf);
    update();
}

void MapView::previewDrag(QPointF at)
{
    const domain::TechnicianId target = markers().hit(camera(), at).item.technician();
    m_drag.preview(at, target, m_verdictOf);
    markers().setTarget(target.isValid() ? MapItem::of(target) : MapItem());
    setCursor(target.isValid() ? Qt::DragCopyCursor : Qt::ClosedHandCursor);
    update();
}

void MapView::cancelDrag()
{
    m_drag.cancel();
    m_pressedAt.reset();
    markers().setTarget({});
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
    const OrderMark *one = orders.size() == 1 ? markers().order(orders.front()) : nullptr;
    const QString what = one ? one->title : tr("%n orders", nullptr, int(orders.size()));
    const TechnicianMark *target = markers().technician(m_drag.target());
    return target ? tr("%1 to %2", "an order is dragged to a technician").arg(what, target->name)
                  : tr("%1: drop it on a technician").arg(what);
}

void MapView::dragEnterEvent(QDragEnterEvent *event)
{
    const auto orders = ordersIn(*event->mimeData());
    if (orders.empty())
        return;
    beginDrag(orders, std::nullopt);
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

void MapView::startPlacing(const QString &prompt)
{
    cancelDrag();
    m_placing = true;
    showPrompt(prompt);
    setCursor(Qt::CrossCursor);
    setFocus();
}

void MapView::stopPlacing()
{
    m_placing = false;
    showPrompt({});
    unsetCursor();
}

// ---- words ----

QString MapView::tooltipFor(const MarkerHit &hit) const
{
    if (const OrderMark *o = markers().order(hit.item.order()))
        return QStringLiteral("<b>%1</b><br>%2").arg(o->title.toHtmlEscaped(), o->detail.toHtmlEscaped());
    if (const TechnicianMark *t = markers().technician(hit.item.technician())) {
        const QString seen = t->seenAt
            ? tr("Position: %1").arg(PositionAge::text(t->seenAt, markers().now()))
            : tr("No position was reported; shown at home base.");
        return QStringLiteral("<b>%1</b><br>%2<br>%3")
            .arg(t->name.toHtmlEscaped(), seen.toHtmlEscaped(), t->detail.toHtmlEscaped());
    }
    if (!hit.isCluster())
        return {};
    const int count = int(hit.cluster.size());
    return hit.technicians ? tr("%n technicians. Click to spread them out.", nullptr, count)
                           : tr("%n orders. Click to spread them out.", nullptr, count);
}

} // namespace fieldlane::ui::map
