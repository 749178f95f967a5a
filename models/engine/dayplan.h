#pragma once
#include "core/result.h"
#include "core/worker.h"
#include "engine/placement.h"
#include <array>
#include <functional>

namespace fieldlane::engine {

/// Who works on something, and when.
struct Stay
{
    domain::TechnicianId technicianId;
    core::TimeSpan span;
    friend bool operator==(const Stay &, const Stay &) = default;
};

/// An order that a plan may give to somebody, or planned work that it may move.
struct PlanTask
{
    Job job; ///< with `moving` for work that is planned
    QString number;
    domain::Priority priority = domain::Priority::Normal;
    std::optional<Stay> present; ///< where it is planned now
    bool isDisplaced = false; ///< it cannot stay there: it is given to somebody as if it waited, and if nobody can take it, told of as unplanned
};

/// Everything that a plan is made from. Work on the lanes that is no task stays where it is.
struct PlanRequest
{
    std::vector<PlanTask> tasks; ///< each order once
    std::vector<Lane> lanes; ///< each technician once; from two days before `days` to three after, tasks included
    core::TimeSpan days; ///< shifts that begin in it are filled, and what is left of one that runs
    PlacementContext context;
    std::vector<domain::TechnicianId> relieved {}; ///< nobody gives them anything
    bool disturbsLeast = false; ///< planned work moves only to make room for what finds none otherwise, and no more of it than must
};

/// How long and how to search. Seed, chains and steps decide the plan; threads only make it faster.
struct PlanOptions
{
    quint64 seed = 1;
    int chains = 1;
    int threads = 1;
    std::optional<qint64> steps; ///< of each chain
    std::optional<core::Duration> time; ///< measured by `elapsed`; without that no limit
    std::function<core::Duration()> elapsed; ///< since the search was asked for; called from every thread
};

/// One order that the plan gives to somebody.
struct PlanMove
{
    size_t task = 0; ///< in the request
    std::optional<Stay> from;
    domain::TechnicianId technicianId;
    Placement placement; ///< by place(), on the lane with all moves before this one
};

/// An order that nobody has or that cannot stay where it is, and that nobody can take; and the least that speaks against anybody whom the plan could ask.
struct Unplanned
{
    size_t task = 0;
    domain::TechnicianId technicianId; ///< of whom the findings tell; invalid: there is nobody at all
    std::vector<rules::Finding> findings;
};

inline constexpr size_t priorityCount = size_t(domain::Priority::Emergency) + 1;

/// What the days are like.
struct PlanFigures
{
    int planned = 0; ///< of the tasks, those that somebody has, also where they cannot stay
    std::array<int, priorityCount> open {}; ///< by priority, those that nobody has
    core::Duration travel {0}; ///< from home through all work of a day and back
    core::Duration lateness {0}; ///< after promised windows and deadlines, in all
    int late = 0; ///< promised windows or deadlines that are missed
    core::Duration overtime {0}; ///< work outside shifts

    int openCount() const;
    friend bool operator==(const PlanFigures &, const PlanFigures &) = default;
};

/// A proposal: what to give to whom, in the order in which it is to be carried out. A value; nothing is changed by it.
struct DayPlan
{
    std::vector<PlanMove> moves;
    std::vector<Unplanned> unplanned; ///< most urgent first
    PlanFigures before;
    PlanFigures after;
    int peopleDisturbed = 0; ///< whose planned work moves
    int customersDisturbed = 0; ///< to whom somebody else, or at another time, comes
    int refused = 0; ///< places of the solver that place() had something against
    int refilled = 0; ///< orders that found a gap after the solver was done
};

} // namespace fieldlane::engine
