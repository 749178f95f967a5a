#pragma once
#include "chart/bar.h"
#include <QSet>

namespace fieldlane::ui::board {

/// Which bars are selected, which one is current, which lane the keyboard is on, what the pointer is over.
struct BoardSelection
{
    QSet<chart::BarHandle> bars;
    chart::BarHandle current;
    chart::LaneHandle lane;
    core::Instant at {}; ///< where the keyboard is in time when there is no current bar
    chart::BarHandle hovered;

    void choose(chart::BarHandle bar)
    {
        bars = bar.isValid() ? QSet<chart::BarHandle> {bar} : QSet<chart::BarHandle>();
        current = bar;
    }
    void toggle(chart::BarHandle bar)
    {
        if (!bars.remove(bar))
            bars.insert(bar);
        current = bar;
    }
};

} // namespace fieldlane::ui::board
