#include "ui/board/boarddrag.h"
#include "chart/navigate.h"
#include "ui/board/boardview.h"
#include "ui/shared/ordermime.h"
#include <algorithm>
#include <QScrollBar>
#include <QTimerEvent>

namespace fieldlane::ui::board {

using namespace chart;

namespace {

constexpr int edge = 28; // pixels beside the edge of the canvas where a drag scrolls
constexpr int tintsAtOnce = 64;
constexpr int tintsPerSlice = 12;
constexpr int frameMs = 16;

} // namespace

BoardDrag::BoardDrag(BoardView &view)
    : m_view(view)
{
}

void BoardDrag::entered(QDragEnterEvent &event)
{
    std::vector<qint64> orders;
    for (const domain::OrderId order : ordersIn(*event.mimeData()))
        orders.push_back(order.value());
    if (orders.empty() || isActive()) {
        event.ignore();
        return;
    }
    m_tool.beginPlace(orders);
    started();
    event.acceptProposedAction();
}

void BoardDrag::hovered(QDragMoveEvent &event)
{
    if (m_tool.kind() != DragTool::Kind::Place) {
        event.ignore();
        return;
    }
    const QPoint position = event.position().toPoint();
    moved(position, event.modifiers());
    event.setAccepted(m_tool.hasWish() && m_view.laneAt(position.y()));
}

void BoardDrag::dropped(QDropEvent &event)
{
    if (m_tool.kind() != DragTool::Kind::Place)
        return;
    moved(event.position().toPoint(), event.modifiers());
    event.acceptProposedAction();
    commit();
}

void BoardDrag::whenIdle(std::function<void()> change)
{
    if (isActive())
        m_waiting.push_back(std::move(change));
    else
        change();
}

void BoardDrag::takeInHand(BarHandle bar)
{
    const LaneStore &store = m_view.scene().store();
    const auto lane = store.laneOf(bar);
    if (!lane || isActive())
        return;
    m_view.reveal(bar);
    m_tool.beginMove(*store.find(bar), store.handleOf(*lane), core::Duration(0), m_view.selection().goingAlong(bar));
    m_inHand = true;
    started();
}

void BoardDrag::takeInHand(const std::vector<qint64> &orders, LaneHandle lane, core::Instant start)
{
    if (isActive())
        return;
    m_view.revealLane(lane);
    m_tool.beginPlace(orders);
    m_tool.preview(lane, start, m_view.snapStep(), m_view.scene().zone(), {});
    m_inHand = true;
    started();
    m_view.setFocus();
}

void BoardDrag::started()
{
    m_view.collectFrame();
    m_tints.begin(m_tool.judge(), m_tool.subject());
    wantTints();
    advanceTints(tintsAtOnce);
    m_view.viewport()->update();
}

void BoardDrag::wantTints()
{
    if (!m_tool.hasWish() || m_tool.kind() == DragTool::Kind::Resize)
        return;
    std::vector<int> lanes;
    std::vector<LaneHandle> handles;
    for (const RowItem &row : m_view.scene().list().rows) {
        if (row.kind != Row::Kind::Lane)
            continue;
        lanes.push_back(row.index);
        handles.push_back(m_view.scene().store().handleOf(row.index));
    }
    m_tints.want(lanes, handles, m_tool.wish().start);
    if (!m_tints.isComplete())
        m_tintTimer.start(0, this);
}

void BoardDrag::advanceTints(int count)
{
    const OverlayPainter painter = m_view.overlay();
    for (const int lane : m_tints.advance(count))
        m_view.viewport()->update(painter.rowRect(lane));
    if (m_tints.isComplete())
        m_tintTimer.stop();
}

void BoardDrag::moved(QPoint position, Qt::KeyboardModifiers modifiers)
{
    m_pointer = position;
    m_modifiers = modifiers;
    const auto lane = m_view.laneAt(position.y());
    const LaneHandle handle = lane ? m_view.scene().store().handleOf(*lane) : m_tool.wish().lane;
    const bool first = !m_tool.hasWish();
    const core::Instant before = m_tool.wish().start;
    const QRegion dirty = m_view.overlay().dragRegion();
    const DragTool::Hold hold {bool(modifiers & Qt::ShiftModifier), bool(modifiers & Qt::AltModifier)};
    if (m_tool.preview(handle, m_view.instantAt(position.x()), m_view.snapStep(), m_view.scene().zone(), hold)) {
        updateGhost(dirty);
        if (first || m_tool.wish().start != before)
            wantTints();
        if (first)
            advanceTints(tintsAtOnce);
    }
    const QRect quiet = m_view.area().canvas.adjusted(edge, edge, -edge, -edge);
    if (quiet.contains(position))
        m_edgeTimer.stop();
    else if (!m_edgeTimer.isActive())
        m_edgeTimer.start(frameMs, this);
}

LaneHandle BoardDrag::laneBeside(LaneHandle lane, int step) const
{
    const LaneStore &store = m_view.scene().store();
    const auto index = store.laneOf(lane);
    const auto beside = index && step != 0 ? chart::laneBeside(m_view.scene().layout(), *index, step) : std::nullopt;
    return beside ? store.handleOf(*beside) : lane;
}

void BoardDrag::stepped(int lanes, core::Duration by, bool end)
{
    const QRegion dirty = m_view.overlay().dragRegion();
    if (end || m_tool.kind() == DragTool::Kind::Resize)
        m_tool.resize(by);
    else
        m_tool.move(laneBeside(m_tool.wish().lane, lanes), by);
    m_view.revealLane(m_tool.wish().lane);
    const core::TimeSpan work = m_tool.verdict().work;
    const core::TimeSpan seen = m_view.visibleSpan();
    if (work.start < seen.start || work.end > seen.end)
        m_view.pan(m_view.scene().axis().x(work.start) - m_view.scene().axis().width() / 4);
    wantTints();
    updateGhost(dirty);
}

// A drag near the edge carries the board along, faster the nearer it comes.
void BoardDrag::followEdge()
{
    const QRect canvas = m_view.area().canvas;
    const auto speed = [](int low, int high, int at) {
        if (at < low + edge)
            return -std::min(edge, low + edge - at) / 2;
        return at > high - edge ? std::min(edge, at - (high - edge)) / 2 : 0;
    };
    const int dx = speed(canvas.left(), canvas.right(), m_pointer.x());
    const int dy = speed(canvas.top(), canvas.bottom(), m_pointer.y());
    if (dx == 0 && dy == 0) {
        m_edgeTimer.stop();
        return;
    }
    if (dx != 0)
        m_view.pan(dx);
    QScrollBar *bar = m_view.verticalScrollBar();
    bar->setValue(bar->value() + dy);
    m_view.collectFrame();
    moved(m_pointer, m_modifiers);
    m_view.viewport()->update();
}

void BoardDrag::updateGhost(const QRegion &before)
{
    m_view.viewport()->update(before + m_view.overlay().dragRegion());
}

void BoardDrag::nudge(BarHandle bar, int lanes, core::Duration by, bool end)
{
    const LaneStore &store = m_view.scene().store();
    const auto lane = store.laneOf(bar);
    if (!lane || isActive())
        return;
    const LaneHandle handle = store.handleOf(*lane);
    if (end) {
        m_tool.beginResize(*store.find(bar), handle);
        m_tool.resize(by);
    } else {
        m_tool.beginMove(*store.find(bar), handle, core::Duration(0), m_view.selection().goingAlong(bar));
        m_tool.move(laneBeside(handle, lanes), by);
    }
    commit();
}

void BoardDrag::commit()
{
    const Verdict verdict = m_tool.verdict();
    const std::optional<BoardMove> move = m_tool.commit();
    finish();
    if (move)
        Q_EMIT m_view.moveCommitted(*move);
    else if (verdict.severity == Severity::Blocked)
        Q_EMIT m_view.moveRefused(verdict.reason);
}

void BoardDrag::judgeAgain()
{
    if (!m_tool.isActive() || !m_tool.hasWish())
        return;
    m_tool.askAgain();
    m_tints.begin(m_tool.judge(), m_tool.subject());
    wantTints();
    advanceTints(tintsAtOnce);
    m_view.viewport()->update();
}

void BoardDrag::cancel()
{
    m_tool.cancel();
    finish();
}

void BoardDrag::finish()
{
    m_edgeTimer.stop();
    m_tintTimer.stop();
    m_tints.end();
    m_inHand = false;
    m_view.dragFinished();
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &change : waiting)
        change();
}

void BoardDrag::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_edgeTimer.timerId())
        followEdge();
    else if (event->timerId() == m_tintTimer.timerId())
        advanceTints(tintsPerSlice);
}

} // namespace fieldlane::ui::board
