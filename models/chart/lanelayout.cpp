#include "chart/lanelayout.h"
#include <algorithm>
#include <array>

namespace fieldlane::chart {

namespace {

constexpr std::array<int, rowModeCount> laneHeights {42, 26, 14, 8, 4, 2, 1};
constexpr std::array<int, rowModeCount> groupHeights {28, 24, 22, 18, 16, 14, 14};

std::optional<int> known(const std::vector<int> &rows, int index)
{
    if (index < 0 || size_t(index) >= rows.size() || rows[size_t(index)] < 0)
        return std::nullopt;
    return rows[size_t(index)];
}

} // namespace

int rowHeight(RowMode mode)
{
    return laneHeights[size_t(mode)];
}

void LaneLayout::setLanes(std::vector<int> groupOfLane, int groups)
{
    m_groupOfLane = std::move(groupOfLane);
    m_collapsed.assign(size_t(groups), false);
    m_hidden.clear();
    build();
}

void LaneLayout::setMode(RowMode mode)
{
    m_mode = mode;
    build();
}

void LaneLayout::setCollapsed(int group, bool collapsed)
{
    m_collapsed[size_t(group)] = collapsed;
    build();
}

void LaneLayout::setHidden(std::vector<bool> hidden)
{
    m_hidden = std::move(hidden);
    build();
}

std::optional<int> LaneLayout::rowAt(int y) const
{
    const auto after = std::upper_bound(
        m_rows.begin(), m_rows.end(), y, [](int value, const Row &row) { return value < row.y; });
    if (after == m_rows.begin() || y >= m_height)
        return std::nullopt;
    return int(after - m_rows.begin()) - 1;
}

std::optional<int> LaneLayout::rowOfLane(int lane) const
{
    return known(m_rowOfLane, lane);
}

std::optional<int> LaneLayout::rowOfGroup(int group) const
{
    return known(m_rowOfGroup, group);
}

std::pair<int, int> LaneLayout::range(int top, int bottom) const
{
    const auto first = std::upper_bound(
        m_rows.begin(), m_rows.end(), top, [](int value, const Row &row) { return value < row.y + row.height; });
    const auto last
        = std::lower_bound(first, m_rows.end(), bottom, [](const Row &row, int value) { return row.y < value; });
    return {int(first - m_rows.begin()), int(last - m_rows.begin())};
}

void LaneLayout::build()
{
    std::vector<std::vector<int>> members(m_collapsed.size());
    for (size_t lane = 0; lane < m_groupOfLane.size(); ++lane) {
        if (m_hidden.empty() || !m_hidden[lane])
            members[size_t(m_groupOfLane[lane])].push_back(int(lane));
    }
    m_rows.clear();
    m_height = 0;
    m_rowOfLane.assign(m_groupOfLane.size(), -1);
    m_rowOfGroup.assign(m_collapsed.size(), -1);
    const auto add = [this](Row::Kind kind, int index, int height) {
        m_rows.push_back({kind, index, m_height, height});
        m_height += height;
        return int(m_rows.size()) - 1;
    };
    for (size_t group = 0; group < members.size(); ++group) {
        if (members[group].empty())
            continue;
        m_rowOfGroup[group] = add(Row::Kind::Group, int(group), groupHeights[size_t(m_mode)]);
        if (m_collapsed[group])
            continue;
        for (const int lane : members[group])
            m_rowOfLane[size_t(lane)] = add(Row::Kind::Lane, lane, laneHeights[size_t(m_mode)]);
    }
}

} // namespace fieldlane::chart
