#include "desk/relaxing.h"
#include "desk/lanes.h"
#include "engine/offer.h"
#include "engine/openday.h"
#include "engine/whereabouts.h"
#include "geo/distance.h"
#include <algorithm>
#include <set>

namespace fieldlane::desk {

using core::Duration;
using core::Instant;
using domain::OrderRecord;
using domain::Technician;
using engine::longestOvertime;
using rules::Constraint;
using rules::CostPart;
using rules::Finding;
using rules::Objective;
using rules::Severity;
using Kind = Relaxation::Kind;

namespace {

constexpr size_t mostNear = 40; ///< technicians by air, whatever they can
constexpr size_t mostLookedAt = mostNear + AskedPeople::atOnce; ///< for starts at which little is in the way
constexpr Duration horizon = core::hours(24 * 6); ///< within what a ranking sees of a lane
constexpr Duration gridStep = core::minutes(15);

/// The kind of change that takes a finding away; none: nothing does.
std::optional<Kind> kindOf(const Finding &finding)
{
    switch (finding.constraint) {
    case Constraint::Skill:
    case Constraint::SkillLevel:
        return Kind::AskLess;
    case Constraint::WindowEarly:
    case Constraint::WindowLate:
    case Constraint::Due:
        return Kind::OtherTime;
    case Constraint::Absence:
        return Kind::BackAtWork;
    case Constraint::Excluded:
        return Kind::TakePerson;
    case Constraint::Inactive:
    case Constraint::LockedPerson:
    case Constraint::LockedTime:
        return std::nullopt;
    default:
        break;
    }
    if (finding.severity == Severity::Block) // no consent helps
        return std::nullopt;
    switch (finding.constraint) {
    case Constraint::Shift:
    case Constraint::NoShift:
        return Kind::Overtime;
    case Constraint::Overlap:
        return Kind::Overlap;
    case Constraint::OrderCap:
    case Constraint::HourCap:
        return Kind::PastTheCap;
    default:
        return Kind::Accept;
    }
}

std::vector<Finding> hardFindings(const engine::Placement &placement)
{
    std::vector<Finding> hard;
    std::copy_if(placement.findings.begin(), placement.findings.end(), std::back_inserter(hard),
        [](const Finding &f) { return f.severity >= Severity::Ask; });
    return hard;
}

/// The one kind of change that would do, if one alone does.
std::optional<Kind> soleKind(const std::vector<Finding> &hard)
{
    std::optional<Kind> sole;
    for (const Finding &finding : hard) {
        const auto kind = kindOf(finding);
        if (!kind || (sole && *sole != *kind))
            return std::nullopt;
        sole = kind;
    }
    return sole;
}

bool isOneSkill(const std::vector<Finding> &hard)
{
    return std::all_of(hard.begin(), hard.end(), [&](const Finding &f) { return f.name == hard.front().name; });
}

/// How many promises, levels or wishes a change gives up, beside what the cost of the place says already.
int givenUp(Kind kind, const std::vector<Finding> &hard)
{
    switch (kind) {
    case Kind::AskLess: {
        int levels = 0;
        for (const Finding &f : hard)
            levels += std::max(1, f.need - f.have);
        return levels;
    }
    case Kind::OtherTime:
    case Kind::Overtime:
    case Kind::Overlap:
        return 0;
    default:
        return 1;
    }
}

void addDisturbance(rules::CostParts &cost, const rules::Policy &policy, int times)
{
    constexpr qint64 each = 1800;
    const auto it = std::find_if(cost.begin(), cost.end(), [](const CostPart &p) { return p.objective == Objective::Disturbance; });
    const qint64 amount = (it == cost.end() ? 0 : it->amount) + times * each;
    if (it != cost.end())
        cost.erase(it);
    cost.push_back(policy.part(Objective::Disturbance, amount));
}

Instant roundedUp(Instant t)
{
    return std::chrono::ceil<std::chrono::duration<qint64, std::ratio<300>>>(t);
}

void agree(SingleCommand &command)
{
    if (auto *plan = std::get_if<PlanOrder>(&command))
        plan->consent = Consent::Given;
}

/// Whether an outcome asks for nothing but what the change itself says.
bool asksForItself(const Relaxation &change, const Outcome &outcome)
{
    const auto isSaid = [&](const engine::Placement &placement) {
        const auto hard = hardFindings(placement);
        return hard.empty() || soleKind(hard) == change.kind;
    };
    if (outcome.status != Status::NeedsConsent)
        return false;
    if (outcome.asked.empty())
        return outcome.placement && isSaid(*outcome.placement);
    return std::all_of(outcome.asked.begin(), outcome.asked.end(), [&](const auto &asked) { return isSaid(asked.second); });
}

/// The search for one order, on the lanes of one moment.
class Search
{
public:
    Search(const Desk &desk, const OrderRecord &record)
        : m_desk(desk)
        , m_record(record)
        , m_job(engine::jobOf(record))
        , m_context(placementContext(desk.catalog(), desk.now()))
    {
    }

