#pragma once
#include "solver/draft.h"

namespace fieldlane::solver {

/// One step of a route between its start and its end.
struct Step
{
    enum class Kind { Visit, Break };
    Kind kind = Kind::Visit;
    int index = 0; ///< of the visit in the problem, or of the break in the vehicle
    friend bool operator==(Step, Step) = default;
};

/// What is left of the windows of a visit that is tied to others, so that each route can be followed alone.
struct Pin
{
    int visit = 0;
    Window starts;
    friend bool operator==(Pin, Pin) = default;
};

/// Who does what in which order; times and costs follow from it (see Referee).
struct Plan
{
    std::vector<std::vector<Step>> routes; ///< one for each vehicle; empty or breaks only: it stays at home
    std::vector<int> unassigned; ///< visits left out, ascending
    std::vector<Pin> pins; ///< one for each tied visit that is planned, ascending
    friend bool operator==(const Plan &, const Plan &) = default;
};

/// Whether a route has a call.
bool isUsed(const std::vector<Step> &route);
/// A plan in which nothing is done.
class Problem;
Plan emptyPlan(const Problem &problem);

} // namespace fieldlane::solver
