#pragma once
#include <vector>

namespace fieldlane::solver {

/// One step of a route between its start and its end.
struct Step
{
    enum class Kind { Visit, Break };
    Kind kind = Kind::Visit;
    int index = 0; ///< of the visit in the problem, or of the break in the vehicle
    friend bool operator==(Step, Step) = default;
};

/// Who does what in which order; times and costs follow from it (see Referee).
struct Plan
{
    std::vector<std::vector<Step>> routes; ///< one for each vehicle; empty or breaks only: it stays at home
    std::vector<int> unassigned; ///< visits left out, ascending
    friend bool operator==(const Plan &, const Plan &) = default;
};

/// Whether a route has a call.
bool isUsed(const std::vector<Step> &route);
/// A plan in which nothing is done.
class Problem;
Plan emptyPlan(const Problem &problem);

} // namespace fieldlane::solver
