#pragma once
#include "chart/collect.h"
#include "chart/ticks.h"
#include "core/spanset.h"
#include "ui/board/boarddata.h"
#include <QSet>

namespace fieldlane::ui::board {

/// What a board shows and where it stands: lanes and bars, rows, time scale, and the draw list of the last
/// frame. Owner: the view; no painting, no events.
class BoardScene
{
public:
    /// Replaces all; collapsed groups stay collapsed, the time scale stays.
    void setData(BoardData data);
    void put(int lane, const chart::Bar &bar);
    void erase(chart::BarHandle bar);
    /// Replaces the bars of a lane; returns those that are new or look different.
    std::vector<chart::Bar> setBars(int lane, std::vector<chart::Bar> bars);
    /// Replaces shifts, breaks and absences of a lane; `labels` must begin with those known so far.
    void setSpans(int lane, std::vector<chart::LaneSpan> spans, std::vector<QString> labels);
    const std::vector<QString> &spanLabels() const { return m_spanLabels; }
    void setZone(const QTimeZone &zone) { m_zone = zone; }
    const QTimeZone &zone() const { return m_zone; }
    /// The time whose bars are known; nothing is known outside.
    void setLoaded(const core::SpanSet &loaded) { m_loaded = loaded; }
    const core::SpanSet &loaded() const { return m_loaded; }
    void setNow(core::Instant now) { m_now = now; }
    core::Instant now() const { return m_now; }

    const chart::LaneStore &store() const { return m_store; }
    const chart::LaneLayout &layout() const { return m_layout; }
    chart::TimeAxis &axis() { return m_axis; }
    const chart::TimeAxis &axis() const { return m_axis; }
    void setMode(chart::RowMode mode) { m_layout.setMode(mode); }
    void setCollapsed(int group, bool collapsed);
    /// Shows only lanes whose name or note contains the words; empty shows all.
    void setFilter(const QString &text);

    const BoardLane &lane(int lane) const { return m_lanes[size_t(lane)]; }
    const BoardGroup &group(int group) const { return m_groups[size_t(group)]; }
    std::vector<int> lanesOf(int group) const;
    QString spanLabel(int label) const;
    /// Work against working time on the local day in the middle of the view.
    chart::LaneLoad load(int lane) const;
    core::TimeSpan loadDay() const { return m_loadDay; }

    /// Makes the draw list of the rows from `top` over `height` pixels.
    void collect(int top, int height);
    const chart::DrawList &list() const { return m_list; }
    const chart::TickScale &scale() const { return m_scale; }
    const std::vector<core::Instant> &minorTicks() const { return m_minor; }
    const std::vector<core::Instant> &majorTicks() const { return m_major; }
    /// The drawn item of a bar, or nullptr when it is out of sight or folded.
    const chart::BarItem *item(chart::BarHandle bar) const;

private:
    void hideFiltered();

    std::vector<BoardLane> m_lanes;
    std::vector<BoardGroup> m_groups;
    std::vector<QString> m_spanLabels;
    QSet<qint64> m_collapsed; ///< ids of groups
    QString m_filter;
    chart::LaneStore m_store;
    chart::LaneLayout m_layout;
    chart::TimeAxis m_axis;
    QTimeZone m_zone = QTimeZone::utc();
    core::Instant m_now {};
    core::SpanSet m_loaded {{core::Instant::min(), core::Instant::max()}};
    chart::DrawList m_list;
    chart::TickScale m_scale;
    std::vector<core::Instant> m_minor, m_major;
    core::TimeSpan m_loadDay {};
    mutable std::vector<std::optional<chart::LaneLoad>> m_loads;
};

} // namespace fieldlane::ui::board
