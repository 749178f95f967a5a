#pragma once
#include "engine/placement.h"
#include "engine/worktime.h"

namespace fieldlane::engine {

/// The neighbours of a service interval on a lane, the moved booking left out.
struct Neighbours
{
    const Booking *before = nullptr; ///< the last that begins earlier
    const Booking *after = nullptr; ///< the first that begins later or at the same time
};
Neighbours neighboursOf(const Job &job, const LaneView &lane, core::Instant start);

/// Everything that speaks against a placement whose times and legs are set. One function per kind of
/// constraint; each appends its findings with the policy's severity.
std::vector<rules::Finding> findingsOf(const Job &job, const LaneView &lane, const Placement &placement,
    const Neighbours &neighbours, const PlacementContext &context);

/// In seconds of travel: what moving somebody's planned work costs, and somebody else than who is preferred.
constexpr qint64 priceOfMoving = 1800;
inline qint64 priceOfAnother(const Job &job)
{
    return job.preferredByRules.empty() ? 1200 : 3600; // a customer's wish, or a rule of the company
}

/// How long a job keeps somebody at work: what it takes, and never nothing.
core::Duration laidWork(const Job &job);

/// The local day of a moment for somebody whose days have caps; nothing for the others.
std::optional<core::TimeSpan> cappedDay(const domain::Technician &technician, core::Instant at);
/// What begins on such a day, the job with `worked` among it.
struct DayLoad
{
    int orders = 0;
    int mostOrders = 0; ///< 0: no cap
    core::Duration worked {0};
    core::Duration mostWorked {0}; ///< likewise
    bool isOverOrders() const { return mostOrders > 0 && orders > mostOrders; }
    bool isOverHours() const { return mostWorked.count() > 0 && worked > mostWorked; }
};
DayLoad dayLoad(const Job &job, const LaneView &lane, core::TimeSpan day, core::Duration worked);

/// The worst of what speaks against a person whatever the hour: skills and levels, certificates as of `at`, faults,
/// whom the customer or a rule does not want, who no longer works here.
rules::Severity severityOfPerson(
    const Job &job, const domain::Technician &technician, core::Instant at, const rules::Policy &policy);

} // namespace fieldlane::engine
