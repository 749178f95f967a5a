#include "engine/waitscan.h"
#include <algorithm>

namespace fieldlane::engine {

using core::Duration;
using core::Instant;
using core::TimeSpan;
using rules::Constraint;

WaitScan::WaitScan(const Job &job, const LaneView &lane, const PlacementContext &context)
    : m_job(job)
    , m_lane(lane)
    , m_context(context)
    , m_policy(context.policyOf(job))
{
    m_next = staying(lane.bookings.data());
}

const Booking *WaitScan::staying(const Booking *from) const
{
    const Booking *end = m_lane.bookings.data() + m_lane.bookings.size();
    const Booking *found = std::find_if(from, end, [this](const Booking &b) { return !m_lane.makesRoom(b, m_job); });
    return found == end ? nullptr : found;
}

void WaitScan::walkTo(Instant at)
{
    for (; m_next && m_next->span.start < at; m_next = staying(m_next + 1)) {
        m_takenUntil = std::max(m_takenUntil, m_next->span.end);
        m_before = m_next;
    }
}

std::optional<Instant> WaitScan::waitAt(Instant at, const TimeSpan &shift)
{
    if (at < m_context.now && judges(Constraint::Past))
        return m_context.now;
    if (m_job.windowStart && at < *m_job.windowStart && judges(Constraint::WindowEarly))
        return m_job.windowStart;
    const auto &first = m_job.predecessor;
    if (first && first->span && at < first->span->end && judges(Constraint::Predecessor))
        return first->span->end;
    walkTo(at);
    if (judges(Constraint::Overlap)) {
        Instant taken = m_takenUntil;
        for (const Booking *b = m_next; b && b->span.start == at; b = staying(b + 1))
            taken = std::max(taken, b->span.end);
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
    const Neighbours n {m_before, m_next};
    const Origin origin = originOf(m_lane, n, at);
    if (!origin.place)
        return std::nullopt;
    const Duration way = travelOn(m_lane, *origin.place, *m_job.place, m_context).time;
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
    const auto pause = std::upper_bound(breaks.begin(), breaks.end(), at, [](Instant t, const TimeSpan &b) { return t < b.start; });
    return {endOfWork(at, laidWork(m_job), m_lane.calendar.shifts, breaks, m_job.splittable),
        pause == breaks.end() ? Instant::max() : pause->start};
}

std::optional<Instant> WaitScan::waitForTime(Instant at, const Laying &laying, const TimeSpan &shift) const
{
    // What begins at `from` is in the way of all starts until its own end, unless a break comes in between.
    const auto past = [&](Instant from, Instant to) { return std::max(laying.steady < from ? laying.steady : to, at + Duration(1)); };
    const TimeSpan service {at, laying.end};
    if (judges(Constraint::Overlap) && m_next && m_next->span.overlaps(service))
        return past(m_next->span.start, m_next->span.end);
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
    if (!judges(Constraint::Travel) || !m_job.place || !m_next)
        return std::nullopt;
    const Booking &after = *m_next;
    if (!after.place || after.span.start < laying.end || after.span.start >= laying.end + sameShift
        || after.span.start - laying.end >= travelOn(m_lane, *m_job.place, *after.place, m_context).time)
        return std::nullopt;
    const bool staysSo = judges(Constraint::Overlap); // else there is no way to work that has begun
    return std::max(staysSo ? std::min(laying.steady, after.span.start) : at, at + Duration(1));
}

} // namespace fieldlane::engine
