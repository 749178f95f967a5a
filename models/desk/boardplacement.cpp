#include "desk/boardplacement.h"
#include "desk/lanes.h"
#include <algorithm>

namespace fieldlane::desk {

using domain::TechnicianId;

engine::Lane BoardPlacement::lane(TechnicianId technician, core::TimeSpan span) const
{
    const domain::Technician *t = m_catalog.technician(technician);
    if (!t)
        return {};
    engine::Lane lane = laneOf(*t, m_catalog, m_board.lane(technician), span, m_context.now);
    addTaken(lane, m_board.taken(technician), span, m_context.now);
    return lane;
}

engine::Placement BoardPlacement::place(const engine::Job &job, TechnicianId technician, core::Instant start) const
{
    return engine::place(job, lane(technician, placementSpan(start)), start, m_context);
}

std::optional<engine::Placement> BoardPlacement::placeEarliest(
    const engine::Job &job, TechnicianId technician, core::Instant notBefore) const
{
    return engine::placeEarliest(job, lane(technician, rankingSpan(notBefore)), notBefore, m_context);
}

std::vector<std::optional<engine::Placement>> BoardPlacement::placeAll(
    const std::vector<Wish> &wishes, const NumberOf &numberOf) const
{
    std::vector<std::optional<engine::Placement>> placements;
    std::set<domain::AssignmentId> moved;
    std::vector<std::pair<TechnicianId, engine::Booking>> placed;
    core::Instant after = core::Instant::min();
    for (const Wish &wish : wishes) {
        const core::Instant from = wish.start.value_or(std::max(after, wish.notBefore));
        engine::Lane where = lane(wish.technician, wish.start ? placementSpan(from) : rankingSpan(from));
        std::erase_if(where.bookings, [&](const engine::Booking &b) { return moved.count(b.assignmentId) > 0; });
        for (const auto &[technician, booking] : placed) {
            if (technician == wish.technician)
                addBooking(where, booking);
        }
        placements.push_back(wish.start ? engine::place(wish.job, where, from, m_context)
                                        : engine::placeEarliest(wish.job, where, from, m_context));
        if (!placements.back())
            break;
        after = placements.back()->end;
        moved.insert(wish.job.moving);
        placed.emplace_back(wish.technician, bookingOf(wish.job, *placements.back(), numberOf(wish.job.orderId)));
    }
    placements.resize(wishes.size());
    return placements;
}

std::vector<engine::Candidate> BoardPlacement::rank(const engine::Job &job, const domain::Viewer &viewer) const
{
    std::vector<engine::Lane> lanes;
    for (const domain::Technician &t : m_catalog.technicians()) {
        if (t.active && viewer.seesTechnician(t))
            lanes.push_back(lane(t.id, rankingSpan(m_context.now)));
    }
    return engine::rank(job, lanes, m_context);
}

} // namespace fieldlane::desk
