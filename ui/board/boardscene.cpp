#include "ui/board/boardscene.h"
#include <numeric>

namespace fieldlane::ui::board {

namespace {

constexpr double narrowestTick = 58; // "09:30" with room to breathe

} // namespace

void BoardScene::setData(BoardData data)
{
    m_groups = std::move(data.groups);
    m_lanes = std::move(data.lanes);
    m_spanLabels = std::move(data.spanLabels);
    std::vector<chart::LaneHandle> handles;
    std::vector<int> groups;
    for (const BoardLane &lane : m_lanes) {
        handles.push_back(lane.id);
        groups.push_back(lane.group);
    }
    m_store.setLanes(handles);
    m_store.reserve(std::accumulate(data.bars.begin(), data.bars.end(), size_t(0),
        [](size_t sum, const std::vector<chart::Bar> &bars) { return sum + bars.size(); }));
    for (size_t i = 0; i < m_lanes.size(); ++i) {
        if (i < data.bars.size())
            m_store.setBars(int(i), std::move(data.bars[i]));
        if (i < data.spans.size())
            m_store.setSpans(int(i), std::move(data.spans[i]));
    }
    m_layout.setLanes(std::move(groups), int(m_groups.size()));
    for (size_t i = 0; i < m_groups.size(); ++i) {
        if (m_collapsed.contains(m_groups[i].id))
            m_layout.setCollapsed(int(i), true);
    }
    hideFiltered();
    m_loads.assign(m_lanes.size(), std::nullopt);
}

void BoardScene::put(int lane, const chart::Bar &bar)
{
    if (const auto before = m_store.put(lane, bar))
        m_loads[size_t(*before)].reset();
    m_loads[size_t(lane)].reset();
}

void BoardScene::erase(chart::BarHandle bar)
{
    if (const auto lane = m_store.erase(bar))
        m_loads[size_t(*lane)].reset();
}

std::vector<chart::Bar> BoardScene::setBars(int lane, std::vector<chart::Bar> bars)
{
    std::vector<chart::Bar> changed;
    for (const chart::Bar &bar : bars) {
        const chart::Bar *before = m_store.find(bar.handle);
        if (!before || before->state != bar.state || before->plannedStart != bar.plannedStart)
            changed.push_back(bar);
        if (const auto other = m_store.laneOf(bar.handle))
            m_loads[size_t(*other)].reset();
    }
    m_store.setBars(lane, std::move(bars));
    m_loads[size_t(lane)].reset();
    return changed;
}

void BoardScene::setSpans(int lane, std::vector<chart::LaneSpan> spans, std::vector<QString> labels)
{
    m_store.setSpans(lane, std::move(spans));
    m_spanLabels = std::move(labels);
    m_loads[size_t(lane)].reset();
}

void BoardScene::setCollapsed(int group, bool collapsed)
{
    m_layout.setCollapsed(group, collapsed);
    if (collapsed)
        m_collapsed.insert(m_groups[size_t(group)].id);
    else
        m_collapsed.remove(m_groups[size_t(group)].id);
}

void BoardScene::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    hideFiltered();
}

void BoardScene::hideFiltered()
{
    std::vector<bool> hidden;
    if (!m_filter.isEmpty()) {
        for (const BoardLane &lane : m_lanes)
            hidden.push_back(!lane.name.contains(m_filter, Qt::CaseInsensitive)
                && !lane.note.contains(m_filter, Qt::CaseInsensitive));
    }
    m_layout.setHidden(std::move(hidden));
}

std::vector<int> BoardScene::lanesOf(int group) const
{
    std::vector<int> lanes;
    for (size_t i = 0; i < m_lanes.size(); ++i) {
        if (m_lanes[i].group == group)
            lanes.push_back(int(i));
    }
    return lanes;
}

QString BoardScene::spanLabel(int label) const
{
    return label > 0 && size_t(label) <= m_spanLabels.size() ? m_spanLabels[size_t(label) - 1] : QString();
}

chart::LaneLoad BoardScene::load(int lane) const
{
    std::optional<chart::LaneLoad> &known = m_loads[size_t(lane)];
    if (!known)
        known = m_store.lane(lane).load(m_loadDay);
    return *known;
}

void BoardScene::collect(int top, int height)
{
    const core::TimeSpan day
        = core::localDaySpan(m_zone, core::localDay(m_zone, m_axis.at(m_axis.width() / 2)));
    if (day != m_loadDay) {
        m_loadDay = day;
        m_loads.assign(m_lanes.size(), std::nullopt);
    }
    m_scale = chart::tickScale(m_axis.msPerPixel(), narrowestTick);
    chart::ticks(m_scale.minor, m_axis.visible(), m_zone, m_minor);
    chart::ticks(m_scale.major, m_axis.visible(), m_zone, m_major);
    chart::collect({m_store, m_layout, m_axis, top, height}, m_list);
}

const chart::BarItem *BoardScene::item(chart::BarHandle bar) const
{
    const auto lane = m_store.laneOf(bar);
    const auto row = lane ? m_layout.rowOfLane(*lane) : std::nullopt;
    if (!row || m_list.rows.empty())
        return nullptr;
    const chart::Row &first = m_layout.rows()[size_t(*row)];
    for (const chart::RowItem &shown : m_list.rows) {
        if (shown.kind != first.kind || shown.index != first.index)
            continue;
        for (int i = shown.firstBar; i < shown.lastBar; ++i) {
            if (m_list.bars[size_t(i)].handle == bar)
                return &m_list.bars[size_t(i)];
        }
    }
    return nullptr;
}

} // namespace fieldlane::ui::board
