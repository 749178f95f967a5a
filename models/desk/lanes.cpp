#include "desk/lanes.h"

namespace fieldlane::desk {

core::TimeSpan placementSpan(core::Instant start)
{
    return {start - core::hours(48), start + core::hours(72)};
}

// Of what is over, a start from now on hears of its own day at most: by the caps of it.
core::TimeSpan rankingSpan(core::Instant now)
{
    const auto hour = std::chrono::floor<core::hours>(now);
    return {hour - core::hours(30), hour + core::hours(24 * 8 + 1)};
}

// Whose it is and where is not known: nothing moves it, and no way is reckoned to it.
void addTaken(std::vector<engine::Booking> &bookings, const std::vector<domain::PlannedWork> &taken, core::TimeSpan span, core::Instant now)
{
    for (const domain::PlannedWork &w : taken) {
        engine::Booking b;
        b.assignmentId = w.assignment.id;
        b.span = w.occupied(now);
        b.underWay = domain::isUnderWay(w.state);
        b.locked = true;
        if (b.span.overlaps(span))
            addBooking(bookings, b);
    }
}

engine::Lane laneOf(const domain::Technician &technician, const Catalog &catalog,
    const std::vector<domain::PlannedWork> &work, core::TimeSpan span, core::Instant now)
{
    engine::Lane lane;
    lane.technician = technician;
    lane.calendar = catalog.calendarOf(technician, span);
    lane.area = catalog.areaOf(technician.unitId);
    bookWork(lane.bookings, work, span, now);
    return lane;
}

void bookWork(std::vector<engine::Booking> &bookings, const std::vector<domain::PlannedWork> &work, core::TimeSpan span, core::Instant now)
{
    for (const domain::PlannedWork &w : work) {
        const bool counts = w.assignment.booked || w.assignment.completedAt;
        if (!counts)
            continue;
        const core::TimeSpan taken = w.occupied(now);
        if (!taken.overlaps(span))
            continue;
        engine::Booking &b = bookings.emplace_back();
        b.assignmentId = w.assignment.id;
        b.orderId = w.assignment.orderId;
        b.number = w.number;
        b.span = taken;
        b.place = w.place;
        b.promised = w.windowStart || w.windowEnd;
        b.windowEnd = w.windowEnd;
        b.due = w.due;
        b.underWay = domain::isUnderWay(w.state);
        b.locked = w.assignment.lockPerson || w.assignment.lockTime;
    }
    sortBookings(bookings);
}

} // namespace fieldlane::desk
