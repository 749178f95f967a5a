#include "chart/ticks.h"
#include <algorithm>
#include <array>

namespace fieldlane::chart {

namespace {

using Unit = TickStep::Unit;
using core::Duration;
using core::Instant;

constexpr Duration day = core::hours(24);

struct Candidate
{
    TickScale scale;
    Duration shortest; ///< of the minor step
};

constexpr Candidate minuteScale(int minutes)
{
    return {{{Unit::Minute, minutes}, {Unit::Day, 1}}, core::minutes(minutes)};
}

constexpr std::array candidates {
    minuteScale(1), minuteScale(5), minuteScale(10), minuteScale(15), minuteScale(30), minuteScale(60),
    minuteScale(120), minuteScale(180), minuteScale(240), minuteScale(360), minuteScale(720),
    Candidate {{{Unit::Day, 1}, {Unit::Week, 1}}, day},
    Candidate {{{Unit::Week, 1}, {Unit::Month, 1}}, 7 * day},
    Candidate {{{Unit::Month, 1}, {Unit::Month, 1}}, 28 * day},
};

Duration offsetAt(const QTimeZone &zone, Instant t)
{
    return core::seconds(zone.offsetFromUtc(core::toUtc(t)));
}

// Steps that divide an hour or a day, found on the wall clock. Half-hours are walked because no zone shifts
// its clocks by a finer step.
void ticksOfDay(int minutes, core::TimeSpan dayspan, const QTimeZone &zone, std::vector<Instant> &out)
{
    const Duration offset = offsetAt(zone, dayspan.start);
    const Duration step = core::minutes(minutes);
    if (offsetAt(zone, dayspan.end) == offset) {
        for (Instant t = dayspan.start; t < dayspan.end; t += step)
            out.push_back(t);
        return;
    }
    const Duration walk = std::min<Duration>(step, core::minutes(30));
    for (Instant t = dayspan.start; t < dayspan.end; t += walk) {
        const Duration wall = (t + offsetAt(zone, t)).time_since_epoch();
        if (wall % day % step == Duration(0))
            out.push_back(t);
    }
}

QDate firstDay(TickStep step, QDate date)
{
    switch (step.unit) {
    case Unit::Week:
        return date.addDays(1 - date.dayOfWeek());
    case Unit::Month:
        return QDate(date.year(), date.month(), 1);
    case Unit::Minute:
    case Unit::Day:
        break;
    }
    return date;
}

QDate nextDay(TickStep step, QDate date)
{
    if (step.unit == Unit::Month)
        return date.addMonths(1);
    return date.addDays(step.unit == Unit::Week ? 7 : 1);
}

} // namespace

TickScale tickScale(double msPerPixel, double minimumPixels)
{
    for (const Candidate &candidate : candidates) {
        const double share = candidate.scale.minor.unit == Unit::Minute ? 1 : 0.5; // the name of a day is short
        if (double(candidate.shortest.count()) / msPerPixel >= minimumPixels * share)
            return candidate.scale;
    }
    return candidates.back().scale;
}

void ticks(TickStep step, core::TimeSpan span, const QTimeZone &zone, std::vector<Instant> &out)
{
    out.clear();
    QDate date = firstDay(step, core::localDay(zone, span.start));
    Instant start = core::atLocal(zone, date, 0);
    while (start < span.end) {
        date = nextDay(step, date);
        const Instant end = core::atLocal(zone, date, 0);
        if (step.unit == Unit::Minute)
            ticksOfDay(step.count, {start, end}, zone, out);
        else
            out.push_back(start);
        start = end;
    }
    out.push_back(start);
    const auto first = std::upper_bound(out.begin(), out.end(), span.start);
    if (first - out.begin() > 1)
        out.erase(out.begin(), first - 1);
    const auto last = std::lower_bound(out.begin(), out.end(), span.end);
    if (last != out.end())
        out.erase(last + 1, out.end());
}

std::vector<Instant> clockChanges(core::TimeSpan span, const QTimeZone &zone)
{
    std::vector<Instant> changes;
    if (!zone.hasTransitions())
        return changes;
    for (const auto &transition : zone.transitions(core::toUtc(span.start), core::toUtc(span.end)))
        changes.push_back(core::fromDateTime(transition.atUtc));
    return changes;
}

} // namespace fieldlane::chart
