#include "ui/map/areaview.h"
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleHints>
#include <QWheelEvent>

namespace fieldlane::ui::map {

namespace {

constexpr double keyPan = 90; // logical pixels per key press
constexpr double keyMove = 8;
constexpr double margin = 48;
constexpr double notch = 240; // wheel units per zoom level

std::optional<QPointF> arrow(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return QPointF(-1, 0);
    case Qt::Key_Right:
        return QPointF(1, 0);
    case Qt::Key_Up:
        return QPointF(0, -1);
    case Qt::Key_Down:
        return QPointF(0, 1);
    default:
        return std::nullopt;
    }
}

} // namespace

AreaView::AreaView(QWidget *parent, core::Worker::Mode workers)
    : MapCanvas(parent, workers)
{
    setObjectName(QStringLiteral("areaView"));
    setAccessibleName(tr("Map of the area"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void AreaView::setArea(const domain::Area &area)
{
    m_tool.setArea(area);
    tellDrawing();
}

void AreaView::startPart()
{
    m_tool.startPart();
    setFocus();
    tellDrawing();
}

void AreaView::tellDrawing()
{
    showPrompt(!m_tool.isDrawing()         ? QString()
            : m_tool.openPart().size() < 3 ? tr("Click the corners of the area.")
                                           : tr("Click the first corner or press Enter to close it."));
    setCursor(m_tool.isDrawing() ? Qt::CrossCursor : Qt::ArrowCursor);
    update();
    Q_EMIT drawingChanged();
}

bool AreaView::removeCorner()
{
    if (m_tool.isDrawing()) {
        m_tool.takeBack();
        tellDrawing();
        return true;
    }
    if (!m_tool.removeChosen())
        return false;
    update();
    Q_EMIT areaChanged();
    return true;
}

void AreaView::fitArea()
{
    QPolygonF corners;
    for (const domain::Polygon &polygon : m_tool.area()) {
        for (const core::Coordinate &c : polygon.front())
            corners << geo::toWorld(c);
    }
    if (corners.isEmpty())
        return fitAll();
    geo::Camera target = camera();
    target.setViewport(size());
    target.fit(corners.boundingRect(), margin);
    panTo(target);
}

void AreaView::paintTool(QPainter &painter)
{
    m_tool.paint(painter, camera(), theme(), m_pointer);
    if (!m_tool.isDrawing() || m_pointer || !hasFocus())
        return;
    const QPointF c = QRectF(rect()).center(); // where Space sets the next corner
    painter.setPen(QPen(theme().accent, 2));
    painter.drawLine(c - QPointF(10, 0), c + QPointF(10, 0));
    painter.drawLine(c - QPointF(0, 10), c + QPointF(0, 10));
}

// ---- pointer ----

void AreaView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressedAt = m_lastPan = event->position();
    m_panning = false;
    if (m_tool.isDrawing())
        return;
    AreaTool::Corner corner = m_tool.cornerAt(camera(), event->position());
    if (corner.isValid())
        return m_tool.beginMove(corner), update();
    if (const AreaTool::Corner edge = m_tool.edgeAt(camera(), event->position()); edge.isValid()) {
        m_tool.beginMove(edge); // remembers the area without the new corner
        m_tool.insertAfter(edge, camera().toPlace(event->position()));
    }
    update();
}

void AreaView::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->position();
    update();
    if (!m_pressedAt)
        return;
    const double moved = (event->position() - *m_pressedAt).manhattanLength();
    if (m_tool.isMoving())
        return m_tool.moveTo(camera().toPlace(event->position()));
    if (!m_panning && moved < QGuiApplication::styleHints()->startDragDistance())
        return;
    m_panning = true;
    geo::Camera moving = camera();
    moving.panBy(event->position() - m_lastPan);
    m_lastPan = event->position();
    panTo(moving);
}

void AreaView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressedAt)
        return;
    m_pressedAt.reset();
    if (m_tool.isMoving()) {
        m_tool.endMove();
        Q_EMIT areaChanged();
    } else if (!m_panning) {
        clicked(event->position());
    }
    m_panning = false;
}

void AreaView::clicked(QPointF at)
{
    if (!m_tool.isDrawing()) {
        m_tool.choose({});
        return update();
    }
    if (m_tool.closesAt(camera(), at))
        return closePart();
    addCorner(camera().toPlace(at));
}

void AreaView::mouseDoubleClickEvent(QMouseEvent *event)
{
    mousePressEvent(event); // two quick corners are two corners
}

void AreaView::addCorner(core::Coordinate place)
{
    m_tool.addCorner(place);
    tellDrawing();
}

void AreaView::closePart()
{
    if (!m_tool.closePart())
        return;
    tellDrawing();
    Q_EMIT areaChanged();
}

void AreaView::wheelEvent(QWheelEvent *event)
{
    zoomBy(event->angleDelta().y() / notch, event->position());
    event->accept();
}

void AreaView::leaveEvent(QEvent *)
{
    m_pointer.reset();
    update();
}

// ---- keys ----

bool AreaView::escape()
{
    if (m_tool.isMoving()) {
        m_tool.cancelMove();
        m_pressedAt.reset();
    } else if (m_tool.isDrawing()) {
        m_tool.dropPart();
    } else if (m_tool.chosen().isValid()) {
        m_tool.choose({});
    } else {
        return false;
    }
    tellDrawing();
    return true;
}

bool AreaView::drawByKey(const QKeyEvent &event)
{
    if (!m_tool.isDrawing())
        return false;
    if (event.key() == Qt::Key_Space) {
        addCorner(camera().toPlace(QRectF(rect()).center()));
        return true;
    }
    if (event.key() != Qt::Key_Return && event.key() != Qt::Key_Enter)
        return false;
    closePart();
    return true;
}

bool AreaView::moveByKey(const QKeyEvent &event)
{
    const auto to = arrow(event.key());
    const auto place = m_tool.place(m_tool.chosen());
    if (!to || !place || !event.modifiers().testFlag(Qt::ShiftModifier))
        return false;
    m_tool.moveTo(camera().toPlace(camera().toScreen(*place) + *to * keyMove));
    update();
    Q_EMIT areaChanged();
    return true;
}

void AreaView::panByKey(double x, double y)
{
    geo::Camera target = destination();
    target.panBy(QPointF(-x, -y) * keyPan);
    goTo(target);
}

void AreaView::keyPressEvent(QKeyEvent *event)
{
    if (drawByKey(*event) || moveByKey(*event))
        return;
    if (const auto to = arrow(event->key()))
        return panByKey(to->x(), to->y());
    switch (event->key()) {
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        m_tool.chooseNext(event->key() == Qt::Key_PageDown ? 1 : -1);
        return update();
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(0.5, QRectF(rect()).center());
    case Qt::Key_Minus:
        return zoomBy(-0.5, QRectF(rect()).center());
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (removeCorner())
            return;
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

} // namespace fieldlane::ui::map
