#pragma once
#include "engine/dayplan.h"

namespace fieldlane::engine {

/// Takes planned work off its lanes: the lead's, and those of all who go along.
void takeOff(const PlanTask &task, std::vector<Lane> &lanes);
/// Puts a task on a lane as it was placed there, and on the lanes of those who go along. `job` is the task's, or what is
/// left of it once the work was taken off for good.
void putOn(const PlanRequest &request, const PlanTask &task, const Job &job, const Placement &placement, Lane &lane, std::vector<Lane> &lanes);

} // namespace fieldlane::engine
