#pragma once
#include "core/random.h"
#include "engine/bookings.h"
#include "engine/planning.h"

namespace fieldlane::support {

/// Random days of a company around Vaduz: technicians with skills, shifts, breaks, absences, caps and areas, what lies on
/// their lanes already, and orders that wait. The same seed makes the same days.
class MadeDays
{
public:
    struct Size
    {
        int technicians = 6;
        int orders = 40;
        int booked = 12; ///< orders that somebody has already
        int days = 1;
    };

    MadeDays(quint64 seed, const Size &size)
        : m_random(seed)
        , m_size(size)
    {
        request.days = {midnight(), midnight() + core::hours(24 * size.days)};
        request.context.now = midnight() + core::minutes(m_random.between(-600, 660));
        for (int t = 0; t < size.technicians; ++t)
            addTechnician();
        for (int i = 0; i < size.booked; ++i)
            book();
        for (int i = 0; i < size.orders; ++i)
            request.tasks.push_back(newTask());
    }
    /// The planned work that lies within a plan's reach becomes a task.
    void offerMovable()
    {
        for (const auto &[task, isMovable] : m_booked) {
            if (isMovable && task.present->span.start > request.context.now)
                request.tasks.push_back(task);
        }
    }
    /// Somebody goes along with much of the planned work.
    void giveCompanions()
    {
        for (auto &[task, isMovable] : m_booked) {
            for (int tries = 0; tries < 4 && task.job.companions.empty(); ++tries)
                giveCompanion(task, request.lanes[size_t(m_random.below(qint64(request.lanes.size())))]);
        }
    }
    /// Many a task waits for another one; none waits for itself by way of others.
    void giveSequences()
    {
        for (size_t next = 1; next < request.tasks.size(); ++next) {
            const size_t first = size_t(m_random.below(qint64(next)));
            if (!m_random.chance(0.4))
                continue;
            const auto spanOf = [&](size_t t) { return request.tasks[t].present ? std::optional(request.tasks[t].present->span) : std::nullopt; };
            engine::PlanTask &task = request.tasks[next];
            task.job.predecessor = engine::TiedOrder {request.tasks[first].job.orderId, request.tasks[first].number, spanOf(first)};
            request.tasks[first].job.successors.push_back({task.job.orderId, task.number, spanOf(next)});
        }
    }
    static core::Instant midnight() { return *core::fromIso(QStringLiteral("2026-03-01T23:00:00Z")); } ///< of a Monday in Vaduz

