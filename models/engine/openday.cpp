#include "engine/openday.h"
#include "core/spanset.h"
#include "core/zone.h"
#include "engine/way.h"
#include <algorithm>

namespace fieldlane::engine {

using core::Duration;
using core::Instant;
using core::TimeSpan;
using rules::Constraint;

namespace {

/// Lays out one day of a lane.
class DayLayout
{
public:
    /// `end`: of what may be worked, overtime included.
    DayLayout(const Lane &lane, TimeSpan shifts, Instant end, const PlacementContext &context)
        : m_lane(lane)
        , m_context(context)
    {
        m_day.span = {onGridAfter(std::max(shifts.start, context.now)), onGridBefore(end)};
        m_day.shiftEnd = onGridBefore(shifts.end);
    }
    /// Nothing when no time is left.
    std::optional<OpenDay> run(size_t index, const std::vector<TimeSpan> &gaps)
    {
        m_day.lane = index;
        addBlocks();
        addPauses(gaps);
        skipTaken();
        if (m_day.span.isEmpty())
            return std::nullopt;
        setOrigin();
        joinBlocks();
        setCaps();
        return std::move(m_day);
    }

private:
    void addBlocks()
    {
        for (const Booking &b : m_lane.bookings) {
            const TimeSpan span = TimeSpan {onGridBefore(b.span.start), onGridAfter(b.span.end)}.intersected(m_day.span);
            if (!span.isEmpty() && b.place)
                m_day.blocks.push_back({span, *b.place, *b.place});
        }
    }
    void addPauses(const std::vector<TimeSpan> &gaps)
    {
        core::SpanSet pauses;
        const auto add = [&](TimeSpan span) {
            const TimeSpan cut = TimeSpan {onGridBefore(span.start), onGridAfter(span.end)}.intersected(m_day.span);
            if (!cut.isEmpty())
                pauses.add(cut);
        };
        for (const TimeSpan &gap : gaps)
            add(gap);
        for (const TimeSpan &pause : m_lane.calendar.breaks)
            add(pause);
        for (const domain::Absence &absence : m_lane.calendar.absences)
            add(absence.span);
        for (const Booking &b : m_lane.bookings) {
            if (!b.place)
                add(b.span);
        }
        core::SpanSet blocks;
        for (const FixedBlock &block : m_day.blocks)
            blocks.add(block.span);
        for (const TimeSpan &pause : pauses.spans()) {
            for (const TimeSpan &part : blocks.missing(pause))
                m_day.pauses.push_back(part);
        }
    }
    /// Work that runs and pauses at both ends are no part of the day that is left.
    void skipTaken()
    {
        bool again = true;
        while (again) {
            again = false;
            const auto skip = [&](TimeSpan taken) {
                if (taken.start <= m_day.span.start && taken.end > m_day.span.start) {
                    m_day.span.start = taken.end;
                    again = true;
                }
            };
            for (const FixedBlock &block : m_day.blocks)
                skip(block.span);
            for (const TimeSpan &pause : m_day.pauses)
                skip(pause);
        }
        std::erase_if(m_day.blocks, [&](const FixedBlock &b) { return b.span.start < m_day.span.start; });
        std::erase_if(m_day.pauses, [&](TimeSpan p) { return p.start < m_day.span.start; });
        if (!m_day.pauses.empty() && m_day.pauses.back().end >= m_day.span.end) {
            m_day.span.end = m_day.pauses.back().start;
            m_day.pauses.pop_back();
        }
    }
    void setOrigin()
    {
        const Neighbours n = neighboursOf(Job(), m_lane, m_day.span.start);
        const Origin origin = originOf(m_lane, n, m_day.span.start);
        m_day.origin = origin.place;
        m_day.leaves = m_context.now;
        if (origin.kind == PlaceKind::Booking)
            m_day.leaves = std::max(m_day.leaves, n.before->span.end);
    }
    Duration way(core::Coordinate from, core::Coordinate to) const
    {
        return onGridAfter(m_context.travel.estimate(from, to, m_lane.technician.speedFactor).time);
    }
    /// Work that overlaps, or leaves no time for its way, is one block: nothing fits between.
    void joinBlocks()
    {
        std::vector<FixedBlock> joined;
        for (const FixedBlock &block : m_day.blocks) {
            if (!joined.empty() && freeBetween(joined.back().span.end, block.span.start) < way(joined.back().departure, block.arrival)) {
                if (block.span.end >= joined.back().span.end)
                    joined.back().departure = block.departure;
                joined.back().span.end = std::max(joined.back().span.end, block.span.end);
            } else {
                joined.push_back(block);
            }
        }
        m_day.blocks = std::move(joined);
        std::erase_if(m_day.pauses, [&](TimeSpan pause) {
            return std::any_of(m_day.blocks.begin(), m_day.blocks.end(), [&](const FixedBlock &b) { return b.span.overlaps(pause); });
        });
    }
    Duration freeBetween(Instant from, Instant to) const
    {
        Duration free = to - from;
        for (const TimeSpan &pause : m_day.pauses) {
            if (pause.overlaps({from, to}))
                free -= pause.length();
        }
        return free;
    }
    /// As placement counts: what begins on the technician's own day.
    void setCaps()
    {
        const domain::Technician &t = m_lane.technician;
        const QTimeZone zone = core::zoneOf(t.zone);
        if (!zone.isValid() || (t.maxOrdersPerDay <= 0 && t.maxMinutesPerDay <= 0))
            return;
        const TimeSpan day = core::localDaySpan(zone, core::localDay(zone, m_day.span.start));
        int orders = 0;
        Duration work {0};
        for (const Booking &b : m_lane.bookings) {
            if (!day.contains(b.span.start))
                continue;
            ++orders;
            work += b.span.length();
        }
        const auto holds = [&](Constraint c) { return m_context.policy.severityOf(c) >= rules::Severity::Ask; };
        if (t.maxOrdersPerDay > 0 && holds(Constraint::OrderCap))
            m_day.ordersLeft = std::max(0, t.maxOrdersPerDay - orders);
        if (t.maxMinutesPerDay > 0 && holds(Constraint::HourCap))
            m_day.workLeft = std::max(Duration(0), core::minutes(t.maxMinutesPerDay) - work);
    }

