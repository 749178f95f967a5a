#include "desk/preparedlanes.h"
#include "desk/lanes.h"

namespace fieldlane::desk {

using core::Instant;

void PreparedLanes::forgetCalendars()
{
    for (Prepared &lane : m_lanes)
        lane.hasCalendar = false;
}

void PreparedLanes::reserve(const Catalog &catalog)
{
    m_lanes.resize(catalog.technicians().size());
}

engine::LaneView PreparedLanes::at(size_t place, const Catalog &catalog, const Board &board, Instant now)
{
    Prepared &lane = m_lanes[place];
    const domain::Technician &technician = catalog.technicians()[place];
    const core::TimeSpan span = rankingSpan(now);
    const bool isSame = lane.technician == technician.id && lane.span == span;
    lane.technician = technician.id;
    lane.span = span;
    if (!isSame || !lane.hasCalendar)
        lane.calendar = catalog.calendarOf(technician, span);
    lane.hasCalendar = true;
    if (const quint64 stamp = board.stamp(technician.id); !isSame || lane.stamp != stamp) {
        book(lane, board, now);
        lane.stamp = stamp;
    }
    for (const Running &running : lane.running)
        lane.bookings[running.booking].span.end = std::max(running.plannedEnd, now);
    return {technician, lane.calendar, catalog.areaOf(technician.unitId), lane.bookings};
}

void PreparedLanes::book(Prepared &lane, const Board &board, Instant now)
{
    lane.bookings.clear();
    lane.running.clear();
    bookWork(lane.bookings, board.lane(lane.technician), lane.span, now);
    addTaken(lane.bookings, board.taken(lane.technician), lane.span, now);
    addRunning(lane, board.lane(lane.technician));
    addRunning(lane, board.taken(lane.technician));
}

// Only the end of such work moves with the clock: neither its place among the bookings nor whether it is in the span.
void PreparedLanes::addRunning(Prepared &lane, const Board::Work &work)
{
    for (const domain::PlannedWork &w : work) {
        const Instant plannedEnd = w.occupied(Instant::min()).end;
        if (w.occupied(Instant::max()).end == plannedEnd)
            continue;
        for (size_t i = 0; i < lane.bookings.size(); ++i) {
            if (lane.bookings[i].assignmentId == w.assignment.id)
                lane.running.push_back({i, plannedEnd});
        }
    }
}

} // namespace fieldlane::desk
