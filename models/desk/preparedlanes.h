#pragma once
#include "desk/board.h"
#include "desk/catalog.h"
#include "engine/placement.h"

namespace fieldlane::desk {

/// Lanes as ranking looks at them, kept from one question to the next: to make them takes longer than to place a job on
/// them. What changed on the board is made anew, and what is going on lasts until the moment of the question.
class PreparedLanes
{
public:
    /// To be asked after the catalogue changed.
    void forgetCalendars();
    /// Makes room for lanes in the order of the catalogue's technicians. Before, and not while, lanes are asked for.
    void reserve(const Catalog &catalog);
    /// The lane of the technician at a place in the catalogue over rankingSpan(now), good until the next call for the same
    /// place. Different places may be asked for on different threads.
    engine::LaneView at(size_t place, const Catalog &catalog, const Board &board, core::Instant now);

private:
    /// Work that lasts at least until its end as planned, and for as long as it is going on.
    struct Running
    {
        size_t booking;
        core::Instant plannedEnd;
    };
    struct Prepared
    {
        domain::TechnicianId technician;
        core::TimeSpan span;
        quint64 stamp = 0; ///< of the board
        bool hasCalendar = false;
        domain::WorkCalendar calendar;
        std::vector<engine::Booking> bookings;
        std::vector<Running> running;
    };
    static void book(Prepared &lane, const Board &board, core::Instant now);
    static void addRunning(Prepared &lane, const Board::Work &work);

    std::vector<Prepared> m_lanes;
};

} // namespace fieldlane::desk