    /// Other work that stands where the order could be, with the place of the order.
    struct Obstacle
    {
        domain::OrderId other;
        domain::TechnicianId technician;
        Instant start;
        qint64 cost = 0;
    };

    /// Who can take it as it stands, if anybody; else changes() and obstacles() are there.
    std::optional<Changes> run()
    {
        const AskedPeople asked = askedByDispatch(forDispatch(m_record.order, m_desk.catalog()), m_desk.catalog(), m_desk.now());
        std::optional<Changes> answer;
        size_t seen = 0;
        for (const Technician *technician : people()) {
            const engine::Lane lane = m_desk.lane(technician->id, rankingSpan(m_desk.now()));
            const auto gap = engine::gapOf(engine::candidateOf(m_job, lane, m_context));
            if (gap && gap->isFree()) {
                const std::vector<NotAsked> reasons = asked.whyNot(*technician);
                if (reasons.empty() || reasons == std::vector {NotAsked::NearerFirst})
                    return Changes {true, {}, {}, {}};
                if (!answer)
                    answer = Changes {true, technician->name, reasons, {}};
            }
            if (!answer && seen++ < mostLookedAt)
                lookAt(lane);
        }
        return answer;
    }
    std::vector<Relaxation> changes() const
    {
        std::vector<Relaxation> list;
        for (const auto &[kind, best] : m_best)
            list.push_back(best);
        return list;
    }
    const std::vector<Obstacle> &obstacles() const { return m_obstacles; }
    std::optional<Relaxation> moveOther(const Obstacle &obstacle, const OrderRecord &other) const;

private:
    bool may(domain::Permission permission) const { return m_desk.viewer().permissions.has(permission); }
    bool mayDo(Kind kind) const
    {
        const auto step = domain::transition(m_record.order.state, domain::OrderAction::Assign);
        if (!step || !may(step->permission))
            return false;
        if (kind == Kind::AskLess || kind == Kind::OtherTime || kind == Kind::TakePerson)
            return may(domain::Permission::EnterOrders);
        return kind != Kind::BackAtWork || may(domain::Permission::EditMasterData);
    }
    std::vector<const Technician *> people() const;
    void lookAt(const engine::Lane &lane);
    void consider(const engine::Lane &lane, const engine::Placement &placement);
    void noteObstacle(const engine::Lane &lane, const engine::Placement &placement, const std::vector<Finding> &hard);
    std::optional<Relaxation> relaxationOf(Kind kind, const engine::Lane &lane, const engine::Placement &placement,
        const std::vector<Finding> &hard) const;
    PlanOrder plan(const engine::Lane &lane, Instant start) const;
    bool askLess(Relaxation &change, domain::Order &edited) const;
    std::optional<SingleCommand> shorterAbsence(domain::TechnicianId id, const engine::Placement &placement) const;
    Command afterEdit(const domain::Order &edited, const PlanOrder &plan) const;

