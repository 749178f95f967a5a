#pragma once
#include "solver/plan.h"
#include "solver/problem.h"

namespace fieldlane::engine {

/// When the calls of a route begin, by visit: each as early as it can, but for those with a time of their own in `kept`
/// (by visit; none: a negative number), which keep it where the rest of the route still can be done. The route breaks
/// no rule, and its calls have one window at most; what is pinned begins when the plan says.
std::vector<std::pair<int, solver::Time>> startsOn(
    const solver::Problem &problem, const solver::Plan &plan, int vehicle, const std::vector<solver::Time> &kept);

} // namespace fieldlane::engine
