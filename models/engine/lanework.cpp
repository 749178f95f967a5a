#include "engine/lanework.h"
#include "engine/bookings.h"
#include <algorithm>

namespace fieldlane::engine {

namespace {

template<typename Lanes>
auto laneOf(Lanes &lanes, domain::TechnicianId technician)
{
    return std::find_if(lanes.begin(), lanes.end(), [&](const Lane &l) { return l.technician.id == technician; });
}

/// The same work of somebody who goes along, at its new time.
void moveAlong(const PlanRequest &request, const Companion &companion, core::TimeSpan span, std::vector<Lane> &lanes)
{
    const auto before = laneOf(request.lanes, companion.technicianId);
    const auto lane = laneOf(lanes, companion.technicianId);
    if (before == request.lanes.end() || lane == lanes.end())
        return;
    const auto booking = std::find_if(before->bookings.begin(), before->bookings.end(),
        [&](const Booking &b) { return b.assignmentId == companion.moving; });
    if (booking == before->bookings.end())
        return;
    Booking moved = *booking;
    moved.span = span;
    addBooking(lane->bookings, moved);
}

} // namespace

void takeOff(const PlanTask &task, std::vector<Lane> &lanes)
{
    if (!task.present)
        return;
    const auto clear = [&](domain::TechnicianId technician) {
        const auto lane = laneOf(lanes, technician);
        if (lane != lanes.end())
            std::erase_if(lane->bookings, [&](const Booking &b) { return task.job.moves(b.assignmentId); });
    };
    clear(task.present->technicianId);
    for (const Companion &companion : task.job.companions)
        clear(companion.technicianId);
}

void putOn(const PlanRequest &request, const PlanTask &task, const Job &job, const Placement &placement, Lane &lane, std::vector<Lane> &lanes)
{
    addBooking(lane.bookings, bookingOf(job, placement, task.number));
    for (const Companion &companion : job.companions)
        moveAlong(request, companion, placement.service(), lanes);
}

} // namespace fieldlane::engine
