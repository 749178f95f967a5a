#include "engine/planning.h"
#include "core/wideregisters.h"
#include "engine/planfigures.h"
#include "engine/proposal.h"
#include "engine/standing.h"
#include "solver/solve.h"
#include <algorithm>
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

/// The days that are left when everything that the plan may move is taken off the lanes.
std::vector<OpenDay> openDaysOf(const PlanRequest &request, const std::vector<Standing> &standings)
{
    std::set<domain::AssignmentId> moving;
    for (size_t t = 0; t < request.tasks.size(); ++t) {
        if (!request.tasks[t].present || !isFree(standings[t]))
            continue;
        moving.insert(request.tasks[t].job.moving);
        for (const Companion &companion : request.tasks[t].job.companions)
            moving.insert(companion.moving);
    }
    std::vector<OpenDay> days;
    for (size_t l = 0; l < request.lanes.size(); ++l) {
        Lane lane = request.lanes[l];
        if (isRelieved(request, lane.technician.id))
            continue;
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

void countDisturbed(const PlanRequest &request, DayPlan &plan)
{
    std::set<domain::TechnicianId> people;
    for (const PlanMove &move : plan.moves) {
        if (!move.from)
            continue;
        people.insert(move.from->technicianId);
        for (const Companion &companion : request.tasks[move.task].job.companions)
            people.insert(companion.technicianId);
        ++plan.customersDisturbed;
    }
    plan.peopleDisturbed = int(people.size());
}

/// On one lane nothing but its hours and ways can get better.
bool isPointless(const PlanRequest &request, const std::vector<Standing> &standings, const DayPlan &plan)
{
    const auto only = [&](const PlanMove &move) { return standings[move.task] == Standing::MayMove; };
    const auto price = [](const PlanFigures &f) { return std::tuple(f.late, f.lateness + f.overtime + f.travel); };
    return request.lanes.size() == 1 && std::all_of(plan.moves.begin(), plan.moves.end(), only) && price(plan.after) >= price(plan.before);
}

DayPlan asItIs(DayPlan plan)
{
    plan.moves.clear();
    plan.after = plan.before;
    plan.peopleDisturbed = plan.customersDisturbed = 0;
    return plan;
}

DayPlan finished(const PlanRequest &request, const std::vector<Standing> &standings, Proposal &proposal)
{
    DayPlan plan = proposal.take();
    std::vector<char> isPlanned;
    for (const PlanTask &task : request.tasks)
        isPlanned.push_back(task.present.has_value());
    plan.before = figuresOf(request, request.lanes, isPlanned);
    for (const PlanMove &move : plan.moves)
        isPlanned[move.task] = 1;
    plan.after = figuresOf(request, proposal.lanes(), isPlanned);
    countDisturbed(request, plan);
    if (isPointless(request, standings, plan))
        return asItIs(std::move(plan));
    return plan;
}

/// Those for whom there is no place, the most urgent first.
std::array<int, priorityCount> leftOut(const PlanRequest &request, const DayPlan &plan)
{
    std::array<int, priorityCount> left {};
    for (const Unplanned &unplanned : plan.unplanned)
        ++left[priorityCount - 1 - size_t(request.tasks[unplanned.task].priority)];
    return left;
}

/// Planned work that the draft has no room for stays, and others have to go round it. Whether there was any.
bool holdImpossible(const PlanDraft &draft, std::vector<Standing> &standings)
{
    bool any = false;
    for (const size_t task : draft.impossible) {
        if (standings[task] != Standing::MayMove)
            continue;
        standings[task] = Standing::Stays;
        any = true;
    }
    return any;
}

/// Plans with tasks that stand as said.
Result<DayPlan> planned(const PlanRequest &request, std::vector<Standing> standings, const PlanOptions &options,
    const core::StopToken &stop, const std::function<void(double)> &progress)
{
    const std::vector<OpenDay> days = openDaysOf(request, standings);
    const Suitability suitability(request, days);
    PlanDraft draft = draftOf({request, days, suitability, standings}, options.threads);
    if (holdImpossible(draft, standings))
        return planned(request, std::move(standings), options, stop, progress);
    Proposal proposal(request, days, suitability, standings);
    if (!days.empty() && draft.hasTasks())
        FIELDLANE_TRY(search(proposal, std::move(draft), options, stop, progress));
    proposal.fillGaps(stop);
    return finished(request, standings, proposal);
}

/// One order that waits needs no search: it goes into the best gap there is.
DayPlan inserted(const PlanRequest &request, const std::vector<Standing> &standings, const core::StopToken &stop)
{
    const std::vector<OpenDay> days = openDaysOf(request, standings);
    const Suitability suitability(request, days);
    Proposal proposal(request, days, suitability, standings);
    proposal.fillGaps(stop, Proposal::Pick::Best);
    return finished(request, standings, proposal);
}

/// With planned work where it is.
Result<DayPlan> withoutMoving(const PlanRequest &request, const std::vector<Standing> &still, PlanOptions options,
    const core::StopToken &stop, const std::function<void(double)> &progress)
{
    const auto free = std::count_if(still.begin(), still.end(), isFree);
    const bool isOne = free == 1 && std::find(still.begin(), still.end(), Standing::Waits) != still.end();
    if (isOne)
        return inserted(request, still, stop);
    if (free < 2) { // the first plan puts it best
        options.steps = 0;
        options.time.reset();
    } else if (options.time) {
        options.time = *options.time / 2;
    }
    return planned(request, still, options, stop, progress);
}

/// Planned work where it is, or at its hour.
std::vector<Standing> stillOf(const PlanRequest &request, std::vector<Standing> standings)
{
    std::replace(standings.begin(), standings.end(), Standing::MayMove, Standing::Stays);
    for (size_t t = 0; t < standings.size(); ++t) {
        const auto &present = request.tasks[t].present;
        const bool hasHour = standings[t] == Standing::Displaced && present->span.start >= request.context.now;
        if (hasHour && isRelieved(request, present->technicianId))
            standings[t] = Standing::KeepsHour;
    }
    return standings;
}

/// First with planned work where it is; it may move only when somebody would be left out.
Result<DayPlan> leastDisturbing(const PlanRequest &request, const std::vector<Standing> &standings, const PlanOptions &options,
    const core::StopToken &stop, const std::function<void(double)> &progress)
{
    const std::vector<Standing> still = stillOf(request, standings);
    const auto tell = [&](double share) {
        if (progress)
            progress(share);
    };
    FIELDLANE_ASSIGN(plan, withoutMoving(request, still, options, stop, [&](double share) { tell(share / 2); }));
    if (plan.unplanned.empty() || still == standings)
        return plan;
    FIELDLANE_ASSIGN(moving, planned(request, standings, options, stop, [&](double share) { tell(std::max(0.5, share)); }));
    return leftOut(request, moving) < leftOut(request, plan) ? moving : plan;
}

} // namespace

Result<DayPlan> planDays(const PlanRequest &request, const PlanOptions &options, const core::StopToken &stop,
    const std::function<void(double)> &progress)
{
    core::releaseWideRegisters();
    FIELDLANE_TRY(checked(request));
    const std::vector<Standing> standings = standingsOf(request);
    return request.disturbsLeast ? leastDisturbing(request, standings, options, stop, progress)
                                 : planned(request, standings, options, stop, progress);
}

bool fitsWhereItIs(const PlanTask &task, const Lane &lane, const PlacementContext &context)
{
    const Placement there = place(task.job, lane, task.present->span.start, context);
    return Proposal::mayPropose(task, there) && there.segments.size() == 1 && there.service() == task.present->span;
}

bool runsIntoWork(const PlanTask &task, const Lane &lane, const PlacementContext &context)
{
    const Placement there = place(task.job, lane, task.present->span.start, context);
    return std::any_of(there.findings.begin(), there.findings.end(),
        [](const rules::Finding &f) { return f.constraint == Constraint::Overlap || f.constraint == Constraint::Travel; });
}

bool isOnlyPlanned(const domain::OrderRecord &record)
{
    const domain::Assignment *lead = record.bookedLead();
    const bool isWaitedFor = record.order.state == domain::OrderState::Assigned || record.order.state == domain::OrderState::Accepted;
    return lead && isWaitedFor && !lead->arrivedAt;
}

bool mayMove(const domain::OrderRecord &record, const rules::Policy &policy, core::Instant from)
{
    const domain::Assignment *lead = record.bookedLead();
    if (!isOnlyPlanned(record) || lead->plannedStart <= from)
        return false;
    const auto holds = [&](Constraint c) { return policy.severityOf(c) >= Severity::Ask; };
    if (lead->lockPerson && holds(Constraint::LockedPerson))
        return false;
    if (lead->lockTime && holds(Constraint::LockedTime))
        return false;
    const bool isPromised = record.order.windowStart || record.order.windowEnd;
    const auto isLoose = [&](const domain::Assignment &a) {
        return &a == lead || !a.booked
            || (domain::goesAlong(a, *lead) && !a.arrivedAt && !(a.lockTime && holds(Constraint::LockedTime)));
    };
    return !(isPromised && holds(Constraint::WindowLate))
        && std::all_of(record.assignments.begin(), record.assignments.end(), isLoose);
}

} // namespace fieldlane::engine
