#include "engine/plandraft.h"
#include "engine/placementfindings.h"
#include "engine/sequence.h"
#include "engine/traveltable.h"
#include <algorithm>
#include <numeric>

namespace fieldlane::engine {

using core::Duration;
using core::Instant;
using core::TimeSpan;
using domain::Priority;
using rules::Constraint;
using rules::Objective;
using rules::Severity;
using solver::Time;

namespace {

// What is planned already goes before anything new, and among new orders an emergency before some ordinary ones.
constexpr int priorityFixed = 100;
constexpr int priorityPresent = 90;
constexpr qint64 priceOfLastResort = 100'000'000; // more than any way

int priorityOf(Priority priority)
{
    switch (priority) {
    case Priority::Emergency:
        return 30;
    case Priority::High:
        return 10;
    case Priority::Normal:
        return 3;
    case Priority::Low:
        break;
    }
    return 1;
}

Duration lengthOf(const Job &job)
{
    return onGridAfter(laidWork(job));
}

class Drafter
{
public:
    explicit Drafter(const PlanGround &ground)
        : m_request(ground.request)
        , m_days(ground.days)
        , m_suitability(ground.suitability)
        , m_standings(ground.standings)
        , m_table(m_request, m_days)
        , m_sequence(m_request.tasks)
        , m_jobOf(m_request.tasks.size(), notDrafted)
    {
        m_draft.epoch = onGridBefore(m_request.days.start);
    }
    PlanDraft run(int threads)
    {
        for (size_t day = 0; day < m_days.size(); ++day)
            addVehicle(day);
        for (const size_t task : firstThingsFirst()) {
            if (isFree(m_standings[task]) && !addTask(task))
                m_draft.impossible.push_back(task);
        }
        m_draft.problem.profiles = m_table.profiles(threads);
        return std::move(m_draft);
    }

private:
    static constexpr int notDrafted = -1;
    Time timeOf(Instant t) const { return m_draft.timeOf(t); }
    static Time timeOf(Duration length) { return Time(length.count() / 1000); }
    bool anyWorkCap() const
    {
        return std::any_of(m_days.begin(), m_days.end(), [](const OpenDay &day) { return day.workLeft.has_value(); });
    }
    void addVehicle(size_t index);
    void addBlocks(size_t index);
    bool addTask(size_t index);
    void addPreferences(const PlanTask &task);
    std::vector<size_t> firstThingsFirst() const;
    std::optional<TimeSpan> startsOfTask(size_t index) const;
    void addSuccession(size_t index);
    std::optional<std::vector<solver::Job>> companionsOf(const PlanTask &task, const solver::Job &lead) const;
    std::vector<int> daysOf(domain::TechnicianId technician) const;
    qint32 priceOf(const PlanTask &task, size_t day) const;

