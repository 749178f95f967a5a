#include "engine/forecast.h"
#include "engine/way.h"
#include "engine/worktime.h"
#include <algorithm>

namespace fieldlane::engine {

using core::Duration;
using core::Instant;
using core::TimeSpan;
using domain::PlannedWork;

namespace {

/// The order of doing: what is under way, then the plan.
bool comesFirst(const PlannedWork &a, const PlannedWork &b)
{
    const auto key = [](const PlannedWork &w) {
        const int phase = w.assignment.arrivedAt ? 0 : w.state == domain::OrderState::Travelling ? 1 : 2;
        return std::tuple(phase, w.assignment.plannedStart, w.assignment.id);
    };
    return key(a) < key(b);
}

class Chain
{
public:
    Chain(Lane lane, Duration rest, const PlacementContext &context)
        : m_lane(std::move(lane))
        , m_rest(rest)
        , m_context(context)
        , m_free(context.now)
    {
        m_lane.bookings.clear();
    }
    void note(const PlannedWork &w, TimeSpan span)
    {
        Booking b;
        b.assignmentId = w.assignment.id;
        b.orderId = w.assignment.orderId;
        b.span = span;
        b.place = w.place;
        m_lane.bookings.insert(std::upper_bound(m_lane.bookings.begin(), m_lane.bookings.end(), b,
                                   [](const Booking &x, const Booking &y) { return x.span.start < y.span.start; }),
            std::move(b));
    }
    Foreseen next(const PlannedWork &w)
    {
        const bool arrived = w.assignment.arrivedAt.has_value();
        const Instant start = arrived ? *w.assignment.arrivedAt : arrivalAt(w);
        Instant end = endOf(w, start);
        if (arrived && end < m_context.now + m_rest)
            end = m_context.now + m_rest;
        note(w, {start, end});
        m_free = std::max(m_free, end);
        return {w.assignment.id, start, end};
    }

private:
    Instant arrivalAt(const PlannedWork &w) const
    {
        Job job;
        job.orderId = w.assignment.orderId;
        job.place = w.place;
        const Leg way = wayTo(job, m_lane, m_free, m_context);
        if (w.state != domain::OrderState::Travelling || m_free > m_context.now)
            return std::max(m_free + way.travel.time, w.assignment.plannedStart);
        // On the way since then, or since the last position of it; nobody has arrived before now.
        Instant left = w.assignment.travelStartedAt.value_or(m_context.now);
        if (way.kind == PlaceKind::Position)
            left = std::max(left, m_lane.technician.position->at);
        return std::max(left + way.travel.time, m_context.now);
    }
    /// Lays the planned working time from another start on.
    Instant endOf(const PlannedWork &w, Instant start) const
    {
        const TimeSpan planned = w.assignment.planned();
        Duration work = outside(planned, m_lane.calendar.breaks);
        bool acrossShifts = false;
        const auto &shifts = m_lane.calendar.shifts;
        for (size_t i = 0; i + 1 < shifts.size(); ++i) {
            const TimeSpan night {shifts[i].end, shifts[i + 1].start};
            if (planned.contains(night)) {
                work -= night.length();
                acrossShifts = true;
            }
        }
        work = std::max<Duration>(work, core::minutes(1));
        return layWork(start, work, shifts, m_lane.calendar.breaks, acrossShifts).end();
    }

    Lane m_lane;
    Duration m_rest;
    PlacementContext m_context;
    Instant m_free; ///< when the next thing can be begun
};

} // namespace

std::vector<Foreseen> foresee(Lane lane, std::vector<PlannedWork> work, Duration rest, const PlacementContext &context)
{
    Chain chain(std::move(lane), rest, context);
    std::vector<PlannedWork> ahead;
    for (PlannedWork &w : work) {
        const bool paused = w.state == domain::OrderState::Paused;
        if (w.assignment.completedAt || (paused && w.assignment.arrivedAt))
            chain.note(w, {w.occupied(context.now).start, w.assignment.completedAt.value_or(context.now)});
        else if (w.assignment.booked && !paused)
            ahead.push_back(std::move(w));
    }
    std::sort(ahead.begin(), ahead.end(), comesFirst);
    std::vector<Foreseen> foreseen;
    foreseen.reserve(ahead.size());
    for (const PlannedWork &w : ahead)
        foreseen.push_back(chain.next(w));
    return foreseen;
}

} // namespace fieldlane::engine
