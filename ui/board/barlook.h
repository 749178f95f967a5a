#pragma once
#include <QtGlobal>

namespace fieldlane::ui::board {

/// What a bar looks like; the state code of chart::Bar. Higher asks for more attention when bars are folded.
enum class BarLook : quint8 { Closed, Completed, Planned, Accepted, Travelling, OnSite, Paused, Offered };
inline constexpr int barLookCount = int(BarLook::Offered) + 1;

constexpr BarLook lookOf(int state)
{
    return BarLook(state < barLookCount ? state : 0);
}

} // namespace fieldlane::ui::board
