#pragma once
#include "ui/board/dragtool.h"
#include "ui/board/lanetints.h"
#include <functional>
#include <QBasicTimer>
#include <QDragEnterEvent>
#include <QObject>
#include <QPoint>
#include <QRegion>

namespace fieldlane::ui::board {

class BoardView;

/// A drag on its board: feeds the tool from pointer and keys, tints the lanes, scrolls at the edges, and keeps
/// changes of the data back until it is over. Lives as long as its view.
class BoardDrag : public QObject
{
public:
    explicit BoardDrag(BoardView &view);

    DragTool &tool() { return m_tool; }
    const DragTool &tool() const { return m_tool; }
    const LaneTints &tints() const { return m_tints; }
    bool isActive() const { return m_tool.isActive(); }

    // Orders from another view.
    void entered(QDragEnterEvent &event);
    void hovered(QDragMoveEvent &event);
    void dropped(QDropEvent &event);

    /// Runs the change now, or after the drag.
    void whenIdle(std::function<void()> change);
    /// A move by keyboard of a bar, or of orders from outside onto a lane.
    void takeInHand(chart::BarHandle bar);
    void takeInHand(const std::vector<qint64> &orders, chart::LaneHandle lane, core::Instant start);
    bool isInHand() const { return m_inHand; }
    /// The tool has begun: tints the lanes.
    void started();
    void moved(QPoint position, Qt::KeyboardModifiers modifiers);
    void stepped(int lanes, core::Duration by, bool end);
    /// One step of a bar, committed at once.
    void nudge(chart::BarHandle bar, int lanes, core::Duration by, bool end);
    void commit();
    void cancel();
    /// The judge knows more than before.
    void judgeAgain();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    chart::LaneHandle laneBeside(chart::LaneHandle lane, int step) const;
    void wantTints();
    void advanceTints(int count);
    void followEdge();
    void updateGhost(const QRegion &before);
    void finish();

    BoardView &m_view;
    DragTool m_tool;
    LaneTints m_tints;
    std::vector<std::function<void()>> m_waiting;
    QPoint m_pointer;
    Qt::KeyboardModifiers m_modifiers;
    QBasicTimer m_edgeTimer;
    QBasicTimer m_tintTimer;
    bool m_inHand = false;
};

} // namespace fieldlane::ui::board
