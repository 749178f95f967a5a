#include "ui/board/boardchoice.h"
#include "ui/board/boardview.h"
#include <QAccessible>

namespace fieldlane::ui::board {

using namespace chart;

void BoardChoice::choose(BarHandle bar)
{
    const LaneStore &store = m_view.scene().store();
    m_selection.choose(bar);
    if (const auto lane = store.laneOf(bar)) {
        m_selection.lane = store.handleOf(*lane);
        m_selection.at = store.find(bar)->body().start;
        m_view.reveal(bar);
    }
    QAccessibleValueChangeEvent spoken(&m_view, m_view.currentText());
    QAccessible::updateAccessibility(&spoken);
    changed();
}

void BoardChoice::chooseAll(const QSet<BarHandle> &bars)
{
    m_selection.bars = bars;
    m_selection.current = bars.isEmpty() ? BarHandle() : *std::min_element(bars.begin(), bars.end());
    changed();
}

void BoardChoice::toggle(BarHandle bar)
{
    m_selection.toggle(bar);
    changed();
}

void BoardChoice::chooseLane(LaneHandle lane)
{
    const Bar *current = m_view.scene().store().find(m_selection.current);
    const core::TimeSpan seen = m_view.visibleSpan();
    m_selection.at = current ? current->body().start : m_selection.at;
    if (!seen.contains(m_selection.at))
        m_selection.at = seen.start + seen.length() / 4;
    m_selection.choose(BarHandle());
    m_selection.lane = lane;
    m_view.revealLane(lane);
    changed();
}

void BoardChoice::hover(BarHandle bar)
{
    if (bar == m_selection.hovered)
        return;
    const QRect before = m_view.barRect(m_selection.hovered);
    m_selection.hovered = bar;
    m_view.viewport()->update(before.adjusted(-3, -3, 3, 3));
    m_view.viewport()->update(m_view.barRect(bar).adjusted(-3, -3, 3, 3));
    Q_EMIT m_view.hoveredChanged(bar);
}

void BoardChoice::forget(BarHandle bar)
{
    m_selection.bars.remove(bar);
    if (m_selection.current == bar)
        m_selection.current = BarHandle();
}

void BoardChoice::forgetMissing()
{
    const LaneStore &store = m_view.scene().store();
    erase_if(m_selection.bars, [&store](BarHandle bar) { return !store.find(bar); });
    if (!store.find(m_selection.current))
        m_selection.current = BarHandle();
}

void BoardChoice::changed()
{
    m_view.viewport()->update();
    Q_EMIT m_view.selectionChanged();
}

} // namespace fieldlane::ui::board
