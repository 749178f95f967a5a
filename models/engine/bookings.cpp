#include "engine/bookings.h"
#include <algorithm>

namespace fieldlane::engine {

namespace {

bool comesBefore(const Booking &a, const Booking &b)
{
    return std::tuple(a.span.start, a.assignmentId) < std::tuple(b.span.start, b.assignmentId);
}

} // namespace

Booking bookingOf(const Job &job, const Placement &placement, const QString &number)
{
    Booking b;
    // New work has no assignment yet, and no other work has a number below zero.
    b.assignmentId = job.moving.isValid() ? job.moving : domain::AssignmentId(-job.orderId.value());
    b.orderId = job.orderId;
    b.number = number;
    b.span = placement.service();
    b.place = job.place;
    b.promised = job.windowStart || job.windowEnd;
    b.windowEnd = job.windowEnd;
    b.due = job.due;
    b.locked = job.lockedTo.isValid() || job.lockedAt;
    return b;
}

void addBooking(std::vector<Booking> &bookings, const Booking &booking)
{
    bookings.insert(std::upper_bound(bookings.begin(), bookings.end(), booking, comesBefore), booking);
}

void sortBookings(std::vector<Booking> &bookings)
{
    if (!std::is_sorted(bookings.begin(), bookings.end(), comesBefore)) // as they mostly are
        std::sort(bookings.begin(), bookings.end(), comesBefore);
}

} // namespace fieldlane::engine
