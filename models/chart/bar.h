#pragma once
#include "core/id.h"
#include "core/instant.h"

namespace fieldlane::chart {

using BarHandle = core::Id<struct BarTag>; ///< whatever the caller counts bars by
using LaneHandle = core::Id<struct LaneTag>;

/// What a bar shows besides its times. Late and SlaBroken outrank every state where bars are folded.
enum BarFlag : quint16 {
    LockedPerson = 1 << 0,
    LockedTime = 1 << 1,
    AtRisk = 1 << 2,
    Late = 1 << 3,
    SlaBroken = 1 << 4,
    Promised = 1 << 5,
    Pending = 1 << 6, ///< sent, not yet confirmed
    Finished = 1 << 7, ///< its body is what really happened
    Running = 1 << 8, ///< actualEnd is "now"
    Assistant = 1 << 9,
    TravelConflict = 1 << 10, ///< the way does not fit into the gap
    Emergency = 1 << 11
};

constexpr core::Instant noInstant = core::Instant::min();

/// One piece of work on a lane; 48 bytes, because boards hold hundreds of thousands.
struct Bar
{
    core::Instant plannedStart;
    core::Instant plannedEnd;
    core::Instant actualStart = noInstant;
    core::Instant actualEnd = noInstant;
    BarHandle handle;
    std::int32_t travelSeconds = 0; ///< the way to it, before the start
    quint16 flags = 0;
    quint8 state = 0; ///< the caller's own code, 0 .. 15; higher asks for more attention
    quint8 stack = 0x10; ///< set by Lane: low half the sub-row, high half the number of sub-rows

    bool has(BarFlag flag) const { return flags & flag; }
    bool hasActual() const { return actualStart != noInstant; }
    core::TimeSpan planned() const { return {plannedStart, plannedEnd}; }
    core::TimeSpan actual() const { return {actualStart, actualEnd}; }
    /// Where the bar stands: what happened once it is finished, else the plan.
    core::TimeSpan body() const { return has(Finished) && hasActual() ? actual() : planned(); }
    /// Everything that is drawn of it, the way to it included.
    core::TimeSpan extent() const
    {
        core::TimeSpan all = planned();
        if (hasActual())
            all = {std::min(all.start, actualStart), std::max(all.end, actualEnd)};
        return {std::min(all.start, body().start - core::seconds(travelSeconds)), all.end};
    }
    int subRow() const { return stack & 0x0f; }
    int subRows() const { return stack >> 4; }
    /// Rank for folding: broken SLA, late and at risk first, then the state.
    int attention() const
    {
        const int mark = has(SlaBroken) ? 3 : has(Late) ? 2 : has(AtRisk) ? 1 : 0;
        return mark << 4 | (state & 0x0f);
    }
};
static_assert(sizeof(Bar) == 48);

} // namespace fieldlane::chart
