#pragma once
#include "engine/placement.h"
#include <QDate>
#include <QTime>

namespace fieldlane::engine {

/// A Monday in Vaduz in winter time (UTC+1) with one technician who works 8 to 17 with a break at noon, and a
/// job of one hour at the technician's door, for tests to change one thing at a time.
struct Scene
{
    static constexpr core::Coordinate door{47.14, 9.52};
    /// 1,112 m north: 1,501 m by road, 226 s at town speed, and 90 s to set off and park.
    static constexpr core::Coordinate north{47.15, 9.52};
    static constexpr core::Duration wayNorth = core::seconds(316);

    Job job;
    Lane lane;
    PlacementContext context;

    Scene()
    {
        job.orderId = domain::OrderId(100);
        job.place = door;
        job.work = core::hours(1);
        domain::Technician &t = lane.technician;
        t.id = domain::TechnicianId(1);
        t.name = QStringLiteral("Anna");
        t.zone = QStringLiteral("Europe/Vaduz");
        t.home = door;
        for (int weekday = 1; weekday <= 5; ++weekday)
            t.shifts.push_back({weekday, 8 * 60, 17 * 60, 12 * 60, 12 * 60 + 30});
        layOut({});
        context.now = at("07:00");
    }

    /// Wall-clock time of that Monday, or of another day after it.
    static core::Instant at(const char *time, int day = 0)
    {
        const QTime wall = QTime::fromString(QString::fromUtf8(time), QStringLiteral("HH:mm"));
        return core::atLocal(core::zoneOf(QStringLiteral("Europe/Vaduz")), QDate(2026, 3, 2).addDays(day),
            wall.hour() * 60 + wall.minute());
    }
    void layOut(const std::vector<domain::Absence> &absences)
    {
        lane.calendar = domain::calendarOf(lane.technician, absences, {at("00:00"), at("00:00", 3)});
    }
    /// Adds booked work; the id serves as assignment and order.
    Booking &book(int id, core::Instant start, core::Instant end, core::Coordinate place = door)
    {
        Booking booking;
        booking.assignmentId = domain::AssignmentId(id);
        booking.orderId = domain::OrderId(id);
        booking.number = QStringLiteral("W-%1").arg(id);
        booking.span = {start, end};
        booking.place = place;
        lane.bookings.push_back(booking);
        return lane.bookings.back();
    }
    Placement placedAt(core::Instant start) const { return place(job, lane, start, context); }
};

} // namespace fieldlane::engine
