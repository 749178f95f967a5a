#pragma once
#include "engine/dayplan.h"

namespace fieldlane::engine {

/// Plans days: builds the problem, searches, and proposes what place() has nothing to ask about. Blocking constraints of
/// the policy are never broken, and work on the lanes that is no task is never moved. Orders without a place are never
/// proposed: nobody could tell the way. Finish keeps the best plan so far; abandon gives Cancelled. `progress` is told,
/// in this thread, the share of steps or time that is used up. Errors: InvalidInput when an order or a technician is
/// there twice. Any thread.
core::Result<DayPlan> planDays(const PlanRequest &request, const PlanOptions &options, const core::StopToken &stop = {},
    const std::function<void(double share)> &progress = {});

/// Whether planned work is within a plan's reach: with nobody at another time than the lead, not begun, not before `from`, and
/// neither locked nor promised unless the policy lets locks or promises pass with a warning.
bool mayMove(const domain::OrderRecord &record, const rules::Policy &policy, core::Instant from);
/// Whether it is only planned: nobody is on the way or there yet.
bool isOnlyPlanned(const domain::OrderRecord &record);

/// Whether nothing speaks against planned work where it is on its lane, and no break divides it: what a plan can leave
/// there as it is.
bool fitsWhereItIs(const PlanTask &task, const Lane &lane, const PlacementContext &context);
/// Whether planned work overlaps other work of its lane, or leaves no time for the way from or to it.
bool runsIntoWork(const PlanTask &task, const Lane &lane, const PlacementContext &context);

} // namespace fieldlane::engine
