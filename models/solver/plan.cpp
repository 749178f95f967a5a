#include "solver/plan.h"
#include "solver/problem.h"
#include <algorithm>
#include <numeric>

namespace fieldlane::solver {

bool isUsed(const std::vector<Step> &route)
{
    return std::any_of(route.begin(), route.end(), [](Step step) { return step.kind == Step::Kind::Visit; });
}

Plan emptyPlan(const Problem &problem)
{
    Plan plan;
    plan.routes.resize(problem.vehicles().size());
    plan.unassigned.resize(problem.visits().size());
    std::iota(plan.unassigned.begin(), plan.unassigned.end(), 0);
    return plan;
}

} // namespace fieldlane::solver
