#pragma once
#include "engine/placementfindings.h"
#include "engine/way.h"

namespace fieldlane::engine {

/// Walks a lane forwards and tells, without placing anything, how long it is no use to ask for a place. What it says is
/// never more than what place() finds, so that nothing is passed over that could be taken.
class WaitScan
{
public:
    /// All that is given outlives it. It asks for the same ways again and again: the lane should remember them.
    WaitScan(const Job &job, const LaneView &lane, const PlacementContext &context);

    /// When something that only time cures speaks against work that begins at `at`: the moment until which that, or the
    /// like, speaks against every start; always later than `at`. Nothing when place() has to say. `at` lies in `shift`, one
    /// of the lane's, and is never earlier than the one asked before.
    std::optional<core::Instant> waitAt(core::Instant at, const core::TimeSpan &shift);

private:
    /// Work laid from a moment on. Until the next break begins, who starts later ends no sooner; beyond that the break
    /// may not be in the way any more.
    struct Laying
    {
        core::Instant end;
        core::Instant steady; ///< when the next break begins
    };

    Laying layingAt(core::Instant at) const;
    bool judges(rules::Constraint constraint) const { return m_policy.severityOf(constraint) != rules::Severity::Ok; }
    void walkTo(core::Instant at);
    /// The first booking that stays, from one of the lane's on; null: none.
    const Booking *staying(const Booking *from) const;
    std::optional<core::Instant> waitForDay(core::Instant at);
    std::optional<core::Instant> waitForWayTo(core::Instant at);
    std::optional<core::Instant> waitForTime(core::Instant at, const Laying &laying, const core::TimeSpan &shift) const;
    std::optional<core::Instant> waitForWayOut(core::Instant at, const Laying &laying);

    const Job &m_job;
    const LaneView m_lane;
    const PlacementContext &m_context;
    const rules::Policy &m_policy;
    const Booking *m_before = nullptr; ///< of the bookings that stay, the last that begins before the moment asked
    const Booking *m_next = nullptr; ///< the first of them that begins at that moment or later; null: none
    core::Instant m_takenUntil = core::Instant::min(); ///< the latest end of those before
    std::optional<core::TimeSpan> m_day; ///< whose caps are known
    bool m_isDayFull = false;
};

} // namespace fieldlane::engine
