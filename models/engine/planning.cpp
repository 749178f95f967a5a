#include "engine/planning.h"
#include "core/wideregisters.h"
#include "engine/planfigures.h"
#include "engine/proposal.h"
#include "solver/solve.h"
#include <algorithm>
#include <map>
#include <set>

namespace fieldlane::engine {

using core::Error;
using core::ErrorCode;
using core::Result;
using rules::Constraint;
using rules::Severity;

namespace {

Result<void> checked(const PlanRequest &request)
{
    std::set<domain::OrderId> orders;
    for (const PlanTask &task : request.tasks) {
        if (!orders.insert(task.job.orderId).second)
            return Error {ErrorCode::InvalidInput, task.number, QStringLiteral("It is to be planned twice.")};
    }
    std::set<domain::TechnicianId> people;
    for (const Lane &lane : request.lanes) {
        if (!people.insert(lane.technician.id).second)
            return Error {ErrorCode::InvalidInput, lane.technician.name, QStringLiteral("The technician has two lanes.")};
    }
    return {};
}

/// Planned work that the solver could not even leave where it is: something speaks against it there already, or it goes
/// over a break. It is nobody's to move.
std::vector<char> pinnedOf(const PlanRequest &request)
{
    std::map<domain::TechnicianId, const Lane *> lanes;
    for (const Lane &lane : request.lanes)
        lanes.emplace(lane.technician.id, &lane);
    std::vector<char> pinned;
    for (const PlanTask &task : request.tasks) {
        pinned.push_back(0);
        if (!task.present)
            continue;
        const auto lane = lanes.find(task.present->technicianId);
        if (lane != lanes.end()) {
            const Placement there = place(task.job, *lane->second, task.present->span.start, request.context);
            pinned.back() = !Proposal::mayPropose(task, there) || there.segments.size() > 1 || there.service() != task.present->span;
        } else {
            pinned.back() = 1;
        }
    }
    return pinned;
}

/// The days that are left when everything that the plan may move is taken off the lanes.
std::vector<OpenDay> openDaysOf(const PlanRequest &request, const std::vector<char> &isPinned)
{
    std::set<domain::AssignmentId> moving;
    for (size_t t = 0; t < request.tasks.size(); ++t) {
        if (request.tasks[t].present && !isPinned[t])
            moving.insert(request.tasks[t].job.moving);
    }
    std::vector<OpenDay> days;
    for (size_t l = 0; l < request.lanes.size(); ++l) {
        Lane lane = request.lanes[l];
        std::erase_if(lane.bookings, [&](const Booking &b) { return moving.count(b.assignmentId) > 0; });
        for (OpenDay &day : openDaysOf(lane, l, request.days, request.context))
            days.push_back(std::move(day));
    }
    return days;
}

solver::SolveOptions solveOptionsOf(const PlanOptions &options)
{
    solver::SolveOptions solve;
    solve.seed = options.seed;
    solve.chains = options.chains;
    solve.threads = options.threads;
    solve.steps = options.steps;
    solve.time = options.time;
    solve.elapsed = options.elapsed;
    return solve;
}

Result<void> search(Proposal &proposal, PlanDraft draft, const PlanOptions &options, const core::StopToken &stop,
    const std::function<void(double)> &progress)
{
    auto problem = solver::Problem::make(std::move(draft.problem));
    if (!problem)
        return Error {ErrorCode::Internal, problem.error().subject, problem.error().detail};
    draft.problem = {};
    const solver::Plan plan = solver::solve(*problem, solveOptionsOf(options), stop, [&](const solver::SolveProgress &p) {
        if (progress)
            progress(p.share);
    });
    if (stop.isAbandoned())
        return Error {ErrorCode::Cancelled, {}, QStringLiteral("The plan was abandoned.")};
    proposal.follow(draft, *problem, plan);
    return {};
}

void countDisturbed(DayPlan &plan)
{
    std::set<domain::TechnicianId> people;
    for (const PlanMove &move : plan.moves) {
        if (!move.from)
            continue;
        people.insert(move.from->technicianId);
        ++plan.customersDisturbed;
    }
    plan.peopleDisturbed = int(people.size());
}

} // namespace

Result<DayPlan> planDays(const PlanRequest &request, const PlanOptions &options, const core::StopToken &stop,
    const std::function<void(double)> &progress)
{
    core::releaseWideRegisters();
    FIELDLANE_TRY(checked(request));
    const std::vector<char> isPinned = pinnedOf(request);
    const std::vector<OpenDay> days = openDaysOf(request, isPinned);
    const Suitability suitability(request, days);
    Proposal proposal(request, days, suitability, isPinned);
    PlanDraft draft = draftOf({request, days, suitability, isPinned}, options.threads);
    if (!days.empty() && draft.hasTasks())
        FIELDLANE_TRY(search(proposal, std::move(draft), options, stop, progress));
    proposal.fillGaps(stop);
    DayPlan plan = proposal.take();
    std::vector<char> isPlanned;
    for (const PlanTask &task : request.tasks)
        isPlanned.push_back(task.present.has_value());
    plan.before = figuresOf(request, request.lanes, isPlanned);
    for (const PlanMove &move : plan.moves)
        isPlanned[move.task] = 1;
    plan.after = figuresOf(request, proposal.lanes(), isPlanned);
    countDisturbed(plan);
    return plan;
}

bool mayMove(const domain::OrderRecord &record, const rules::Policy &policy, core::Instant now)
{
    const domain::Assignment *lead = record.bookedLead();
    const bool isOnlyPlanned = record.order.state == domain::OrderState::Assigned || record.order.state == domain::OrderState::Accepted;
    if (!lead || !isOnlyPlanned || lead->plannedStart <= now || lead->arrivedAt)
        return false;
    const auto holds = [&](Constraint c) { return policy.severityOf(c) >= Severity::Ask; };
    if (lead->lockPerson && holds(Constraint::LockedPerson))
        return false;
    if (lead->lockTime && holds(Constraint::LockedTime))
        return false;
    const bool isPromised = record.order.windowStart || record.order.windowEnd;
    const auto helps = [&](const domain::Assignment &a) { return a.booked && &a != lead; };
    return !(isPromised && holds(Constraint::WindowLate))
        && std::none_of(record.assignments.begin(), record.assignments.end(), helps);
}

} // namespace fieldlane::engine
