#pragma once
#include "engine/dayplan.h"
#include "engine/openday.h"
#include "engine/standing.h"
#include "engine/suitability.h"
#include "solver/draft.h"
#include <algorithm>

namespace fieldlane::engine {

/// The days as a problem for the solver: each open day is a vehicle, each task and each block of fixed work a job, and so is each
/// who goes along, on their own days and at the same time. Times
/// are seconds from `epoch`, on the grid; costs are the policy's weights times seconds. Tasks that the solver cannot
/// plan are left out: without a place, without a time at which they may begin, or longer than anybody works at a stretch.
struct PlanDraft
{
    static constexpr int block = -1;
    static constexpr int companion = -2;

    solver::ProblemDraft problem;
    std::vector<int> taskOf; ///< by job: its task, `block`, or `companion` for somebody who goes along
    std::vector<size_t> impossible; ///< free tasks that are left out
    core::Instant epoch;

    bool hasTasks() const { return std::any_of(taskOf.begin(), taskOf.end(), [](int task) { return task >= 0; }); }
    core::Instant at(solver::Time time) const { return epoch + core::seconds(time); }
    solver::Time timeOf(core::Instant t) const { return solver::Time((t - epoch).count() / 1000); }
};
/// What a draft is made of.
struct PlanGround
{
    const PlanRequest &request;
    const std::vector<OpenDay> &days;
    const Suitability &suitability;
    const std::vector<Standing> &standings; ///< by task; what is not free is one of the blocks
};
/// `threads` help to fill the matrices.
PlanDraft draftOf(const PlanGround &ground, int threads);

/// When a task may begin by what was promised and locked, as far as the policy asks about it or blocks. Nothing when there
/// is no such time.
std::optional<core::TimeSpan> startsOf(const Job &job, const rules::Policy &policy, core::TimeSpan within);

} // namespace fieldlane::engine