    const Lane &m_lane;
    const PlacementContext &m_context;
    OpenDay m_day;
};

/// Whether somebody is still at work who began before the days do.
bool isOfTheNightBefore(TimeSpan shift, TimeSpan days, Instant now)
{
    return shift.start < days.start && days.contains(now) && shift.contains(now);
}

} // namespace

Instant onGridBefore(Instant t)
{
    return t - (t.time_since_epoch() % planGrid + planGrid) % planGrid;
}

Instant onGridAfter(Instant t)
{
    return onGridBefore(t + planGrid - Duration(1));
}

Duration onGridAfter(Duration length)
{
    return (length + planGrid - Duration(1)) / planGrid * planGrid;
}

std::vector<OpenDay> openDaysOf(const Lane &lane, size_t index, TimeSpan days, const PlacementContext &context)
{
    const auto asksNobody = [&](Constraint c) { return context.policy.severityOf(c) < rules::Severity::Ask; };
    const bool hasOvertime = asksNobody(Constraint::Shift) && asksNobody(Constraint::NoShift);
    std::vector<OpenDay> open;
    const QTimeZone zone = core::zoneOf(lane.technician.zone);
    const std::vector<TimeSpan> &shifts = lane.calendar.shifts;
    for (size_t first = 0; zone.isValid() && first < shifts.size();) {
        size_t next = first + 1;
        std::vector<TimeSpan> gaps;
        while (next < shifts.size() && core::localDay(zone, shifts[next].start) == core::localDay(zone, shifts[first].start)) {
            gaps.push_back({shifts[next - 1].end, shifts[next].start});
            ++next;
        }
        const Instant shiftEnd = shifts[next - 1].end;
        if (days.contains(shifts[first].start) || isOfTheNightBefore({shifts[first].start, shiftEnd}, days, context.now)) {
            const Instant latest = hasOvertime ? shiftEnd + longestOvertime : shiftEnd;
            const Instant end = next < shifts.size() ? std::min(latest, std::max(shiftEnd, shifts[next].start)) : latest;
            if (auto day = DayLayout(lane, {shifts[first].start, shiftEnd}, end, context).run(index, gaps))
                open.push_back(std::move(*day));
        }
        first = next;
    }
    return open;
}

} // namespace fieldlane::engine
