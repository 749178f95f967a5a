#pragma once
#include "chart/drawlist.h"
#include "chart/lanestore.h"
#include "chart/timeaxis.h"

namespace fieldlane::chart {

/// What is to be seen: the columns of the axis, and rows from `top` on over `height` pixels.
struct Window
{
    const LaneStore &store;
    const LaneLayout &layout;
    TimeAxis axis;
    int top = 0; ///< scroll position
    int height = 0;
};

/// Fills `out` with what the window shows: every bar that touches it exactly once, by itself or counted in a
/// bucket. Buckets lie on a grid fixed in time, so that panning does not make them flicker. A collapsed group
/// shows the bars of all its lanes in buckets.
void collect(const Window &window, DrawList &out);

} // namespace fieldlane::chart
