#pragma once
#include "solver/draft.h"
#include "solver/finding.h"

namespace fieldlane::solver {

/// What makes the objective lexicographic: priority first, then orders without priority, then cost.
struct ObjectiveScale
{
    Cost orderPoint = 0; ///< of one order of priority 0: more than all routes and penalties
    Cost priorityPoint = 0; ///< of one point of priority: more than that and all orders of priority 0
    bool fits = true; ///< whether all sums stay below largestCost
};
ObjectiveScale objectiveScaleOf(const ProblemDraft &draft);

/// The dimensions of amounts and capacities; the longest counts.
int dimensionsOf(const ProblemDraft &draft);

Findings faultsOf(const ProblemDraft &draft);

} // namespace fieldlane::solver
