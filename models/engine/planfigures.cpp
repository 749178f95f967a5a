#include "engine/planfigures.h"
#include "engine/way.h"
#include "engine/worktime.h"
#include <numeric>

namespace fieldlane::engine {

using core::Duration;
using core::Instant;

namespace {

/// Adds up one lane: each tour begins and ends at home.
class LaneTally
{
public:
    LaneTally(const Lane &lane, const PlanRequest &request, PlanFigures &figures)
        : m_lane(lane)
        , m_request(request)
        , m_figures(figures)
    {
    }
    void run()
    {
        for (const Booking &b : m_lane.bookings) {
            if (m_request.days.contains(b.span.start))
                add(b);
        }
        drive(m_lane.technician.home);
    }

private:
    void add(const Booking &b)
    {
        if (!m_free || *m_free <= shiftStart(m_lane, b.span.start)) {
            drive(m_lane.technician.home);
            m_place = m_lane.technician.home;
        }
        if (b.place)
            drive(b.place);
        m_free = std::max(m_free.value_or(b.span.end), b.span.end);
        late(b.span.start, b.windowEnd);
        late(b.span.end, b.due);
        const bool isLate = (b.windowEnd && b.span.start > *b.windowEnd) || (b.due && b.span.end > *b.due);
        m_figures.late += isLate ? 1 : 0;
        m_figures.overtime += outside(b.span, m_lane.calendar.shifts) - restsIn(b.span, m_lane.calendar.shifts);
    }
    void drive(const std::optional<core::Coordinate> &to)
    {
        if (m_place && to)
            m_figures.travel += m_request.context.travel.estimate(*m_place, *to, m_lane.technician.speedFactor).time;
        m_place = to;
    }
    void late(Instant t, const std::optional<Instant> &limit)
    {
        if (limit && t > *limit)
            m_figures.lateness += t - *limit;
    }

    const Lane &m_lane;
    const PlanRequest &m_request;
    PlanFigures &m_figures;
    std::optional<core::Coordinate> m_place;
    std::optional<Instant> m_free;
};

} // namespace

int PlanFigures::openCount() const
{
    return std::accumulate(open.begin(), open.end(), 0);
}

PlanFigures figuresOf(const PlanRequest &request, const std::vector<Lane> &lanes, const std::vector<char> &isPlanned)
{
    PlanFigures figures;
    for (size_t t = 0; t < request.tasks.size(); ++t) {
        if (isPlanned[t])
            ++figures.planned;
        else
            ++figures.open[size_t(request.tasks[t].priority)];
    }
    for (const Lane &lane : lanes)
        LaneTally(lane, request, figures).run();
    return figures;
}

} // namespace fieldlane::engine
