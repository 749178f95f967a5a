#pragma once
#include "chart/bar.h"
#include <algorithm>
#include <QSet>
#include <vector>

namespace fieldlane::ui::board {

/// Which bars are selected, which one is current, which lane the keyboard is on, what the pointer is over.
struct BoardSelection
{
    QSet<chart::BarHandle> bars;
    chart::BarHandle current;
    chart::LaneHandle lane;
    core::Instant at {}; ///< where the keyboard is in time when there is no current bar
    chart::BarHandle hovered;

    bool hasSeveralWith(chart::BarHandle bar) const { return bars.size() > 1 && bars.contains(bar); }
    /// What goes along when a bar is moved.
    std::vector<chart::BarHandle> goingAlong(chart::BarHandle bar) const
    {
        if (!hasSeveralWith(bar))
            return {};
        std::vector<chart::BarHandle> others(bars.begin(), bars.end());
        std::erase(others, bar);
        std::sort(others.begin(), others.end());
        return others;
    }
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
