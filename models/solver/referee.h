#pragma once
#include "solver/plan.h"
#include "solver/problem.h"

namespace fieldlane::solver {

/// A rule that a plan breaks.
struct Violation
{
    enum class Rule {
        Window,
        Shift,
        Capacity,
        NotAllowed, ///< skills or allowed vehicles
        MaxTasks,
        MaxTravelTime,
        MaxDistance,
        Precedence, ///< a delivery without its pickup before it
        Breaks, ///< missing, twice or out of order
        FixedCalls,
        Together, ///< of those that begin together one is missing, at another time, or with the same vehicle
        Succession, ///< begun before what it waits for is done
        LostOrDoubled ///< a visit is not exactly once in the plan
    };
    Rule rule;
    int vehicle = -1; ///< -1: the plan as a whole
    int visit = -1; ///< -1: the route as a whole
    friend bool operator==(const Violation &, const Violation &) = default;
};

/// When a step happens. Of a break, `travel` counts what was driven before it.
struct StepTime
{
    Time arrival = 0;
    Time waiting = 0;
    Time setup = 0;
    Time service = 0;
    qint64 travel = 0; ///< driven since the start of the route
    qint64 distance = 0;
    std::vector<Amount> load; ///< on board after the step
};

struct RouteTimes
{
    Time departure = 0;
    Time arrival = 0; ///< at the end
    qint64 travel = 0;
    qint64 distance = 0;
    Cost cost = 0; ///< of the route, with fixed and pair costs
    std::vector<Amount> loadAtStart;
    std::vector<StepTime> steps;
};

struct Verdict
{
    Cost travelCost = 0; ///< what all routes cost
    Cost leftOutCost = 0;
    Cost objective() const { return travelCost + leftOutCost; }
    qint64 priorityServed = 0;
    std::vector<RouteTimes> routes; ///< one for each vehicle
    std::vector<Violation> violations;
};

/// When routes set out: at the start of the shift, or so late that they still end as early as they can.
enum class Departure { Earliest, Late };

/// Computes every number of a plan and checks every rule from scratch; shares no code with the search.
Verdict judge(const Problem &problem, const Plan &plan, Departure departure = Departure::Earliest);

/// The rules that one vehicle's route breaks; a visit that is missing elsewhere is no matter here.
std::vector<Violation> violationsOf(const Problem &problem, const std::vector<Step> &route, int vehicle);

} // namespace fieldlane::solver
