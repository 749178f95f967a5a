#pragma once
#include "engine/dayplan.h"
#include "engine/plandraft.h"
#include "engine/sequence.h"
#include "solver/plan.h"
#include "solver/problem.h"

namespace fieldlane::engine {

/// Turns the solver's routes into placements: each order is put where the route has it by place() itself, on lanes that
/// hold the orders before it. What place() asks about or blocks is not proposed; it is tried again, with what the solver
/// left out, in the gaps that remain.
class Proposal
{
public:
    /// All are borrowed and outlive the proposal.
    Proposal(const PlanRequest &request, const std::vector<OpenDay> &days, const Suitability &suitability, std::vector<Standing> standings);
    /// Planned work whose new place is refused stays where it was, and everything is put anew around it. Where the request
    /// disturbs the least, what moved without need goes back.
    void follow(const PlanDraft &draft, const solver::Problem &problem, const solver::Plan &plan);
    /// Which place somebody's day offers for an order: the first, or the best by the policy, an emergency's being the soonest.
    enum class Pick { First, Best };
    void fillGaps(const core::StopToken &stop, Pick pick = Pick::First);
    /// Moves, what remains unplanned and why; no figures.
    DayPlan take();
    /// Nothing to ask or block, and no way that takes longer than there is time for it.
    static bool mayPropose(const PlanTask &task, const Placement &placement);
    const std::vector<Lane> &lanes() const { return m_lanes; } ///< with what is planned so far

private:
    struct Stop
    {
        size_t day;
        size_t task;
        core::Instant start;
    };
    std::vector<Stop> stopsOf(const PlanDraft &draft, const solver::Problem &problem, const solver::Plan &plan) const;
    void lift(const std::vector<Stop> &stops);
    bool stays(const Stop &stop) const;
    bool tryToFollow(const std::vector<Stop> &stops);
    std::vector<std::vector<size_t>> movedWork() const;
    bool fitsBack(size_t task) const;
    bool returnSome(const std::vector<Stop> &stops);
    void put(size_t task, size_t lane, Placement placement);
    bool fillSome(const core::StopToken &stop, Pick pick);
    std::optional<std::pair<size_t, Placement>> bestGap(size_t task, Pick pick) const;
    std::optional<Placement> gapIn(const PlanTask &task, const OpenDay &day, Pick pick) const;
    std::optional<Placement> firstIn(const PlanTask &task, const Lane &lane, core::TimeSpan starts) const;
    std::vector<size_t> daysFor(size_t task) const;
    std::vector<size_t> openTasks() const;
    Unplanned reasonFor(size_t task) const;
    core::Instant earliestFor(const PlanTask &task) const;

    const PlanRequest &m_request;
    const std::vector<OpenDay> &m_days;
    const Suitability &m_suitability;
    PlacementContext m_context; ///< of the request, with the lanes here for those who go along
    std::vector<Lane> m_lanes;
    std::vector<PlanTask> m_tasks; ///< of the request; what they wait for lies where it is put here
    Sequence m_sequence;
    std::vector<Standing> m_standings; ///< by task
    std::vector<char> m_isSettled; ///< by task: nothing is left to do for it
    std::vector<char> m_isPinned; ///< by task: where it is now it stays
    int m_refusedPresent = 0; ///< planned work that was pinned because its new place was refused
    DayPlan m_plan;
};

} // namespace fieldlane::engine
