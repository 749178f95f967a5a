#include "engine/placementfindings.h"
#include "engine/whereabouts.h"
#include <algorithm>

namespace fieldlane::engine {

using core::Duration;
using core::Instant;
using core::TimeSpan;
using rules::Constraint;
using rules::Finding;

namespace {

/// Collects findings with the severity that the policy gives them.
class Findings
{
public:
    explicit Findings(const rules::Policy &policy)
        : m_policy(policy)
    {
    }
    void add(Finding finding)
    {
        finding.severity = m_policy.severityOf(finding.constraint);
        if (finding.severity == rules::Severity::Ok)
            return;
        if (m_list.empty())
            m_list.reserve(4);
        m_list.push_back(std::move(finding));
    }
    void add(Constraint constraint, Duration amount) { add(Finding {.constraint = constraint, .amount = amount}); }
    void add(Constraint constraint) { add(Finding {.constraint = constraint}); }
    std::vector<Finding> take() { return std::move(m_list); }

private:
    const rules::Policy &m_policy;
    std::vector<Finding> m_list;
};

bool names(const std::vector<domain::TechnicianId> &people, domain::TechnicianId technician)
{
    return std::find(people.begin(), people.end(), technician) != people.end();
}

void judgeQualification(const Job &job, const domain::Technician &t, Instant start, Findings &out)
{
    if (!t.active)
        out.add(Constraint::Inactive);
    if (names(job.excluded, t.id))
        out.add(Constraint::Excluded);
    if (names(job.excludedByRules, t.id))
        out.add(Constraint::ExcludedByRule);
    if (!domain::takesFault(t, job.faultTypeId))
        out.add(Constraint::FaultType);
    for (const domain::Skill &need : job.requirements) {
        const auto have = std::find_if(
            t.skills.begin(), t.skills.end(), [&](const domain::Skill &s) { return s.name == need.name; });
        if (have == t.skills.end())
            out.add({.constraint = Constraint::Skill, .name = need.name, .need = need.level});
        else if (have->level < need.level)
            out.add({.constraint = Constraint::SkillLevel, .name = need.name, .need = need.level, .have = have->level});
        if (have != t.skills.end() && have->certificateUntil && *have->certificateUntil <= start)
            out.add({.constraint = Constraint::Certificate, .name = need.name, .at = have->certificateUntil});
    }
}

void judgeLocks(const Job &job, const domain::Technician &t, const Placement &p, Findings &out)
{
    if (job.lockedTo.isValid() && job.lockedTo != t.id)
        out.add(Constraint::LockedPerson);
    if (job.lockedAt && *job.lockedAt != p.start)
        out.add(Constraint::LockedTime, p.start - *job.lockedAt);
}

void judgePlace(const Job &job, const LaneView &lane, const Placement &p, Findings &out)
{
    if (!job.place) {
        out.add(Constraint::MissingCoordinates);
        return;
    }
    if (p.in.kind == PlaceKind::Unknown)
        out.add(Constraint::MissingOrigin);
    if (!lane.area.empty() && !holds(lane.area, *job.place))
        out.add(Constraint::Area);
}

void judgeCalendar(const LaneView &lane, const Placement &p, Findings &out)
{
    Duration beyond {0};
    Duration worked {0};
    for (const TimeSpan &segment : p.segments) {
        beyond += outside(segment, lane.calendar.shifts);
        worked += segment.length();
    }
    if (beyond == worked && worked.count() > 0)
        out.add(Constraint::NoShift);
    else if (beyond.count() > 0)
        out.add(Constraint::Shift, beyond);
    if (const Duration paused = p.service().length() - worked; paused.count() > 0)
        out.add(Constraint::Break, paused);
    for (const TimeSpan &pause : lane.calendar.breaks) {
        if (pause.contains(p.start))
            out.add({.constraint = Constraint::Break, .amount = pause.end - p.start, .at = pause.start});
    }
    for (const domain::Absence &absence : lane.calendar.absences) {
        if (absence.span.overlaps(p.service()))
            out.add({.constraint = Constraint::Absence, .name = absence.reason, .at = absence.span.start});
    }
}

void judgeBookings(const Job &job, const LaneView &lane, const Placement &p, const Neighbours &n, Findings &out)
{
    for (const Booking &b : lane.bookings) {
        if (b.span.start >= p.end)
            break;
        if (b.span.overlaps(p.service()) && !lane.makesRoom(b, job))
            out.add({.constraint = Constraint::Overlap,
                .subject = b.orderId.value(),
                .name = b.number,
                .amount = b.span.intersected(p.service()).length()});
    }
    if (n.before && n.before->span.end <= p.start && p.in.kind == PlaceKind::Booking) {
        if (const Duration gap = p.start - n.before->span.end; gap < p.in.travel.time)
            out.add({.constraint = Constraint::Travel,
                .subject = n.before->orderId.value(),
                .name = n.before->number,
                .amount = p.in.travel.time - gap});
    }
    if (n.after && n.after->span.start >= p.end && p.out.kind == PlaceKind::Booking) {
        if (const Duration gap = n.after->span.start - p.end; gap < p.out.travel.time)
            out.add({.constraint = Constraint::Travel,
                .subject = n.after->orderId.value(),
                .name = n.after->number,
                .amount = p.out.travel.time - gap});
    }
}

void judgePromise(const Job &job, const Placement &p, Instant now, Findings &out)
{
    if (job.windowStart && p.start < *job.windowStart)
        out.add(Constraint::WindowEarly, *job.windowStart - p.start);
    if (job.windowEnd && p.start > *job.windowEnd)
        out.add(Constraint::WindowLate, p.start - *job.windowEnd);
    if (job.due && p.end > *job.due)
        out.add(Constraint::Due, p.end - *job.due);
    if (p.start < now)
        out.add(Constraint::Past, now - p.start);
}

void judgeSequence(const Job &job, const Placement &p, Findings &out)
{
    if (const auto &first = job.predecessor) {
        Finding finding {.constraint = Constraint::Predecessor, .subject = first->orderId.value(), .name = first->number};
        if (first->span) {
            finding.amount = first->span->end - p.start;
            finding.at = first->span->end;
        }
        if (!first->span || finding.amount.count() > 0)
            out.add(std::move(finding));
    }
    for (const TiedOrder &next : job.successors) {
        if (next.span && p.end > next.span->start)
            out.add({.constraint = Constraint::Successor, .subject = next.orderId.value(), .name = next.number, .amount = p.end - next.span->start});
    }
}

void judgeCaps(const Job &job, const LaneView &lane, const Placement &p, Findings &out)
{
    const auto day = cappedDay(lane.technician, p.start);
    if (!day)
        return;
    const DayLoad load = dayLoad(job, lane, *day, laidWork(job));
    if (load.isOverOrders())
        out.add({.constraint = Constraint::OrderCap, .need = load.mostOrders, .have = load.orders});
    if (load.isOverHours())
        out.add(Constraint::HourCap, load.worked - load.mostWorked);
}

} // namespace

Duration laidWork(const Job &job)
{
    return std::max<Duration>(job.work, core::minutes(1));
}

std::optional<TimeSpan> cappedDay(const domain::Technician &technician, Instant at)
{
    if (technician.maxOrdersPerDay <= 0 && technician.maxMinutesPerDay <= 0)
        return std::nullopt;
    const QTimeZone zone = core::zoneOf(technician.zone);
    if (!zone.isValid())
        return std::nullopt;
    return core::localDaySpan(zone, core::localDay(zone, at));
}

namespace {

/// What a booking has of work: breaks that interrupt it count for nobody, as they do not when it is placed.
Duration workWithoutBreaks(const Booking &booking, const std::vector<TimeSpan> &breaks)
{
    Duration work = booking.span.length();
    for (const TimeSpan &pause : breaks) {
        if (pause.start > booking.span.start)
            work -= std::max(Duration(0), pause.intersected(booking.span).length());
    }
    return work;
}

} // namespace

DayLoad dayLoad(const Job &job, const LaneView &lane, TimeSpan day, Duration worked)
{
    const domain::Technician &t = lane.technician;
    DayLoad load {1, t.maxOrdersPerDay, worked, core::minutes(t.maxMinutesPerDay)};
    for (const Booking &b : lane.bookings) {
        if (b.span.start >= day.end)
            break;
        if (b.span.start < day.start || lane.makesRoom(b, job))
            continue;
        ++load.orders;
        load.worked += workWithoutBreaks(b, lane.calendar.breaks);
    }
    return load;
}

Neighbours neighboursOf(const Job &job, const LaneView &lane, Instant start)
{
    const auto isEarlier = [](const Booking &b, Instant t) { return b.span.start < t; };
    const auto stays = [&](const Booking &b) { return !lane.makesRoom(b, job); };
    const auto from = std::lower_bound(lane.bookings.begin(), lane.bookings.end(), start, isEarlier);
    const auto after = std::find_if(from, lane.bookings.end(), stays);
    const auto before = std::find_if(std::make_reverse_iterator(from), lane.bookings.rend(), stays);
    return {before == lane.bookings.rend() ? nullptr : &*before, after == lane.bookings.end() ? nullptr : &*after};
}

std::vector<Finding> findingsOf(const Job &job, const LaneView &lane, const Placement &placement,
    const Neighbours &neighbours, const PlacementContext &context)
{
    Findings findings(context.policyOf(job));
    judgeQualification(job, lane.technician, placement.start, findings);
    judgeLocks(job, lane.technician, placement, findings);
    judgePlace(job, lane, placement, findings);
    judgeCalendar(lane, placement, findings);
    judgeBookings(job, lane, placement, neighbours, findings);
    judgePromise(job, placement, context.now, findings);
    judgeSequence(job, placement, findings);
    judgeCaps(job, lane, placement, findings);
    return findings.take();
}

rules::Severity severityOfPerson(const Job &job, const domain::Technician &technician, Instant at, const rules::Policy &policy)
{
    Findings findings(policy);
    judgeQualification(job, technician, at, findings);
    return rules::worst(findings.take());
}

} // namespace fieldlane::engine
