#pragma once
#include "chart/hittest.h"
#include <QPoint>
#include <QRect>

class QMouseEvent;
class QWheelEvent;

namespace fieldlane::ui::board {

class BoardView;

/// The mouse of the board: choosing, dragging past a threshold, rubber band, panning with the middle button or
/// on the time header, wheel and zoom.
class BoardPointer
{
public:
    explicit BoardPointer(BoardView &view)
        : m_view(view)
    {
    }
    void press(const QMouseEvent &event);
    void move(const QMouseEvent &event);
    void release(const QMouseEvent &event);
    void doubleClick(const QMouseEvent &event);
    void wheel(const QWheelEvent &event);
    /// Forgets a press; the drag itself belongs to the view.
    void reset();

private:
    enum class Mode { Idle, Pressed, Dragging, Panning, Banding };

    void pressLeft(const QMouseEvent &event);
    void beginDrag();
    void hover(QPoint position);
    void zoomToFold(const chart::Hit &hit);

    BoardView &m_view;
    Mode m_mode = Mode::Idle;
    chart::Hit m_pressed;
    QPoint m_origin;
    QPoint m_last;
    int m_wheelRest = 0; ///< of fine wheels, until it makes a step
};

} // namespace fieldlane::ui::board