    const PlanRequest &m_request;
    const std::vector<OpenDay> &m_days;
    const Suitability &m_suitability;
    const std::vector<Standing> &m_standings;
    TravelTable m_table;
    Sequence m_sequence;
    std::vector<int> m_jobOf; ///< by task
    PlanDraft m_draft;
};

/// Tasks as they are, but none before what it waits for.
std::vector<size_t> Drafter::firstThingsFirst() const
{
    std::vector<size_t> tasks(m_request.tasks.size());
    std::iota(tasks.begin(), tasks.end(), size_t(0));
    if (!m_sequence.isEmpty())
        std::stable_sort(tasks.begin(), tasks.end(), [&](size_t a, size_t b) { return m_sequence.depth(a) < m_sequence.depth(b); });
    return tasks;
}

/// What may move keeps nothing else to a time: the two are tied instead.
std::optional<TimeSpan> Drafter::startsOfTask(size_t index) const
{
    const PlanTask &task = m_request.tasks[index];
    const rules::Policy &policy = m_request.context.policyOf(task.job);
    TimeSpan within {m_draft.epoch, m_request.days.end + core::hours(24)};
    if (m_standings[index] == Standing::KeepsHour)
        within = {task.present->span.start, task.present->span.start};
    if (!m_sequence.isTied(index))
        return startsOf(task.job, policy, within);
    Job job = task.job;
    if (const auto first = m_sequence.before(index); first && isFree(m_standings[*first])) {
        if (m_jobOf[*first] == notDrafted && policy.severityOf(Constraint::Predecessor) >= Severity::Ask)
            return std::nullopt;
        job.predecessor.reset();
    }
    for (size_t next = 0; next < m_request.tasks.size(); ++next) {
        if (m_sequence.before(next) == index && isFree(m_standings[next]))
            std::erase_if(job.successors, [&](const TiedOrder &tied) { return tied.orderId == m_request.tasks[next].job.orderId; });
    }
    return startsOf(job, policy, within);
}

void Drafter::addSuccession(size_t index)
{
    const auto first = m_sequence.before(index);
    const rules::Policy &policy = m_request.context.policyOf(m_request.tasks[index].job);
    if (first && m_jobOf[*first] != notDrafted && policy.severityOf(Constraint::Predecessor) >= Severity::Ask)
        m_draft.problem.successions.push_back({m_jobOf[*first], m_jobOf[index]});
}

void Drafter::addVehicle(size_t index)
{
    const OpenDay &day = m_days[index];
    solver::Vehicle vehicle;
    vehicle.id = index + 1;
    vehicle.profile = m_table.profileOf(day.lane);
    vehicle.start = m_table.startOf(index);
    vehicle.end = m_table.endOf(index);
    vehicle.shift = {timeOf(day.span.start), timeOf(day.span.end)};
    for (size_t kind = 0; kind < m_suitability.kindCount(); ++kind) {
        if (m_suitability.allows(kind, index))
            vehicle.skills.push_back(int(kind));
    }
    for (const TimeSpan &pause : day.pauses) {
        if (vehicle.breaks.size() == size_t(solver::mostBreaks))
            break; // placement refuses what lies in the others
        const Time start = timeOf(pause.start);
        vehicle.breaks.push_back({vehicle.breaks.size() + 1, timeOf(pause.length()), {{start, start}}});
    }
    if (day.ordersLeft)
        vehicle.maxTasks = *day.ordersLeft + int(day.blocks.size());
    const auto percent = [&](Objective objective) { return std::clamp(m_request.context.policy.weights[size_t(objective)], 0, solver::mostPercent); };
    vehicle.loadPercent = percent(Objective::Load);
    vehicle.overtimeFrom = std::max(0, timeOf(day.shiftEnd));
    vehicle.overtimePercent = percent(Objective::Overtime);
    if (anyWorkCap())
        vehicle.capacity = {day.workLeft ? timeOf(*day.workLeft) : solver::largestAmount};
    m_draft.problem.vehicles.push_back(std::move(vehicle));
    addBlocks(index);
}

void Drafter::addBlocks(size_t index)
{
    const std::vector<FixedBlock> &blocks = m_days[index].blocks;
    for (size_t b = 0; b < blocks.size(); ++b) {
        solver::Job job;
        job.id = m_draft.problem.jobs.size() + 1;
        job.location = m_table.blockOf(index, b);
        job.service = timeOf(blocks[b].span.length());
        const Time start = timeOf(blocks[b].span.start);
        job.windows = {{start, start}};
        job.priority = priorityFixed;
        job.allowedVehicles = {int(index)};
        m_draft.problem.jobs.push_back(std::move(job));
        m_draft.taskOf.push_back(PlanDraft::block);
    }
}

std::vector<int> Drafter::daysOf(domain::TechnicianId technician) const
{
    std::vector<int> days;
    for (size_t day = 0; day < m_days.size(); ++day) {
        if (m_request.lanes[m_days[day].lane].technician.id == technician)
            days.push_back(int(day));
    }
    return days;
}

/// What the policy asks for giving a task to somebody on a day, besides the way.
qint32 Drafter::priceOf(const PlanTask &task, size_t day) const
{
    const rules::Policy &policy = m_request.context.policyOf(task.job);
    const domain::TechnicianId technician = m_request.lanes[m_days[day].lane].technician.id;
    qint64 price = 0;
    if (task.job.prefersOther(technician))
        price += policy.part(Objective::NotPreferred, priceOfAnother(task.job)).cost;
    if (task.present && task.present->technicianId != technician)
        price += policy.part(Objective::Disturbance, priceOfMoving).cost + (m_request.disturbsLeast && !task.isDisplaced ? priceOfLastResort : 0);
    if (!task.present) { // the days between, not the hours: a route's order is the way's to decide
        constexpr Duration oneDay = core::hours(24);
        price += policy.part(Objective::Waiting, (m_days[day].span.start - m_draft.epoch) / oneDay * 86'400).cost;
    }
    return qint32(std::clamp<qint64>(price, 0, solver::largestEntry));
}

void Drafter::addPreferences(const PlanTask &task)
{
    const int visit = int(m_draft.problem.jobs.size());
    for (size_t day = 0; day < m_days.size(); ++day) {
        if (const qint32 price = priceOf(task, day); price > 0)
            m_draft.problem.pairCosts.push_back({visit, int(day), price});
    }
}

bool Drafter::addTask(size_t index)
{
    const PlanTask &task = m_request.tasks[index];
    const rules::Policy &policy = m_request.context.policyOf(task.job);
    const auto starts = startsOfTask(index);
    if (!task.job.place || !starts)
        return false;
    solver::Job job;
    job.id = m_draft.problem.jobs.size() + 1;
    job.location = m_table.placeOf(index);
    job.service = timeOf(lengthOf(task.job));
    job.windows = {{timeOf(starts->start), timeOf(starts->end)}};
    job.priority = m_standings[index] == Standing::MayMove ? priorityPresent : priorityOf(task.priority);
    if (anyWorkCap())
        job.delivery = {timeOf(lengthOf(task.job))};
    const size_t kind = m_suitability.kindOf(index);
    if (!m_suitability.allowsAll(kind))
        job.skills = {int(kind)};
    if (task.job.lockedTo.isValid() && policy.severityOf(Constraint::LockedPerson) >= Severity::Ask) {
        job.allowedVehicles = daysOf(task.job.lockedTo);
        if (job.allowedVehicles.empty())
            return false;
    }
    const auto companions = companionsOf(task, job);
    if (!companions)
        return false;
    if (task.present)
        job.wish = timeOf(task.present->span.start);
    addPreferences(task);
    std::vector<int> together {int(m_draft.problem.jobs.size())};
    m_jobOf[index] = int(m_draft.problem.jobs.size());
    m_draft.problem.jobs.push_back(std::move(job));
    m_draft.taskOf.push_back(int(index));
    addSuccession(index);
    for (const solver::Job &companion : *companions) {
        together.push_back(int(m_draft.problem.jobs.size()));
        m_draft.problem.jobs.push_back(companion);
        m_draft.problem.jobs.back().id = m_draft.problem.jobs.size();
        m_draft.taskOf.push_back(PlanDraft::companion);
    }
    if (together.size() > 1)
        m_draft.problem.together.push_back(std::move(together));
    return true;
}

/// The same work for each who goes along, whoever they are; nothing when one of them has no day to do it.
std::optional<std::vector<solver::Job>> Drafter::companionsOf(const PlanTask &task, const solver::Job &lead) const
{
    std::vector<solver::Job> companions;
    for (const Companion &companion : task.job.companions) {
        solver::Job job = lead;
        job.skills = {};
        job.priority = 0;
        job.penalty = 0; // the lead's speaks for all
        job.allowedVehicles = daysOf(companion.technicianId);
        if (job.allowedVehicles.empty() || job.service == 0)
            return std::nullopt;
        companions.push_back(std::move(job));
    }
    return companions;
}

} // namespace

std::optional<TimeSpan> startsOf(const Job &job, const rules::Policy &policy, TimeSpan within)
{
    TimeSpan starts = within;
    const auto holds = [&](Constraint constraint) { return policy.severityOf(constraint) >= Severity::Ask; };
    if (job.windowStart && holds(Constraint::WindowEarly))
        starts.start = std::max(starts.start, onGridAfter(*job.windowStart));
    if (job.windowEnd && holds(Constraint::WindowLate))
        starts.end = std::min(starts.end, onGridBefore(*job.windowEnd));
    if (job.due && holds(Constraint::Due))
        starts.end = std::min(starts.end, onGridBefore(*job.due - laidWork(job)));
    if (job.predecessor && holds(Constraint::Predecessor)) {
        if (!job.predecessor->span)
            return std::nullopt;
        starts.start = std::max(starts.start, onGridAfter(job.predecessor->span->end));
    }
    for (const TiedOrder &next : job.successors) {
        if (next.span && holds(Constraint::Successor))
            starts.end = std::min(starts.end, onGridBefore(next.span->start - laidWork(job)));
    }
    if (job.lockedAt && holds(Constraint::LockedTime))
        starts = {std::max(starts.start, *job.lockedAt), std::min(starts.end, *job.lockedAt)};
    return starts.start <= starts.end ? std::optional(starts) : std::nullopt;
}

PlanDraft draftOf(const PlanGround &ground, int threads)
{
    return Drafter(ground).run(threads);
}

} // namespace fieldlane::engine