    engine::PlanRequest request;

private:
    core::Coordinate somewhere() { return {47.05 + m_random.unit() * 0.22, 9.47 + m_random.unit() * 0.14}; }
    void addTechnician()
    {
        const int number = int(request.lanes.size()) + 1;
        engine::Lane lane;
        domain::Technician &t = lane.technician;
        t.id = domain::TechnicianId(number);
        t.name = QStringLiteral("Technician %1").arg(number);
        t.zone = QStringLiteral("Europe/Vaduz");
        t.unitId = domain::UnitId(1 + number % 2);
        if (!m_random.chance(0.1))
            t.home = somewhere();
        t.speedFactor = 0.7 + m_random.unit() * 0.6;
        t.active = !m_random.chance(0.05);
        for (const char *skill : {"hvac", "gas", "lift"}) {
            if (m_random.chance(0.7))
                t.skills.push_back({QLatin1String(skill), int(m_random.between(1, 3)), {}});
        }
        if (!t.skills.empty() && m_random.chance(0.2))
            t.skills.front().certificateUntil = midnight() + core::hours(m_random.between(-24, 60));
        const int start = int(m_random.between(6, 10)) * 60 + 1 * int(m_random.below(3));
        for (int weekday = 1; weekday <= 7; ++weekday) {
            t.shifts.push_back({weekday, start, start + 8 * 60, start + 4 * 60, start + 4 * 60 + 30});
            if (m_random.chance(0.1))
                t.shifts.push_back({weekday, start + 9 * 60, start + 11 * 60, 0, 0});
        }
        t.maxOrdersPerDay = m_random.chance(0.3) ? int(m_random.between(3, 8)) : 0;
        t.maxMinutesPerDay = m_random.chance(0.3) ? int(m_random.between(120, 420)) : 0;
        if (m_random.chance(0.5))
            t.position = domain::PositionFix {somewhere(), request.context.now - core::minutes(m_random.between(1, 500)), {}, QStringLiteral("gps")};
        std::vector<domain::Absence> absences;
        if (m_random.chance(0.3)) {
            const core::Instant from = midnight() + core::minutes(m_random.between(0, 24 * 60 * m_size.days));
            absences.push_back({domain::AbsenceId(number), t.id, {from, from + core::minutes(m_random.between(20, 300))}, QStringLiteral("doctor")});
        }
        lane.calendar = domain::calendarOf(t, absences, {midnight() - core::hours(48), request.days.end + core::hours(72)});
        if (number % 2 == 0)
            lane.area = {{{{47.0, 9.4}, {47.2, 9.4}, {47.2, 9.7}, {47.0, 9.7}}}};
        request.lanes.push_back(std::move(lane));
    }
    engine::PlanTask newTask()
    {
        engine::PlanTask task;
        engine::Job &job = task.job;
        job.orderId = domain::OrderId(++m_last);
        task.number = QStringLiteral("WO-%1").arg(m_last);
        task.priority = domain::Priority(m_random.between(1, 4));
        if (!m_random.chance(0.03))
            job.place = somewhere();
        job.work = core::minutes(m_random.chance(0.8) ? 5 * m_random.between(3, 30) : m_random.between(1, 400));
        job.splittable = m_random.chance(0.1);
        if (m_random.chance(0.6))
            job.requirements = {{QLatin1String(m_random.chance(0.5) ? "hvac" : "gas"), int(m_random.between(1, 3)), {}}};
        if (m_random.chance(0.1))
            job.excluded = {domain::TechnicianId(m_random.between(1, m_size.technicians))};
        if (m_random.chance(0.2))
            job.preferred = domain::TechnicianId(m_random.between(1, m_size.technicians));
        if (m_random.chance(0.4)) {
            job.windowStart = midnight() + core::minutes(m_random.between(6 * 60, 24 * 60 * m_size.days));
            job.windowEnd = *job.windowStart + core::minutes(m_random.between(-30, 240)); // some contradict themselves
        }
        if (m_random.chance(0.3))
            job.due = midnight() + core::minutes(m_random.between(0, 24 * 60 * m_size.days));
        return task;
    }
    void giveCompanion(engine::PlanTask &task, engine::Lane &lane)
    {
        const auto lead = std::find_if(request.lanes.begin(), request.lanes.end(),
            [&](const engine::Lane &l) { return l.technician.id == task.present->technicianId; });
        if (lane.technician.id == task.present->technicianId)
            return;
        engine::Job job = task.job;
        job.companions = {{lane.technician.id, domain::AssignmentId(100'000 + job.orderId.value())}};
        engine::PlacementContext context = request.context;
        context.companions = request.lanes;
        const engine::Placement there = engine::place(job, *lead, task.present->span.start, context);
        if (there.severity() >= rules::Severity::Ask)
            return;
        task.job = job;
        engine::addBooking(lane.bookings, engine::bookingOf(engine::jobOfAssistant(job, job.companions.front().moving), there, task.number));
    }
    void book()
    {
        engine::PlanTask task = newTask();
        engine::Lane &lane = request.lanes[size_t(m_random.below(qint64(request.lanes.size())))];
        const core::Instant from = midnight() + core::minutes(5 * m_random.between(6 * 12, 16 * 12 * m_size.days));
        engine::PlacementContext context = request.context;
        context.now = midnight();
        auto placed = engine::placeEarliest(task.job, lane, from, context);
        if (m_random.chance(0.1)) // people double-book, too
            placed = engine::place(task.job, lane, from, context);
        if (!placed)
            return;
        task.job.moving = domain::AssignmentId(m_last);
        engine::Booking booking = engine::bookingOf(task.job, *placed, task.number);
        booking.locked = m_random.chance(0.2);
        engine::addBooking(lane.bookings, booking);
        task.present = engine::Stay {lane.technician.id, placed->service()};
        m_booked.emplace_back(task, !booking.locked && !booking.promised);
    }

    core::Random m_random;
    Size m_size;
    qint64 m_last = 0;
    std::vector<std::pair<engine::PlanTask, bool>> m_booked; ///< and whether a plan may move it
};

} // namespace fieldlane::support
