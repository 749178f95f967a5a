#pragma once
#include "chart/bar.h"
#include <QString>
#include <vector>

namespace fieldlane::ui::board {

/// Where something would lie if a plan were carried out.
struct BoardProposal
{
    chart::LaneHandle lane;
    core::TimeSpan work;
    core::Duration travelIn {0};
    QString label;
    chart::BarHandle from; ///< the bar that would go; none when nobody has it yet
    friend bool operator==(const BoardProposal &, const BoardProposal &) = default;
};

} // namespace fieldlane::ui::board
