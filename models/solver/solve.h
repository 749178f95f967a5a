#pragma once
#include "core/instant.h"
#include "core/worker.h"
#include "solver/plan.h"
#include "solver/problem.h"
#include <functional>
#include <optional>

namespace fieldlane::solver {

/// How to search. Seed, chains and steps belong to the problem: with them the plan is fixed; threads only make
/// it faster.
struct SolveOptions
{
    quint64 seed = 1;
    int chains = 1;
    int threads = 1;
    std::optional<qint64> steps; ///< of each chain
    std::optional<core::Duration> time; ///< measured by `elapsed`; without that no limit
    std::function<core::Duration()> elapsed; ///< since the search began; called from every thread
};

/// How far a search is.
struct SolveProgress
{
    double share = 0; ///< 0 .. 1 of steps or time
    Cost objective = 0; ///< of the best plan so far
    std::vector<qint64> steps; ///< that each chain has made
};

/// The best plan found until steps or time are used up or the token says stop; at least the first plan that
/// can be made. Without steps and time it is the first plan. `progress` is called in this thread, also right
/// after the first plan.
Plan solve(const Problem &problem, const SolveOptions &options, const core::StopToken &stop = {},
    const std::function<void(const SolveProgress &)> &progress = {});

} // namespace fieldlane::solver
