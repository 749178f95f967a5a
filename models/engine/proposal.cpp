#include "engine/proposal.h"
#include "engine/lanework.h"
#include "engine/placementfindings.h"
#include "engine/planning.h"
#include "engine/routestarts.h"
#include "geo/distance.h"
#include <algorithm>
#include <map>

namespace fieldlane::engine {

using core::Duration;
using core::Instant;
using core::TimeSpan;
using rules::Severity;

namespace {

bool isCapped(const Placement &placement)
{
    return std::any_of(placement.findings.begin(), placement.findings.end(), [](const rules::Finding &f) {
        const bool isCap = f.constraint == rules::Constraint::OrderCap || f.constraint == rules::Constraint::HourCap;
        return isCap && f.severity >= Severity::Ask;
    });
}

bool isSooner(const Placement &a, const Placement &b)
{
    return std::pair(a.start, rules::total(a.cost)) < std::pair(b.start, rules::total(b.cost));
}

bool isCheaper(const Placement &a, const Placement &b)
{
    return rules::total(a.cost) < rules::total(b.cost);
}

} // namespace

Proposal::Proposal(const PlanRequest &request, const std::vector<OpenDay> &days, const Suitability &suitability, std::vector<Standing> standings)
    : m_request(request)
    , m_days(days)
    , m_suitability(suitability)
    , m_context(request.context)
    , m_lanes(request.lanes)
    , m_tasks(request.tasks)
    , m_sequence(m_tasks)
    , m_standings(std::move(standings))
{
    m_context.companions = m_lanes;
    for (const Standing standing : m_standings) {
        m_isSettled.push_back(isSettled(standing));
        m_isPinned.push_back(!isFree(standing));
    }
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
            const bool isHere = task >= 0 && m_tasks[size_t(task)].present
                && (m_tasks[size_t(task)].present->technicianId == technician || m_tasks[size_t(task)].isDisplaced);
            kept[visit] = isHere ? draft.timeOf(m_tasks[size_t(task)].present->span.start) : -1;
        }
        for (const auto &[visit, start] : startsOn(problem, plan, int(day), kept)) {
            if (const int task = draft.taskOf[size_t(visit)]; task >= 0)
                stops.push_back({day, size_t(task), draft.at(start)});
        }
    }
    std::stable_sort(stops.begin(), stops.end(), [&](const Stop &a, const Stop &b) { return m_sequence.depth(a.task) < m_sequence.depth(b.task); });
    return stops;
}

bool Proposal::stays(const Stop &stop) const
{
    const auto &present = m_tasks[stop.task].present;
    const bool isThere = present && present->technicianId == m_request.lanes[m_days[stop.day].lane].technician.id
        && std::chrono::abs(present->span.start - stop.start) < core::seconds(1);
    return isThere || m_isPinned[stop.task];
}

/// Takes what is to move off the lanes, all of it before anything is put anywhere.
void Proposal::lift(const std::vector<Stop> &stops)
{
    m_lanes = m_request.lanes;
    m_context.companions = m_lanes;
    m_plan.moves.clear();
    m_plan.refused = m_refusedPresent;
    std::transform(m_standings.begin(), m_standings.end(), m_isSettled.begin(), isSettled);
    for (size_t task = 0; task < m_tasks.size(); ++task) {
        const auto &present = m_tasks[task].present;
        m_sequence.tell(m_tasks, task, present ? std::optional(present->span) : std::nullopt);
    }
    for (const Stop &stop : stops) {
        if (!m_tasks[stop.task].present || stays(stop))
            continue;
        takeOff(m_tasks[stop.task], m_lanes);
        m_sequence.tell(m_tasks, stop.task, {});
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
    const PlanTask &task = m_tasks[index];
    takeOff(task, m_lanes);
    putOn(m_request, task, task.job, placement, m_lanes[lane], m_lanes);
    m_sequence.tell(m_tasks, index, placement.service());
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
        const PlanTask &task = m_tasks[stop.task];
        const size_t lane = m_days[stop.day].lane;
        Placement placement = place(task.job, m_lanes[lane], stop.start, m_context);
        if (mayPropose(task, placement)) {
            put(stop.task, lane, std::move(placement));
            continue;
        }
        if (task.present) {
            m_isPinned[stop.task] = 1;
            ++m_refusedPresent;
            return false;
        }
        ++m_plan.refused;
    }
    return true;
}

