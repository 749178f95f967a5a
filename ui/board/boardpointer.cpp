#include "ui/board/boardpointer.h"
#include "ui/board/boardview.h"
#include <algorithm>
#include <cmath>
#include <QApplication>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

namespace fieldlane::ui::board {

using namespace chart;

void BoardPointer::reset()
{
    m_mode = Mode::Idle;
    m_view.setRubberBand({});
}

void BoardPointer::press(const QMouseEvent &event)
{
    if (m_view.drag().isActive())
        return;
    m_origin = m_last = event.position().toPoint();
    const bool onHeader = m_view.area().header.contains(m_origin);
    if (event.button() == Qt::MiddleButton || (event.button() == Qt::LeftButton && onHeader)) {
        m_mode = Mode::Panning;
        m_view.viewport()->setCursor(Qt::ClosedHandCursor);
    } else if (event.button() == Qt::LeftButton) {
        pressLeft(event);
    }
}

void BoardPointer::pressLeft(const QMouseEvent &event)
{
    m_pressed = m_view.hitAt(m_origin);
    switch (m_pressed.kind) {
    case Hit::Kind::Group:
        m_view.setCollapsed(m_pressed.index, !m_view.scene().layout().isCollapsed(m_pressed.index));
        return;
    case Hit::Kind::Bar:
        m_mode = Mode::Pressed;
        if (event.modifiers() & Qt::ControlModifier)
            m_view.toggle(m_pressed.bar);
        else if (!m_view.selection().hasSeveralWith(m_pressed.bar)) // else they may be about to be dragged
            m_view.choose(m_pressed.bar);
        return;
    case Hit::Kind::Lane:
    case Hit::Kind::Fold:
        m_view.choose(BarHandle());
        m_view.chooseLane(m_view.scene().store().handleOf(m_pressed.index));
        m_mode = m_view.area().canvas.contains(m_origin) ? Mode::Pressed : Mode::Idle;
        return;
    case Hit::Kind::Nothing:
        m_view.choose(BarHandle());
    }
}

void BoardPointer::move(const QMouseEvent &event)
{
    const QPoint position = event.position().toPoint();
    switch (m_mode) {
    case Mode::Idle:
        hover(position);
        break;
    case Mode::Pressed:
        if ((position - m_origin).manhattanLength() >= QApplication::startDragDistance())
            beginDrag();
        if (m_mode == Mode::Dragging)
            m_view.drag().moved(position, event.modifiers());
        break;
    case Mode::Dragging:
        if (m_view.drag().isActive())
            m_view.drag().moved(position, event.modifiers());
        break;
    case Mode::Panning:
        m_view.pan(m_last.x() - position.x());
        m_view.verticalScrollBar()->setValue(m_view.verticalScrollBar()->value() + m_last.y() - position.y());
        break;
    case Mode::Banding:
        m_view.setRubberBand(QRect(m_origin, position).normalized());
        break;
    }
    m_last = position;
}

void BoardPointer::beginDrag()
{
    if (m_pressed.kind != Hit::Kind::Bar) {
        m_mode = Mode::Banding;
        return;
    }
    const auto lane = m_view.scene().store().laneOf(m_pressed.bar);
    const Bar *bar = m_view.scene().store().find(m_pressed.bar);
    if (!lane || !bar) {
        m_mode = Mode::Idle;
        return;
    }
    const LaneHandle handle = m_view.scene().store().handleOf(*lane);
    if (m_pressed.part == Hit::Part::End)
        m_view.drag().tool().beginResize(*bar, handle);
    else
        m_view.drag().tool().beginMove(*bar, handle, m_view.instantAt(m_origin.x()) - bar->plannedStart,
            m_view.selection().goingAlong(m_pressed.bar));
    m_mode = Mode::Dragging;
    m_view.drag().started();
}

void BoardPointer::release(const QMouseEvent &event)
{
    const Mode mode = m_mode;
    m_mode = Mode::Idle;
    m_view.viewport()->unsetCursor();
    if (mode == Mode::Dragging && m_view.drag().isActive()) {
        m_view.drag().moved(event.position().toPoint(), event.modifiers());
        m_view.drag().commit();
    } else if (mode == Mode::Pressed && m_pressed.kind == Hit::Kind::Bar && !(event.modifiers() & Qt::ControlModifier)) {
        if (m_view.selection().hasSeveralWith(m_pressed.bar))
            m_view.choose(m_pressed.bar);
    } else if (mode == Mode::Banding) {
        const QRect band = QRect(m_origin, event.position().toPoint()).normalized();
        m_view.setRubberBand({});
        QSet<BarHandle> inside;
        for (const BarItem &item : m_view.scene().list().bars) {
            if (m_view.barRect(item.handle).intersects(band))
                inside.insert(item.handle);
        }
        m_view.chooseAll(inside);
    }
}

void BoardPointer::doubleClick(const QMouseEvent &event)
{
    const Hit hit = m_view.hitAt(event.position().toPoint());
    if (hit.kind == Hit::Kind::Fold)
        zoomToFold(hit);
    else if (hit.kind == Hit::Kind::Bar)
        Q_EMIT m_view.barActivated(hit.bar);
    else if (hit.kind == Hit::Kind::Lane && m_view.area().column.contains(event.position().toPoint()))
        Q_EMIT m_view.laneActivated(m_view.scene().store().handleOf(hit.index));
}

void BoardPointer::zoomToFold(const Hit &hit)
{
    const DrawList &list = m_view.scene().list();
    const FoldRun &run = list.runs[size_t(hit.run)];
    const TimeAxis &axis = m_view.scene().axis();
    const double left = list.folds[size_t(run.first)].left;
    const double right = std::max<double>(list.folds[size_t(run.last - 1)].right(), left + 12);
    const double margin = (right - left) * 0.15;
    m_view.showSpan({axis.at(left - margin), axis.at(right + margin)}, true);
}

void BoardPointer::hover(QPoint position)
{
    const Hit hit = m_view.hitAt(position);
    const bool onCanvas = m_view.area().canvas.contains(position);
    m_view.setHovered(hit.kind == Hit::Kind::Bar && onCanvas ? hit.bar : BarHandle());
    if (hit.kind == Hit::Kind::Bar && onCanvas)
        m_view.viewport()->setCursor(hit.part == Hit::Part::End ? Qt::SizeHorCursor : Qt::OpenHandCursor);
    else if (hit.kind == Hit::Kind::Group)
        m_view.viewport()->setCursor(Qt::PointingHandCursor);
    else
        m_view.viewport()->unsetCursor();
}

void BoardPointer::wheel(const QWheelEvent &event)
{
    const double x = event.position().x() - m_view.area().canvas.left();
    const QPoint angle = event.angleDelta();
    if (event.modifiers() & Qt::ControlModifier && event.modifiers() & Qt::ShiftModifier) {
        m_wheelRest += angle.y() != 0 ? angle.y() : angle.x();
        const int steps = m_wheelRest / 120;
        m_wheelRest -= steps * 120;
        m_view.setRowMode(RowMode(std::clamp(int(m_view.rowMode()) - steps, 0, rowModeCount - 1)));
    } else if (event.modifiers() & Qt::ControlModifier) {
        m_view.zoom(std::pow(1.25, angle.y() / 120.0), std::clamp(x, 0.0, m_view.scene().axis().width()));
    } else if (event.modifiers() & (Qt::ShiftModifier | Qt::AltModifier)) {
        m_view.pan(-(angle.y() != 0 ? angle.y() : angle.x()));
    } else {
        const QPoint pixels = event.pixelDelta().isNull() ? QPoint(angle.x(), angle.y() * 78 / 120) : event.pixelDelta();
        if (pixels.x() != 0)
            m_view.pan(-pixels.x());
        m_view.verticalScrollBar()->setValue(m_view.verticalScrollBar()->value() - pixels.y());
    }
}

} // namespace fieldlane::ui::board
