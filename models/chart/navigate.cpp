#include "chart/navigate.h"
#include <algorithm>
#include <cstdlib>

namespace fieldlane::chart {

std::optional<BarHandle> nextBar(const Lane &lane, BarHandle bar, core::Instant from, Direction direction)
{
    const std::span<const Bar> bars = lane.bars();
    const bool later = direction == Direction::Later;
    int at = 0;
    if (const auto index = lane.indexOf(bar)) {
        at = *index + (later ? 1 : -1);
    } else {
        const auto first = std::lower_bound(bars.begin(), bars.end(), from,
            [](const Bar &b, core::Instant t) { return b.body().start < t; });
        at = int(first - bars.begin()) - (later ? 0 : 1);
    }
    if (at < 0 || at >= int(bars.size()))
        return std::nullopt;
    return bars[size_t(at)].handle;
}

std::optional<int> laneBeside(const LaneLayout &layout, int lane, int step)
{
    const auto row = layout.rowOfLane(lane);
    if (!row)
        return std::nullopt;
    const auto &rows = layout.rows();
    const int direction = step < 0 ? -1 : 1;
    int found = lane;
    int left = std::abs(step);
    for (int i = *row + direction; left > 0 && i >= 0 && i < int(rows.size()); i += direction) {
        if (rows[size_t(i)].kind != Row::Kind::Lane)
            continue;
        found = rows[size_t(i)].index;
        --left;
    }
    return found;
}

std::optional<BarHandle> nearestBar(const Lane &lane, core::Instant at)
{
    std::optional<BarHandle> best;
    core::Duration bestDistance = core::Duration::max();
    for (const Bar &bar : lane.bars()) {
        const core::TimeSpan body = bar.body();
        const core::Duration distance
            = at < body.start ? body.start - at : at >= body.end ? at - body.end : core::Duration(0);
        if (distance < bestDistance) {
            best = bar.handle;
            bestDistance = distance;
        }
    }
    return best;
}

} // namespace fieldlane::chart