void Proposal::follow(const PlanDraft &draft, const solver::Problem &problem, const solver::Plan &plan)
{
    const std::vector<Stop> stops = stopsOf(draft, problem, plan);
    while (!tryToFollow(stops)) {
        // one more is pinned each time
    }
    while (m_request.disturbsLeast && returnSome(stops)) {
        // what went back made room for more
    }
}

/// What could go back together: the moved work of each person, then each alone.
std::vector<std::vector<size_t>> Proposal::movedWork() const
{
    std::map<domain::TechnicianId, std::vector<size_t>> ofPeople;
    for (const PlanMove &move : m_plan.moves) {
        if (m_standings[move.task] == Standing::MayMove)
            ofPeople[move.from->technicianId].push_back(move.task);
    }
    std::vector<std::vector<size_t>> together;
    std::vector<std::vector<size_t>> alone;
    for (auto &[person, tasks] : ofPeople) {
        for (const size_t task : tasks)
            alone.push_back({task});
        if (tasks.size() > 1)
            together.push_back(std::move(tasks));
    }
    together.insert(together.end(), alone.begin(), alone.end());
    return together;
}

bool Proposal::fitsBack(size_t index) const
{
    const PlanTask &task = m_tasks[index];
    const auto lane = std::find_if(m_lanes.begin(), m_lanes.end(), [&](const Lane &l) { return l.technician.id == task.present->technicianId; });
    return lane != m_lanes.end() && fitsWhereItIs(task, *lane, m_context);
}

bool Proposal::returnSome(const std::vector<Stop> &stops)
{
    bool any = false;
    for (const std::vector<size_t> &tasks : movedWork()) {
        const std::vector<char> pinned = m_isPinned;
        const int refusedPresent = m_refusedPresent;
        const int refused = m_plan.refused;
        for (const size_t task : tasks)
            m_isPinned[task] = 1;
        const bool isAsGood = tryToFollow(stops) && m_plan.refused <= refused
            && std::all_of(tasks.begin(), tasks.end(), [this](size_t task) { return fitsBack(task); });
        if (isAsGood) {
            any = true;
            continue;
        }
        m_isPinned = pinned;
        m_refusedPresent = refusedPresent;
        tryToFollow(stops); // as before
    }
    return any;
}

