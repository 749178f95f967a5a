#include "chart/lanestore.h"

namespace fieldlane::chart {

namespace {

template <class Key>
std::optional<int> valueOf(const QHash<Key, int> &hash, Key key)
{
    const auto found = hash.constFind(key);
    if (found == hash.constEnd())
        return std::nullopt;
    return *found;
}

size_t hashOf(const std::vector<LaneSpan> &spans)
{
    size_t hash = spans.size();
    for (const LaneSpan &one : spans)
        hash = qHashMulti(hash, core::toMs(one.span.start), core::toMs(one.span.end), int(one.kind), one.label);
    return hash;
}

} // namespace

void LaneStore::setLanes(const std::vector<LaneHandle> &lanes)
{
    m_handles = lanes;
    m_lanes.assign(lanes.size(), Lane());
    m_laneOfBar.clear();
    m_patterns.clear();
    m_laneOfHandle.clear();
    for (size_t i = 0; i < lanes.size(); ++i)
        m_laneOfHandle.insert(lanes[i], int(i));
}

std::optional<int> LaneStore::laneOf(LaneHandle handle) const
{
    return valueOf(m_laneOfHandle, handle);
}

void LaneStore::setBars(int lane, std::vector<Bar> bars)
{
    for (const Bar &old : m_lanes[size_t(lane)].bars())
        m_laneOfBar.remove(old.handle);
    for (const Bar &bar : bars) {
        const qsizetype before = m_laneOfBar.size();
        int &known = m_laneOfBar[bar.handle];
        if (m_laneOfBar.size() == before) // it is on another lane still
            m_lanes[size_t(known)].erase(bar.handle);
        known = lane;
    }
    m_lanes[size_t(lane)].setBars(std::move(bars));
}

void LaneStore::setSpans(int lane, std::vector<LaneSpan> spans)
{
    Lane &owner = m_lanes[size_t(lane)];
    owner.setSpans(std::move(spans));
    auto &known = m_patterns[hashOf(owner.spans())];
    const SpanPattern same = known.lock();
    if (same && *same == owner.spans())
        owner.share(same);
    else
        known = owner.pattern();
}

std::optional<int> LaneStore::put(int lane, const Bar &bar)
{
    const std::optional<int> before = laneOf(bar.handle);
    if (before && *before != lane)
        m_lanes[size_t(*before)].erase(bar.handle);
    m_lanes[size_t(lane)].put(bar);
    m_laneOfBar.insert(bar.handle, lane);
    return before;
}

std::optional<int> LaneStore::erase(BarHandle handle)
{
    const std::optional<int> lane = laneOf(handle);
    if (lane) {
        m_lanes[size_t(*lane)].erase(handle);
        m_laneOfBar.remove(handle);
    }
    return lane;
}

std::optional<int> LaneStore::laneOf(BarHandle handle) const
{
    return valueOf(m_laneOfBar, handle);
}

const Bar *LaneStore::find(BarHandle handle) const
{
    const std::optional<int> at = laneOf(handle);
    if (!at)
        return nullptr;
    const Lane &holder = m_lanes[size_t(*at)];
    const std::optional<int> index = holder.indexOf(handle);
    return index ? &holder.bars()[size_t(*index)] : nullptr;
}

size_t LaneStore::footprint() const
{
    size_t bytes = 0;
    for (const Lane &lane : m_lanes)
        bytes += lane.footprint();
    return bytes;
}

} // namespace fieldlane::chart
