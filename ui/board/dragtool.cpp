#include "ui/board/dragtool.h"
#include "chart/snap.h"
#include <algorithm>

namespace fieldlane::ui::board {

namespace {

constexpr core::Duration shortestWork = core::minutes(5);

} // namespace

void DragTool::begin(Kind kind, const chart::Bar &bar, chart::LaneHandle lane)
{
    m_kind = kind;
    m_bar = bar;
    m_fromLane = lane;
    m_grip = core::Duration(0);
    m_subject = {bar.handle, {}, {}};
    m_wish = {lane, bar.plannedStart, std::nullopt};
    if (kind == Kind::Resize)
        m_wish.end = bar.plannedEnd;
    m_verdict = {Severity::Ok, bar.planned(), core::seconds(bar.travelSeconds), core::Duration(0), {}, {}, {}};
}

void DragTool::beginMove(
    const chart::Bar &bar, chart::LaneHandle lane, core::Duration grip, std::vector<chart::BarHandle> others)
{
    begin(Kind::Move, bar, lane);
    m_subject.others = std::move(others);
    m_grip = grip;
    ask();
}

void DragTool::beginResize(const chart::Bar &bar, chart::LaneHandle lane)
{
    begin(Kind::Resize, bar, lane);
    ask();
}

void DragTool::beginPlace(std::vector<qint64> orders)
{
    begin(Kind::Place, chart::Bar {}, chart::LaneHandle());
    m_subject = {chart::BarHandle(), std::move(orders), {}};
}

bool DragTool::preview(chart::LaneHandle lane, core::Instant under, core::Duration snap, const QTimeZone &zone, Hold hold)
{
    if (!isActive() || !lane.isValid())
        return false;
    DropWish wish = m_wish;
    if (m_kind == Kind::Resize) {
        wish.end = std::max(chart::snapped(under, snap, zone), m_bar.plannedStart + shortestWork);
    } else {
        if (!hold.lane || m_kind == Kind::Place)
            wish.lane = lane;
        else
            wish.lane = m_fromLane;
        if (hold.time && m_kind == Kind::Move)
            wish.start = m_bar.plannedStart;
        else
            wish.start = chart::snapped(under - m_grip, snap, zone);
    }
    if (wish.lane == m_wish.lane && wish.start == m_wish.start && wish.end == m_wish.end)
        return false;
    m_wish = wish;
    ask();
    return true;
}

void DragTool::move(chart::LaneHandle lane, core::Duration by)
{
    m_wish.lane = lane;
    m_wish.start += by;
    ask();
}

void DragTool::resize(core::Duration by)
{
    const core::Instant end = m_wish.end.value_or(m_bar.plannedEnd) + by;
    m_wish.end = std::max(end, m_bar.plannedStart + shortestWork);
    ask();
}

void DragTool::ask()
{
    if (m_judge) {
        m_verdict = m_judge->judge(m_subject, m_wish);
        return;
    }
    const core::Duration length = m_kind == Kind::Place ? core::Duration(core::hours(1)) : m_bar.plannedEnd - m_bar.plannedStart;
    m_verdict.work = {m_wish.start, m_wish.end.value_or(m_wish.start + length)};
}

bool DragTool::changesNothing() const
{
    return m_kind != Kind::Place && m_wish.lane == m_fromLane && m_wish.start == m_bar.plannedStart
        && m_wish.end.value_or(m_bar.plannedEnd) == m_bar.plannedEnd;
}

std::optional<BoardMove> DragTool::commit()
{
    std::optional<BoardMove> move;
    if (isActive() && hasWish() && !changesNothing() && m_verdict.severity != Severity::Blocked) {
        const BoardMove::Kind kind = m_kind == Kind::Move ? BoardMove::Kind::Move
            : m_kind == Kind::Resize                      ? BoardMove::Kind::Resize
                                                          : BoardMove::Kind::Place;
        move = BoardMove {kind, m_subject, m_fromLane, m_wish.lane, m_wish.start, m_wish.end, m_verdict};
    }
    m_kind = Kind::None;
    return move;
}

void DragTool::cancel()
{
    m_kind = Kind::None;
    m_wish = {};
}

} // namespace fieldlane::ui::board
