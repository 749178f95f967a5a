#include "engine/waitscan.h"
#include <algorithm>

namespace fieldlane::engine {

using core::Duration;
using core::Instant;
using core::TimeSpan;
using rules::Constraint;

Duration WaitScan::Way::between(core::Coordinate from, core::Coordinate to, const LaneView &lane, const PlacementContext &context)
{
    if (const std::pair ends {from, to}; m_ends != ends) {
        m_ends = ends;
        m_time = context.travel.estimate(from, to, lane.technician.speedFactor).time;
    }
    return m_time;
}

WaitScan::WaitScan(const Job &job, const LaneView &lane, const PlacementContext &context)
    : m_job(job)
    , m_lane(lane)
    , m_context(context)
    , m_policy(context.policyOf(job))
{
    m_others.reserve(lane.bookings.size());
    for (const Booking &b : lane.bookings) {
        if (!job.moves(b.assignmentId))
            m_others.push_back(&b);
    }
}

void WaitScan::walkTo(Instant at)
{
    for (; m_next < m_others.size() && m_others[m_next]->span.start < at; ++m_next)
        m_takenUntil = std::max(m_takenUntil, m_others[m_next]->span.end);
}

std::optional<Instant> WaitScan::waitAt(Instant at, const TimeSpan &shift)
{
    if (at < m_context.now && judges(Constraint::Past))
        return m_context.now;
    if (m_job.windowStart && at < *m_job.windowStart && judges(Constraint::WindowEarly))
        return m_job.windowStart;
    walkTo(at);
    if (judges(Constraint::Overlap)) {
        Instant taken = m_takenUntil;
        for (size_t i = m_next; i < m_others.size() && m_others[i]->span.start == at; ++i)
            taken = std::max(taken, m_others[i]->span.end);
        if (taken > at)
            return taken;
    }
    if (const auto wait = waitForDay(at))
        return wait;
    const Laying laying = layingAt(at);
    if (const auto wait = waitForTime(at, laying, shift)) // without a way, which costs more to tell
        return wait;
    if (const auto wait = waitForWayTo(at))
        return wait;
    return waitForWayOut(at, laying);
}

// Caps count whole days of a clock, whatever the hour of the start.
std::optional<Instant> WaitScan::waitForDay(Instant at)
{
    if (!judges(Constraint::OrderCap) && !judges(Constraint::HourCap))
        return std::nullopt;
    if (!m_day || !m_day->contains(at)) {
        const auto day = cappedDay(m_lane.technician, at);
        if (!day)
            return std::nullopt;
        m_day = day;
        const DayLoad load = dayLoad(m_job, m_lane, *day, laidWork(m_job));
        m_isDayFull = (load.isOverOrders() && judges(Constraint::OrderCap)) || (load.isOverHours() && judges(Constraint::HourCap));
    }
    return m_isDayFull ? std::optional(m_day->end) : std::nullopt;
}

// Somebody sets off from the same place until the next booking begins or the next position comes.
std::optional<Instant> WaitScan::waitForWayTo(Instant at)
{
    if (!m_job.place)
        return std::nullopt;
    const Neighbours n {m_next > 0 ? m_others[m_next - 1] : nullptr, m_next < m_others.size() ? m_others[m_next] : nullptr};
    const Origin origin = originOf(m_lane, n, at);
    if (!origin.place)
        return std::nullopt;
    const Duration way = m_to.between(*origin.place, *m_job.place, m_lane, m_context);
    Instant until = at;
    if (way.count() > 0)
        until = m_context.now + way;
    if (judges(Constraint::Travel) && n.before && n.before->span.end <= at && origin.kind == PlaceKind::Booking)
        until = std::max(until, n.before->span.end + way);
    if (until <= at)
        return std::nullopt;
    if (n.after)
        until = std::min(until, n.after->span.start);
    if (const auto &fix = m_lane.technician.position; fix && fix->at > at)
        until = std::min(until, fix->at);
    return std::max(until, at + Duration(1));
}

WaitScan::Laying WaitScan::layingAt(Instant at) const
{
    const auto &breaks = m_lane.calendar.breaks;
    const auto pause = std::find_if(breaks.begin(), breaks.end(), [at](const TimeSpan &b) { return b.start > at; });
    return {endOfWork(at, laidWork(m_job), m_lane.calendar.shifts, breaks, m_job.splittable),
        pause == breaks.end() ? Instant::max() : pause->start};
}

std::optional<Instant> WaitScan::waitForTime(Instant at, const Laying &laying, const TimeSpan &shift) const
{
    // What begins at `from` is in the way of all starts until its own end, unless a break comes in between.
    const auto past = [&](Instant from, Instant to) { return std::max(laying.steady < from ? laying.steady : to, at + Duration(1)); };
    const TimeSpan service {at, laying.end};
    if (judges(Constraint::Overlap) && m_next < m_others.size() && m_others[m_next]->span.overlaps(service))
        return past(m_others[m_next]->span.start, m_others[m_next]->span.end);
    if (judges(Constraint::Shift) && judges(Constraint::NoShift) && !m_job.splittable && laying.end > shift.end)
        return past(shift.end, shift.end);
    if (judges(Constraint::Absence)) {
        for (const domain::Absence &absence : m_lane.calendar.absences) {
            if (absence.span.overlaps(service))
                return past(absence.span.start, absence.span.end);
        }
    }
    return std::nullopt;
}

std::optional<Instant> WaitScan::waitForWayOut(Instant at, const Laying &laying)
{
    if (!judges(Constraint::Travel) || !m_job.place || m_next == m_others.size())
        return std::nullopt;
    const Booking &after = *m_others[m_next];
    if (!after.place || after.span.start < laying.end || after.span.start >= laying.end + sameShift
        || after.span.start - laying.end >= m_out.between(*m_job.place, *after.place, m_lane, m_context))
        return std::nullopt;
    const bool staysSo = judges(Constraint::Overlap); // else there is no way to work that has begun
    return std::max(staysSo ? std::min(laying.steady, after.span.start) : at, at + Duration(1));
}

} // namespace fieldlane::engine
