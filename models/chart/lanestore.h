#pragma once
#include "chart/lane.h"
#include <QHash>

namespace fieldlane::chart {

/// All lanes with their bars; a bar is on one lane at a time. Owner: the view's thread.
class LaneStore
{
public:
    /// Forgets everything and makes empty lanes, counted from 0 in this order.
    void setLanes(const std::vector<LaneHandle> &lanes);
    /// How many bars will come.
    void reserve(size_t bars) { m_laneOfBar.reserve(qsizetype(bars)); }
    int laneCount() const { return int(m_lanes.size()); }
    const Lane &lane(int lane) const { return m_lanes[size_t(lane)]; }
    LaneHandle handleOf(int lane) const { return m_handles[size_t(lane)]; }
    std::optional<int> laneOf(LaneHandle handle) const;

    void setBars(int lane, std::vector<Bar> bars);
    void setSpans(int lane, std::vector<LaneSpan> spans);
    /// Puts the bar on the lane and takes it off the one it was on; returns that one.
    std::optional<int> put(int lane, const Bar &bar);
    /// Returns the lane it was on.
    std::optional<int> erase(BarHandle handle);

    std::optional<int> laneOf(BarHandle handle) const;
    const Bar *find(BarHandle handle) const;
    qsizetype barCount() const { return m_laneOfBar.size(); }
    size_t footprint() const;

private:
    std::vector<Lane> m_lanes;
    std::vector<LaneHandle> m_handles;
    QHash<size_t, std::weak_ptr<const std::vector<LaneSpan>>> m_patterns; ///< by hash
    QHash<LaneHandle, int> m_laneOfHandle;
    QHash<BarHandle, int> m_laneOfBar;
};

} // namespace fieldlane::chart
