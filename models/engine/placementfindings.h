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
Neighbours neighboursOf(const Job &job, const Lane &lane, core::Instant start);

/// Everything that speaks against a placement whose times and legs are set. One function per kind of
/// constraint; each appends its findings with the policy's severity.
std::vector<rules::Finding> findingsOf(const Job &job, const Lane &lane, const Placement &placement,
    const Neighbours &neighbours, const PlacementContext &context);

/// The worst of what speaks against a person whatever the hour: skills and levels, certificates as of `at`, whom the
/// customer does not want, who no longer works here.
rules::Severity severityOfPerson(
    const Job &job, const domain::Technician &technician, core::Instant at, const rules::Policy &policy);

} // namespace fieldlane::engine
