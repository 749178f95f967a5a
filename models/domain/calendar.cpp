#include "domain/calendar.h"
#include "core/zone.h"
#include <algorithm>

namespace fieldlane::domain {

using core::TimeSpan;

namespace {

std::vector<TimeSpan> without(const std::vector<TimeSpan> &spans, TimeSpan hole)
{
    std::vector<TimeSpan> out;
    for (const TimeSpan &s : spans) {
        if (!s.overlaps(hole)) {
            out.push_back(s);
            continue;
        }
        if (s.start < hole.start)
            out.push_back({s.start, hole.start});
        if (hole.end < s.end)
            out.push_back({hole.end, s.end});
    }
    return out;
}

const Holiday *holidayOn(QDate day, const std::vector<Holiday> &holidays)
{
    const auto it = std::find_if(holidays.begin(), holidays.end(), [&](const Holiday &h) { return h.day == day; });
    return it == holidays.end() ? nullptr : &*it;
}

} // namespace

std::vector<TimeSpan> WorkCalendar::workingTime() const
{
    std::vector<TimeSpan> working = shifts;
    for (const TimeSpan &pause : breaks)
        working = without(working, pause);
    for (const Absence &absence : absences)
        working = without(working, absence.span);
    return working;
}

WorkCalendar calendarOf(const Technician &technician, const std::vector<Absence> &absences, TimeSpan span,
    const std::vector<Holiday> &holidays)
{
    WorkCalendar calendar;
    const QTimeZone zone = core::zoneOf(technician.zone);
    if (!zone.isValid() || span.isEmpty())
        return calendar;
    const QDate last = core::localDay(zone, span.end);
    // A night shift of the day before may reach into the span.
    for (QDate day = core::localDay(zone, span.start).addDays(-1); day <= last; day = day.addDays(1)) {
        if (const Holiday *holiday = holidayOn(day, holidays)) {
            const TimeSpan off = core::localDaySpan(zone, day);
            if (off.overlaps(span))
                calendar.daysOff.push_back({off, holiday->name});
            continue;
        }
        for (const WeekShift &shift : technician.shifts) {
            if (shift.weekday != day.dayOfWeek())
                continue;
            const TimeSpan whole {core::atLocal(zone, day, shift.start), core::atLocal(zone, day, shift.end)};
            if (whole.isEmpty() || !whole.overlaps(span))
                continue;
            calendar.shifts.push_back(whole);
            const TimeSpan pause
                = TimeSpan {core::atLocal(zone, day, shift.breakStart), core::atLocal(zone, day, shift.breakEnd)}
                      .intersected(whole);
            if (shift.breakStart < shift.breakEnd && !pause.isEmpty())
                calendar.breaks.push_back(pause);
        }
    }
    const auto byStart = [](const TimeSpan &a, const TimeSpan &b) { return a.start < b.start; };
    std::sort(calendar.shifts.begin(), calendar.shifts.end(), byStart);
    std::sort(calendar.breaks.begin(), calendar.breaks.end(), byStart);
    std::vector<TimeSpan> joined; // back-to-back or overlapping shifts are one stretch of work
    for (const TimeSpan &s : calendar.shifts) {
        if (!joined.empty() && s.start <= joined.back().end)
            joined.back().end = std::max(joined.back().end, s.end);
        else
            joined.push_back(s);
    }
    calendar.shifts = std::move(joined);
    for (const Absence &absence : absences) {
        if (absence.span.overlaps(span))
            calendar.absences.push_back(absence);
    }
    std::sort(calendar.absences.begin(), calendar.absences.end(),
        [](const Absence &a, const Absence &b) { return a.span.start < b.span.start; });
    return calendar;
}

} // namespace fieldlane::domain
