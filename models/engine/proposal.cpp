#include "engine/proposal.h"
#include "engine/bookings.h"
#include "engine/routestarts.h"
#include "geo/distance.h"
#include <algorithm>

namespace fieldlane::engine {

using core::Duration;
using core::Instant;
using core::TimeSpan;
using rules::Severity;

Proposal::Proposal(const PlanRequest &request, const std::vector<OpenDay> &days, const Suitability &suitability, std::vector<char> isPinned)
    : m_request(request)
    , m_days(days)
    , m_suitability(suitability)
    , m_lanes(request.lanes)
    , m_isSettled(request.tasks.size(), 0)
    , m_isPinned(std::move(isPinned))
{
    for (size_t t = 0; t < m_isSettled.size(); ++t)
        m_isSettled[t] = request.tasks[t].present.has_value();
}

std::vector<Proposal::Stop> Proposal::stopsOf(
    const PlanDraft &draft, const solver::Problem &problem, const solver::Plan &plan) const
{
    std::vector<Stop> stops;
    std::vector<solver::Time> kept(problem.visits().size());
    for (size_t day = 0; day < plan.routes.size(); ++day) {
        const domain::TechnicianId technician = m_lanes[m_days[day].lane].technician.id;
        for (size_t visit = 0; visit < kept.size(); ++visit) {
            const int task = draft.taskOf[visit];
            const bool isHere = task != PlanDraft::block && m_request.tasks[size_t(task)].present
                && m_request.tasks[size_t(task)].present->technicianId == technician;
            kept[visit] = isHere ? draft.timeOf(m_request.tasks[size_t(task)].present->span.start) : -1;
        }
        for (const auto &[visit, start] : startsOn(problem, int(day), plan.routes[day], kept)) {
            if (const int task = draft.taskOf[size_t(visit)]; task != PlanDraft::block)
                stops.push_back({day, size_t(task), draft.at(start)});
        }
    }
    return stops;
}

bool Proposal::stays(const Stop &stop) const
{
    const auto &present = m_request.tasks[stop.task].present;
    const bool isThere = present && present->technicianId == m_request.lanes[m_days[stop.day].lane].technician.id
        && std::chrono::abs(present->span.start - stop.start) < core::seconds(1);
    return isThere || m_isPinned[stop.task];
}

/// Takes what is to move off the lanes, all of it before anything is put anywhere.
void Proposal::lift(const std::vector<Stop> &stops)
{
    m_lanes = m_request.lanes;
    m_plan.moves.clear();
    for (size_t t = 0; t < m_isSettled.size(); ++t)
        m_isSettled[t] = m_request.tasks[t].present.has_value();
    for (const Stop &stop : stops) {
        const PlanTask &task = m_request.tasks[stop.task];
        if (!task.present || stays(stop))
            continue;
        const auto lane = std::find_if(m_lanes.begin(), m_lanes.end(),
            [&](const Lane &l) { return l.technician.id == task.present->technicianId; });
        if (lane != m_lanes.end())
            std::erase_if(lane->bookings, [&](const Booking &b) { return task.job.moves(b.assignmentId); });
        m_isSettled[stop.task] = 0;
    }
}

bool Proposal::mayPropose(const PlanTask &task, const Placement &placement)
{
    const bool isRushed = std::any_of(placement.findings.begin(), placement.findings.end(),
        [](const rules::Finding &f) { return f.constraint == rules::Constraint::Travel || f.constraint == rules::Constraint::Past; });
    return task.job.place && placement.severity() < Severity::Ask && !isRushed;
}

void Proposal::put(size_t index, size_t lane, Placement placement)
{
    const PlanTask &task = m_request.tasks[index];
    addBooking(m_lanes[lane].bookings, bookingOf(task.job, placement, task.number));
    m_isSettled[index] = 1;
    PlanMove move;
    move.task = index;
    move.from = task.present;
    move.technicianId = m_lanes[lane].technician.id;
    move.placement = std::move(placement);
    m_plan.moves.push_back(std::move(move));
}

bool Proposal::tryToFollow(const std::vector<Stop> &stops)
{
    lift(stops);
    for (const Stop &stop : stops) {
        if (stays(stop))
            continue;
        const PlanTask &task = m_request.tasks[stop.task];
        const size_t lane = m_days[stop.day].lane;
        Placement placement = place(task.job, m_lanes[lane], stop.start, m_request.context);
        if (mayPropose(task, placement)) {
            put(stop.task, lane, std::move(placement));
            continue;
        }
        ++m_plan.refused;
        if (task.present) {
            m_isPinned[stop.task] = 1;
            return false;
        }
    }
    return true;
}

void Proposal::follow(const PlanDraft &draft, const solver::Problem &problem, const solver::Plan &plan)
{
    const std::vector<Stop> stops = stopsOf(draft, problem, plan);
    while (!tryToFollow(stops)) {
        // one more is pinned each time
    }
}

std::vector<size_t> Proposal::openTasks() const
{
    std::vector<size_t> open;
    for (size_t t = 0; t < m_isSettled.size(); ++t) {
        if (!m_isSettled[t])
            open.push_back(t);
    }
    const auto key = [this](size_t t) {
        const PlanTask &task = m_request.tasks[t];
        constexpr Instant never = Instant::max();
        return std::tuple(-int(task.priority), std::min(task.job.due.value_or(never), task.job.windowEnd.value_or(never)), task.job.orderId);
    };
    std::sort(open.begin(), open.end(), [&](size_t a, size_t b) { return key(a) < key(b); });
    return open;
}

Instant Proposal::earliestFor(const PlanTask &task) const
{
    const Instant from = std::max(m_request.days.start, m_request.context.now);
    return onGridAfter(std::max(from, task.job.windowStart.value_or(from)));
}

std::vector<size_t> Proposal::lanesFor(size_t task) const
{
    std::vector<size_t> lanes;
    for (size_t d = 0; d < m_days.size(); ++d) {
        const bool isNew = lanes.empty() || lanes.back() != m_days[d].lane; // days of one lane follow each other
        if (isNew && m_suitability.allows(m_suitability.kindOf(task), d))
            lanes.push_back(m_days[d].lane);
    }
    return lanes;
}

/// Whether there is a gap as long as the work anywhere in the lane's days; spares most looks at full lanes.
bool Proposal::hasRoom(const PlanTask &task, size_t lane) const
{
    const Instant from = earliestFor(task);
    const bool mayOverlap = m_request.context.policyOf(task.job).severityOf(rules::Constraint::Overlap) < Severity::Ask;
    for (const OpenDay &day : m_days) {
        if (day.lane != lane || day.span.end <= from)
            continue;
        if (mayOverlap)
            return true;
        Instant at = std::max(day.span.start, from);
        for (const Booking &b : m_lanes[lane].bookings) {
            if (b.span.end <= at)
                continue;
            if (b.span.start - at >= task.job.work)
                break;
            at = b.span.end;
        }
        if (at + task.job.work <= day.span.end)
            return true;
    }
    return false;
}

/// The lane's first place within the planned days. Shifts of later days are out of the search's reach.
std::optional<Placement> Proposal::gapIn(const PlanTask &task, size_t index)
{
    Lane &lane = m_lanes[index];
    std::vector<TimeSpan> shifts = lane.calendar.shifts;
    std::erase_if(lane.calendar.shifts, [&](TimeSpan s) { return s.start >= m_request.days.end; });
    const auto found = placeEarliest(task.job, lane, earliestFor(task), m_request.context, planGrid);
    lane.calendar.shifts = std::move(shifts);
    if (!found)
        return std::nullopt;
    Placement placement = place(task.job, lane, found->start, m_request.context);
    return mayPropose(task, placement) ? std::optional(std::move(placement)) : std::nullopt;
}

std::optional<std::pair<size_t, Placement>> Proposal::bestGap(size_t task)
{
    std::optional<std::pair<size_t, Placement>> best;
    for (const size_t lane : lanesFor(task)) {
        if (!hasRoom(m_request.tasks[task], lane))
            continue;
        auto gap = gapIn(m_request.tasks[task], lane);
        if (gap && (!best || rules::total(gap->cost) < rules::total(best->second.cost)))
            best.emplace(lane, std::move(*gap));
    }
    return best;
}

void Proposal::fillGaps(const core::StopToken &stop)
{
    for (const size_t task : openTasks()) {
        if (stop.shouldStop() || !m_request.tasks[task].job.place)
            continue;
        if (auto gap = bestGap(task)) {
            put(task, gap->first, std::move(gap->second));
            ++m_plan.refilled;
        }
    }
}

/// Of the nearest who might, the one against whom least speaks at the first moment that the promise allows.
Unplanned Proposal::reasonFor(size_t index) const
{
    constexpr size_t mostAsked = 5;
    const PlanTask &task = m_request.tasks[index];
    std::vector<size_t> lanes = lanesFor(index);
    for (size_t l = 0; lanes.empty() && l < m_lanes.size(); ++l)
        lanes.push_back(l);
    const auto distance = [&](size_t lane) {
        const auto &home = m_lanes[lane].technician.home;
        return home && task.job.place ? geo::distanceMetres(*home, *task.job.place) : 1e9;
    };
    std::stable_sort(lanes.begin(), lanes.end(), [&](size_t a, size_t b) { return distance(a) < distance(b); });
    lanes.resize(std::min(lanes.size(), mostAsked));
    Unplanned unplanned {index, {}, {}};
    std::pair<Severity, qint64> least {Severity::Block, std::numeric_limits<qint64>::max()};
    for (const size_t lane : lanes) {
        Instant at = earliestFor(task);
        for (const OpenDay &day : m_days) {
            if (day.lane == lane && day.span.end > at) {
                at = std::max(at, day.span.start);
                break;
            }
        }
        const Placement placement = place(task.job, m_lanes[lane], at, m_request.context);
        const std::pair key {placement.severity(), rules::total(placement.cost)};
        if (unplanned.technicianId.isValid() && key >= least)
            continue;
        least = key;
        unplanned.technicianId = m_lanes[lane].technician.id;
        unplanned.findings = placement.findings;
    }
    return unplanned;
}

DayPlan Proposal::take()
{
    for (const size_t task : openTasks())
        m_plan.unplanned.push_back(reasonFor(task));
    return std::move(m_plan);
}

} // namespace fieldlane::engine