    const Desk &m_desk;
    const OrderRecord &m_record;
    engine::Job m_job;
    engine::PlacementContext m_context;
    std::map<Kind, Relaxation> m_best;
    std::vector<Obstacle> m_obstacles; ///< the cheapest of each technician
};

std::vector<const Technician *> Search::people() const
{
    std::vector<std::pair<double, const Technician *>> all;
    for (const Technician &t : m_desk.catalog().technicians()) {
        if (!t.active || !m_desk.viewer().seesTechnician(t))
            continue;
        const auto from = engine::lastKnownPlace(t);
        all.emplace_back(from && m_job.place ? geo::distanceMetres(*from, *m_job.place) : 0, &t);
    }
    std::stable_sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<const Technician *> list;
    for (size_t i = 0; i < std::min(all.size(), mostNear); ++i)
        list.push_back(all[i].second);
    const AskedPeople asked(forDispatch(m_record.order, m_desk.catalog()), m_desk.catalog(), m_context,
        [&](const Technician &t) { return m_desk.viewer().seesTechnician(t); });
    size_t count = 0;
    for (auto group = asked.nearest(); !group.empty(); group = asked.nearest(count)) {
        count += group.size();
        std::copy_if(group.begin(), group.end(), std::back_inserter(list),
            [&](const Technician *t) { return std::find(list.begin(), list.end(), t) == list.end(); });
    }
    return list;
}

/// Starts all over the coming shifts and a little around them.
void Search::lookAt(const engine::Lane &lane)
{
    const Instant first = roundedUp(m_desk.now());
    auto shift = lane.calendar.shifts.begin();
    for (Instant at = first; at < first + horizon; at += gridStep) {
        while (shift != lane.calendar.shifts.end() && shift->end + longestOvertime < at)
            ++shift;
        if (shift == lane.calendar.shifts.end())
            return;
        if (at < shift->start - longestOvertime)
            continue;
        const engine::Placement placement = engine::place(m_job, lane, at, m_context);
        if (at - placement.in.travel.time >= m_desk.now() || placement.in.travel.time.count() == 0)
            consider(lane, placement);
    }
}

void Search::consider(const engine::Lane &lane, const engine::Placement &placement)
{
    const auto hard = hardFindings(placement);
    const auto kind = soleKind(hard);
    if (!kind || !mayDo(*kind))
        return;
    if (*kind == Kind::Overlap)
        noteObstacle(lane, placement, hard);
    const auto overtime = std::find_if(placement.cost.begin(), placement.cost.end(),
        [](const CostPart &p) { return p.objective == Objective::Overtime; });
    if (overtime != placement.cost.end() && core::seconds(overtime->amount) > longestOvertime)
        return;
    const auto best = m_best.find(*kind);
    if (best != m_best.end() && best->second.price() <= rules::total(placement.cost))
        return; // what is given up only adds
    if (auto change = relaxationOf(*kind, lane, placement, hard); change && (best == m_best.end() || change->price() < best->second.price()))
        m_best.insert_or_assign(*kind, std::move(*change));
}

void Search::noteObstacle(const engine::Lane &lane, const engine::Placement &placement, const std::vector<Finding> &hard)
{
    const domain::OrderId other(hard.front().subject);
    const auto booking = std::find_if(
        lane.bookings.begin(), lane.bookings.end(), [&](const engine::Booking &b) { return b.orderId == other; });
    if (hard.size() != 1 || booking == lane.bookings.end() || booking->underWay || booking->promised || !other.isValid())
        return;
    const Obstacle found {other, lane.technician.id, placement.start, rules::total(placement.cost)};
    const bool isSame = !m_obstacles.empty() && m_obstacles.back().technician == found.technician;
    if (!isSame)
        m_obstacles.push_back(found);
    else if (found.cost < m_obstacles.back().cost)
        m_obstacles.back() = found;
}

PlanOrder Search::plan(const engine::Lane &lane, Instant start) const
{
    PlanOrder plan;
    plan.orderId = m_record.order.id;
    plan.version = m_record.order.version;
    plan.technicianId = lane.technician.id;
    plan.start = start;
    return plan;
}

Command Search::afterEdit(const domain::Order &edited, const PlanOrder &plan) const
{
    PlanOrder after = plan;
    after.version = 0; // the edit before it has looked
    return Batch {QStringLiteral("relax"), {EditOrder {m_record.order, edited}, after}, m_record.order.number, {}};
}

bool Search::askLess(Relaxation &change, domain::Order &edited) const
{
    const Finding &finding = change.against.front();
    const auto need = std::find_if(edited.requirements.begin(), edited.requirements.end(),
        [&](const domain::Skill &s) { return s.name == finding.name; });
    if (!isOneSkill(change.against) || need == edited.requirements.end())
        return false;
    change.skill = {finding.name, finding.constraint == Constraint::Skill ? 0 : finding.have, {}};
    if (change.skill.level > 0)
        need->level = change.skill.level;
    else
        edited.requirements.erase(need);
    return true;
}

/// Of the one absence in the way as much stays as the work leaves.
std::optional<SingleCommand> Search::shorterAbsence(domain::TechnicianId id, const engine::Placement &placement) const
{
    const core::TimeSpan needed {placement.start - placement.in.travel.time, placement.end};
    std::vector<domain::Absence> met;
    for (const domain::Absence &a : m_desk.catalog().absencesOf(id)) {
        if (a.span.overlaps(needed))
            met.push_back(a);
    }
    if (met.size() != 1)
        return std::nullopt;
    domain::Absence shorter = met.front();
    if (shorter.span.start < needed.start)
        shorter.span.end = needed.start;
    else if (shorter.span.end > needed.end)
        shorter.span.start = needed.end;
    else
        return SingleCommand(Remove<domain::Absence> {shorter.id});
    return SingleCommand(Save<domain::Absence> {shorter});
}

std::optional<Relaxation> Search::relaxationOf(
    Kind kind, const engine::Lane &lane, const engine::Placement &placement, const std::vector<Finding> &hard) const
{
    const PlanOrder step = plan(lane, placement.start);
    Relaxation change {kind, lane.technician.id, lane.technician.name, placement.service(), hard, placement.cost, {}, {}, {}, SingleCommand(step)};
    addDisturbance(change.cost, m_context.policyOf(m_job), givenUp(kind, hard));
    domain::Order edited = m_record.order;
    switch (kind) {
    case Kind::AskLess:
        if (!askLess(change, edited))
            return std::nullopt;
        change.command = afterEdit(edited, step);
        break;
    case Kind::OtherTime:
        if (edited.windowEnd)
            edited.windowEnd = std::max(*edited.windowEnd, placement.start);
        if (edited.windowStart)
            edited.windowStart = std::min(*edited.windowStart, placement.start);
        if (edited.due)
            edited.due = std::max(*edited.due, placement.end);
        change.command = afterEdit(edited, step);
        break;
    case Kind::TakePerson:
        std::erase(edited.excluded, lane.technician.id);
        change.command = afterEdit(edited, step);
        break;
    case Kind::BackAtWork: {
        const auto shorter = shorterAbsence(lane.technician.id, placement);
        if (!shorter)
            return std::nullopt;
        change.command = Batch {QStringLiteral("relax"), {*shorter, step}, m_record.order.number, {}};
        break;
    }
    default:
        break;
    }
    return change;
}

/// The other order goes to the first free time behind this one, on the same lane.
std::optional<Relaxation> Search::moveOther(const Obstacle &obstacle, const OrderRecord &other) const
{
    const domain::Assignment *lead = other.bookedLead();
    if (!lead || lead->technicianId != obstacle.technician || !mayDo(Kind::MoveOther) || !may(domain::Permission::Dispatch))
        return std::nullopt;
    const Technician *technician = m_desk.catalog().technician(obstacle.technician);
    const engine::Placement here = m_desk.place(m_job, obstacle.technician, obstacle.start);
    engine::Job otherJob = engine::jobOf(other);
    const bool isLocked = otherJob.lockedAt || otherJob.lockedTo.isValid();
    otherJob.lockedAt.reset();
    otherJob.lockedTo = {};
    const engine::Placement was = m_desk.place(otherJob, obstacle.technician, lead->plannedStart);
    const auto placed = m_desk.placeAll({{otherJob, obstacle.technician, std::nullopt, roundedUp(here.end)},
        {m_job, obstacle.technician, obstacle.start, {}}});
    if (!placed[0] || !placed[1] || placed[0]->severity() >= Severity::Ask || placed[1]->severity() >= Severity::Ask)
        return std::nullopt;
    const Kind kind = isLocked ? Kind::UnlockOther : Kind::MoveOther;
    Relaxation change {kind, technician->id, technician->name, placed[1]->service(), hardFindings(here), placed[1]->cost, {},
        other.order.number, placed[0]->start, SingleCommand(plan({*technician, {}, {}, {}}, obstacle.start))};
    for (const CostPart &part : rules::marginParts({{}, {}, {}, {}, {}, was.cost}, {{}, {}, {}, {}, {}, placed[0]->cost})) {
        const auto own = std::find_if(change.cost.begin(), change.cost.end(), [&](const CostPart &p) { return p.objective == part.objective; });
        own->amount += part.amount;
        own->cost += part.cost;
    }
    addDisturbance(change.cost, m_context.policyOf(m_job), isLocked ? 2 : 1);
    Batch batch {QStringLiteral("relax"), {}, m_record.order.number, {}};
    if (isLocked)
        batch.commands.push_back(LockOrder {other.order.id, other.order.version, {}});
    batch.commands.push_back(
        PlanOrder {other.order.id, isLocked ? 0 : other.order.version, obstacle.technician, placed[0]->start, {}, Consent::None, {}});
    batch.commands.push_back(plan({*technician, {}, {}, {}}, obstacle.start));
    change.command = std::move(batch);
    return change;
}

Changes sorted(std::vector<Relaxation> changes)
{
    std::sort(changes.begin(), changes.end(), [](const Relaxation &a, const Relaxation &b) {
        return std::tuple(a.price(), a.kind) < std::tuple(b.price(), b.kind);
    });
    return {false, {}, {}, std::move(changes)};
}

} // namespace

void findChanges(Desk &desk, const OrderRecord &record, QObject *context, std::function<void(const Changes &)> done)
{
    constexpr size_t mostMoved = 5;
    auto own = std::make_shared<OrderRecord>(record);
    const auto search = std::make_shared<Search>(desk, *own);
    if (record.bookedLead())
        return done({true, {}, {}, {}});
    if (const auto takeable = search->run())
        return done(*takeable);
    auto obstacles = search->obstacles();
    std::sort(obstacles.begin(), obstacles.end(), [](const auto &a, const auto &b) { return a.cost < b.cost; });
    obstacles.resize(std::min(obstacles.size(), mostMoved));
    if (obstacles.empty())
        return done(sorted(search->changes()));
    const auto missing = std::make_shared<size_t>(obstacles.size());
    const auto best = std::make_shared<std::map<Kind, Relaxation>>();
    for (const Search::Obstacle &obstacle : obstacles) {
        desk.fetchOrder(obstacle.other, context, [own, search, missing, best, obstacle, done](const core::Result<OrderRecord> &other) {
            auto change = other ? search->moveOther(obstacle, *other) : std::nullopt;
            const auto known = change ? best->find(change->kind) : best->end();
            if (change && (known == best->end() || change->price() < known->second.price()))
                best->insert_or_assign(change->kind, *change);
            if (--*missing > 0)
                return;
            auto changes = search->changes();
            for (const auto &[kind, moved] : *best)
                changes.push_back(moved);
            done(sorted(std::move(changes)));
        });
    }
}

void applyChange(Desk &desk, const Relaxation &change, QObject *context, Desk::Done done)
{
    desk.submit(change.command, context, [&desk, change, context, done](const core::Result<Outcome> &result) {
        if (!result || !asksForItself(change, *result))
            return done(result);
        Command agreed = change.command;
        if (auto *single = std::get_if<SingleCommand>(&agreed))
            agree(*single);
        else if (auto *batch = std::get_if<Batch>(&agreed))
            std::for_each(batch->commands.begin(), batch->commands.end(), agree);
        desk.submit(agreed, context, done);
    });
}

} // namespace fieldlane::desk
