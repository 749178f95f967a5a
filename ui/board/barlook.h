#pragma once
#include "domain/lifecycle.h"

namespace fieldlane::ui::board {

/// What a bar looks like; the state code of chart::Bar. Higher asks for more attention when bars are folded.
enum class BarLook : quint8 { Closed, Completed, Planned, Accepted, Travelling, OnSite, Paused, Offered };
inline constexpr int barLookCount = int(BarLook::Offered) + 1;

constexpr BarLook lookOf(int state)
{
    return BarLook(state < barLookCount ? state : 0);
}

/// The look of work in a state that can stand on a lane.
constexpr BarLook lookOf(domain::OrderState state)
{
    using domain::OrderState;
    switch (state) {
    case OrderState::Completed:
        return BarLook::Completed;
    case OrderState::Accepted:
        return BarLook::Accepted;
    case OrderState::Travelling:
        return BarLook::Travelling;
    case OrderState::OnSite:
        return BarLook::OnSite;
    case OrderState::Paused:
        return BarLook::Paused;
    case OrderState::Offered:
        return BarLook::Offered;
    case OrderState::Closed:
    case OrderState::Cancelled:
        return BarLook::Closed;
    default:
        return BarLook::Planned;
    }
}

/// The state whose colours and glyph a look has.
constexpr domain::OrderState stateOf(BarLook look)
{
    using domain::OrderState;
    constexpr OrderState states[] {OrderState::Closed, OrderState::Completed, OrderState::Assigned,
        OrderState::Accepted, OrderState::Travelling, OrderState::OnSite, OrderState::Paused, OrderState::Offered};
    return states[int(look)];
}

} // namespace fieldlane::ui::board