std::vector<size_t> Proposal::openTasks() const
{
    std::vector<size_t> open;
    for (size_t t = 0; t < m_isSettled.size(); ++t) {
        if (!m_isSettled[t])
            open.push_back(t);
    }
    const auto key = [this](size_t t) {
        const PlanTask &task = m_tasks[t];
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

std::vector<size_t> Proposal::daysFor(size_t task) const
{
    std::vector<size_t> days;
    for (size_t day = 0; day < m_days.size(); ++day) {
        if (m_suitability.allows(m_suitability.kindOf(task), day))
            days.push_back(day);
    }
    return days;
}

std::optional<Placement> Proposal::firstIn(const PlanTask &task, const Lane &lane, TimeSpan starts) const
{
    for (Instant at = onGridAfter(starts.start); at <= starts.end; at += planGrid) {
        Placement placement = place(task.job, lane, at, m_context);
        if (mayPropose(task, placement))
            return placement;
        if (isCapped(placement)) // no other hour of the day cures it
            break;
    }
    return std::nullopt;
}

/// A place between what lies on a day. Gaps too short for the work and its ways are passed over: place() would
/// find as much, and much besides.
std::optional<Placement> Proposal::gapIn(const PlanTask &task, const OpenDay &day, Pick pick) const
{
    const Lane &lane = m_lanes[day.lane];
    std::optional<Placement> best;
    const auto keep = [&](std::optional<Placement> found) {
        if (found && (!best || isCheaper(*found, *best)))
            best = std::move(found);
        return best && (pick == Pick::First || task.priority == domain::Priority::Emergency);
    };
    const auto starts = startsOf(task.job, m_request.context.policyOf(task.job), {std::max(day.span.start, earliestFor(task)), day.span.end});
    if (!starts)
        return std::nullopt;
    const auto way = [&](core::Coordinate from, core::Coordinate to) {
        return m_request.context.travel.estimate(from, to, lane.technician.speedFactor).time;
    };
    Instant free = day.origin ? std::max(day.span.start, day.leaves + way(*day.origin, *task.job.place)) : day.span.start;
    for (const Booking &b : lane.bookings) {
        if (b.span.end <= day.span.start)
            continue;
        if (b.span.start >= day.span.end)
            break;
        const Duration out = b.place ? way(*task.job.place, *b.place) : Duration(0);
        const TimeSpan gap {std::max(free, starts->start), std::min(starts->end, b.span.start - out - laidWork(task.job))};
        if (keep(firstIn(task, lane, gap)))
            return best;
        free = std::max(free, b.span.end + (b.place ? way(*b.place, *task.job.place) : Duration(0)));
    }
    Instant last = day.span.end - laidWork(task.job);
    if (task.job.splittable) // begun within the shift, it goes on in the next one
        last = std::max(last, std::min(day.span.end, day.shiftEnd - planGrid));
    keep(firstIn(task, lane, {std::max(free, starts->start), std::min(starts->end, last)}));
    return best;
}

std::optional<std::pair<size_t, Placement>> Proposal::bestGap(size_t task, Pick pick) const
{
    const bool isUrgent = pick == Pick::Best && m_tasks[task].priority == domain::Priority::Emergency;
    const auto comesBefore = isUrgent ? isSooner : isCheaper;
    std::optional<std::pair<size_t, Placement>> best;
    for (const size_t day : daysFor(task)) {
        auto gap = gapIn(m_tasks[task], m_days[day], pick);
        if (gap && (!best || comesBefore(*gap, best->second)))
            best.emplace(m_days[day].lane, std::move(*gap));
    }
    return best;
}

// What found a place may have been waited for.
void Proposal::fillGaps(const core::StopToken &stop, Pick pick)
{
    while (fillSome(stop, pick) && !m_sequence.isEmpty()) {
    }
}

bool Proposal::fillSome(const core::StopToken &stop, Pick pick)
{
    const int before = m_plan.refilled;
    for (const size_t task : openTasks()) {
        if (stop.shouldStop() || !m_tasks[task].job.place || m_standings[task] == Standing::Stranded)
            continue;
        if (auto gap = bestGap(task, pick)) {
            put(task, gap->first, std::move(gap->second));
            ++m_plan.refilled;
        }
    }
    return m_plan.refilled > before;
}

/// Of the nearest who might, the one against whom least speaks at the first moment that the promise allows.
Unplanned Proposal::reasonFor(size_t index) const
{
    constexpr size_t mostAsked = 5;
    const PlanTask &task = m_tasks[index];
    std::vector<size_t> lanes;
    for (const size_t day : daysFor(index)) {
        if (lanes.empty() || lanes.back() != m_days[day].lane) // days of one lane follow each other
            lanes.push_back(m_days[day].lane);
    }
    if (lanes.empty()) {
        for (size_t lane = 0; lane < m_lanes.size(); ++lane) {
            if (!isRelieved(m_request, m_lanes[lane].technician.id))
                lanes.push_back(lane);
        }
    }
    std::vector<std::pair<double, size_t>> nearest;
    for (const size_t lane : lanes) {
        const auto &home = m_lanes[lane].technician.home;
        nearest.emplace_back(home && task.job.place ? geo::distanceMetres(*home, *task.job.place) : 1e9, lane);
    }
    const size_t asked = std::min(nearest.size(), mostAsked);
    std::partial_sort(nearest.begin(), nearest.begin() + qsizetype(asked), nearest.end());
    nearest.resize(asked);
    Unplanned unplanned {index, {}, {}};
    std::pair<Severity, qint64> least {Severity::Block, std::numeric_limits<qint64>::max()};
    for (const auto &[metres, lane] : nearest) {
        Instant at = earliestFor(task);
        for (const OpenDay &day : m_days) {
            if (day.lane == lane && day.span.end > at) {
                at = std::max(at, day.span.start);
                break;
            }
        }
        const Placement placement = place(task.job, m_lanes[lane], at, m_context);
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
