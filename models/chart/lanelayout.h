#pragma once
#include <optional>
#include <vector>

namespace fieldlane::chart {

/// The heights a lane can have; from Slim on down the board is an overview without text.
enum class RowMode { Roomy, Full, Compact, Slim, Thin, Line, Pixel };
inline constexpr int rowModeCount = int(RowMode::Pixel) + 1;
int rowHeight(RowMode mode);
constexpr bool isOverview(RowMode mode)
{
    return mode >= RowMode::Slim;
}

struct Row
{
    enum class Kind { Group, Lane };
    Kind kind = Kind::Lane;
    int index = 0; ///< of the group or lane
    int y = 0; ///< from the top of the whole board
    int height = 0;
};

/// Where lanes stand from top to bottom: groups with a header row each, collapsed ones without their lanes,
/// lanes that are filtered out not at all. Empty groups are left out.
class LaneLayout
{
public:
    /// The group of each lane; lanes keep their order inside a group, groups stand by number.
    void setLanes(std::vector<int> groupOfLane, int groups);
    void setMode(RowMode mode);
    RowMode mode() const { return m_mode; }
    void setCollapsed(int group, bool collapsed);
    bool isCollapsed(int group) const { return m_collapsed[size_t(group)]; }
    /// One entry per lane; empty shows all.
    void setHidden(std::vector<bool> hidden);

    const std::vector<Row> &rows() const { return m_rows; }
    int height() const { return m_height; }
    /// The row under y, if any.
    std::optional<int> rowAt(int y) const;
    std::optional<int> rowOfLane(int lane) const;
    std::optional<int> rowOfGroup(int group) const;
    int groupOf(int lane) const { return m_groupOfLane[size_t(lane)]; }
    int groupCount() const { return int(m_collapsed.size()); }
    /// The index range of rows that touch [top, bottom).
    std::pair<int, int> range(int top, int bottom) const;

private:
    void build();

    std::vector<int> m_groupOfLane;
    std::vector<bool> m_collapsed;
    std::vector<bool> m_hidden;
    RowMode m_mode = RowMode::Full;
    std::vector<Row> m_rows;
    std::vector<int> m_rowOfLane;
    std::vector<int> m_rowOfGroup;
    int m_height = 0;
};

} // namespace fieldlane::chart
