#pragma once
#include "engine/placement.h"

namespace fieldlane::engine {

/// What a job takes on a lane once it was placed, as a lane made from stored work would hold it. Work that nobody has
/// yet is known by a number below zero.
Booking bookingOf(const Job &job, const Placement &placement, const QString &number);
/// Puts a booking where it belongs among those of a lane.
void addBooking(std::vector<Booking> &bookings, const Booking &booking);
/// Sorts bookings that were added in any order.
void sortBookings(std::vector<Booking> &bookings);

} // namespace fieldlane::engine
