#include "engine/placement.h"
#include "domain/ruled.h"
#include "engine/placementfindings.h"
#include "engine/waitscan.h"
#include "engine/way.h"
#include "engine/worktime.h"
#include <algorithm>

namespace fieldlane::engine {

using core::Duration;
using core::Instant;
using core::TimeSpan;
using rules::Objective;

namespace {

Leg legFrom(const Job &job, const LaneView &lane, const Neighbours &n, Instant end, const PlacementContext &context)
{
    if (!job.place)
        return {};
    if (n.after && n.after->place && n.after->span.start < end + sameShift)
        return {travelOn(lane, *job.place, *n.after->place, context), PlaceKind::Booking, n.after->orderId};
    if (lane.technician.home)
        return {travelOn(lane, *job.place, *lane.technician.home, context), PlaceKind::Home, {}};
    return {};
}

/// What the way costs more than going straight on without this job.
qint64 addedTravel(const Placement &p, const Origin &origin, const LaneView &lane, const Neighbours &n,
    const PlacementContext &context)
{
    std::optional<core::Coordinate> next = lane.technician.home;
    if (p.out.kind == PlaceKind::Booking && n.after)
        next = n.after->place;
    Duration straight {0};
    if (origin.place && next)
        straight = travelOn(lane, *origin.place, *next, context).time;
    return (p.in.travel.time + p.out.travel.time - straight).count() / 1000;
}

qint64 late(Instant t, const std::optional<Instant> &limit)
{
    return limit && t > *limit ? (t - *limit).count() / 1000 : 0;
}

qint64 skillWaste(const Job &job, const domain::Technician &t)
{
    qint64 levels = 0;
    for (const domain::Skill &need : job.requirements) {
        for (const domain::Skill &have : t.skills) {
            if (have.name == need.name && have.level > need.level)
                levels += have.level - need.level;
        }
    }
    return levels * 600;
}

qint64 plannedLoad(const Job &job, const LaneView &lane, Instant start)
{
    const Instant since = shiftStart(lane, start);
    Duration load {0};
    for (const Booking &b : lane.bookings) {
        if (b.span.start >= since + sameShift)
            break;
        if (b.span.start >= since && !lane.makesRoom(b, job))
            load += b.span.length();
    }
    return load.count() / 1000;
}

rules::CostParts costOf(const Job &job, const LaneView &lane, const Placement &p, const Origin &origin,
    const Neighbours &n, const PlacementContext &context)
{
    Duration overtime {0};
    for (const TimeSpan &segment : p.segments)
        overtime += outside(segment, lane.calendar.shifts);
    const auto displaced = std::count_if(p.findings.begin(), p.findings.end(),
        [](const rules::Finding &f) { return f.constraint == rules::Constraint::Overlap; });
    const rules::Policy &policy = context.policyOf(job);
    const qint64 notPreferred = job.prefersOther(lane.technician.id) ? priceOfAnother(job) : 0;
    return {policy.part(Objective::Travel, addedTravel(p, origin, lane, n, context)),
        policy.part(Objective::Lateness, late(p.start, job.windowEnd) + late(p.end, job.due)),
        policy.part(Objective::Waiting, std::max<qint64>(0, (p.start - context.now).count() / 1000)),
        policy.part(Objective::Overtime, overtime.count() / 1000),
        policy.part(Objective::Load, plannedLoad(job, lane, p.start)),
        policy.part(Objective::SkillWaste, skillWaste(job, lane.technician)),
        policy.part(Objective::NotPreferred, notPreferred), policy.part(Objective::Disturbance, displaced * priceOfMoving)};
}

/// Whether a later start could cure it; the others stay whatever the hour.
bool dependsOnTime(const rules::Finding &finding)
{
    using C = rules::Constraint;
    switch (finding.constraint) {
    case C::Predecessor:
        return finding.at.has_value();
    case C::NoShift:
    case C::Shift:
    case C::Absence:
    case C::Overlap:
    case C::Travel:
    case C::WindowEarly:
    case C::OrderCap:
    case C::HourCap:
    case C::Past:
        return true;
    default:
        return false;
    }
}

/// What an order says of itself is told once, with its lead.
bool isOfTheOrder(rules::Constraint c)
{
    return c == rules::Constraint::Past || c == rules::Constraint::MissingCoordinates;
}

// Companions are there from the lead's start on; how long their own breaks would make it is theirs to bear.
void judgeCompanions(const Job &job, const LaneView &lane, Placement &p, const PlacementContext &context)
{
    PlacementContext alone {context.policy, context.travel, context.now, {}, context.others};
    for (const Companion &companion : job.companions) {
        const auto own = std::find_if(context.companions.begin(), context.companions.end(),
            [&](const Lane &l) { return l.technician.id == companion.technicianId; });
        if (own == context.companions.end() || companion.technicianId == lane.technician.id)
            continue;
        for (rules::Finding &finding : place(jobOfAssistant(job, companion.moving), *own, p.start, alone).findings) {
            if (isOfTheOrder(finding.constraint))
                continue;
            finding.companion = own->technician.name;
            p.findings.push_back(std::move(finding));
        }
    }
}

/// The first moment of a grid that is not before `target`, and later than `at`, which is on it.
Instant nextOnGrid(Instant at, Instant target, Duration step)
{
    return at + step * std::max<qint64>(1, (target - at + step - Duration(1)) / step);
}

} // namespace

bool Job::movesCompanion(domain::AssignmentId booking) const
{
    return booking.isValid() && std::any_of(companions.begin(), companions.end(), [&](const Companion &c) { return c.moving == booking; });
}

bool Job::prefersOther(domain::TechnicianId technician) const
{
    const bool anybody = preferred.isValid() || !preferredByRules.empty();
    return anybody && technician != preferred
        && std::find(preferredByRules.begin(), preferredByRules.end(), technician) == preferredByRules.end();
}

const rules::Policy &PlacementContext::policyOf(const Job &job) const
{
    if (job.policy.isEmpty() || !others) // nearly always, and asked for each place that is tried
        return policy;
    const auto named = std::find_if(others->begin(), others->end(), [&](const rules::Policy &p) { return p.name == job.policy; });
    return named == others->end() ? policy : *named;
}

Job jobOf(const domain::Order &order, const domain::Assignment *assignment)
{
    Job job;
    job.orderId = order.id;
    job.place = order.location;
    job.work = order.duration;
    job.splittable = order.splittable;
    job.requirements = order.requirements;
    job.faultTypeId = order.faultTypeId;
    job.excluded = order.excluded;
    job.preferred = order.preferred;
    domain::Ruled ruled = domain::Ruled::fromJson(order.ruling);
    job.excludedByRules = std::move(ruled.excluded);
    job.preferredByRules = std::move(ruled.preferred);
    job.policy = std::move(ruled.policy);
    job.windowStart = order.windowStart;
    job.windowEnd = order.windowEnd;
    job.due = order.due;
    if (assignment) {
        job.moving = assignment->id;
        if (assignment->lockPerson)
            job.lockedTo = assignment->technicianId;
        if (assignment->lockTime)
            job.lockedAt = assignment->plannedStart;
    }
    return job;
}

void tie(Job &job, const domain::OrderRecord &record)
{
    job.predecessor.reset();
    job.successors.clear();
    if (const auto &first = record.predecessor; first && !first->isOver())
        job.predecessor = TiedOrder {first->id, first->number, first->planned};
    for (const domain::RelatedOrder &next : record.successors) {
        if (!next.isOver())
            job.successors.push_back({next.id, next.number, next.planned});
    }
}

Job jobOf(const domain::OrderRecord &record)
{
    const domain::Assignment *lead = record.bookedLead();
    Job job = jobOf(record.order, lead);
    for (const domain::Assignment &a : record.assignments) {
        if (lead && domain::goesAlong(a, *lead))
            job.companions.push_back({a.technicianId, a.id});
    }
    tie(job, record);
    return job;
}

Job jobOfAssistant(const Job &job, domain::AssignmentId moving)
{
    Job own;
    own.orderId = job.orderId;
    own.place = job.place;
    own.work = job.work;
    own.splittable = job.splittable;
    own.excluded = job.excluded;
    own.excludedByRules = job.excludedByRules;
    own.moving = moving;
    return own;
}

Placement place(const Job &job, const LaneView &lane, Instant start, const PlacementContext &context)
{
    const Neighbours n = neighboursOf(job, lane, start);
    Laid laid = layWork(
        start, laidWork(job), lane.calendar.shifts, lane.calendar.breaks, job.splittable);
    Placement p;
    p.start = start;
    p.end = laid.end();
    p.segments = std::move(laid.segments);
    const Origin origin = originOf(lane, n, start);
    p.in = legTo(job, origin, lane, context);
    p.out = legFrom(job, lane, n, p.end, context);
    p.findings = findingsOf(job, lane, p, n, context);
    p.cost = costOf(job, lane, p, origin, n, context);
    judgeCompanions(job, lane, p, context);
    return p;
}

std::optional<Placement> placeEarliest(const Job &job, const LaneView &given, Instant notBefore,
    const PlacementContext &context, Duration step)
{
    if (given.calendar.shifts.empty())
        return std::nullopt;
    const Instant last = given.calendar.shifts.back().end;
    Ways own;
    const LaneView lane = given.ways ? given : given.remembering(own);
    WaitScan scan(job, lane, context);
    for (Instant at = notBefore; at < last;) {
        const auto shift = std::find_if(lane.calendar.shifts.begin(), lane.calendar.shifts.end(),
            [&](const TimeSpan &s) { return s.end > at; });
        if (shift->start > at)
            at = shift->start;
        if (const auto wait = scan.waitAt(at, *shift)) {
            at = nextOnGrid(at, std::min(*wait, shift->end), step);
            continue;
        }
        Placement p = place(job, lane, at, context);
        const bool mendable = std::any_of(
            p.findings.begin(), p.findings.end(), [](const rules::Finding &f) { return dependsOnTime(f); });
        // A driver cannot arrive before the way is driven, wherever the way began.
        const bool inTime = at - p.in.travel.time >= context.now || p.in.travel.time.count() == 0;
        if (!mendable && inTime)
            return p;
        at += step;
    }
    return std::nullopt;
}

} // namespace fieldlane::engine
