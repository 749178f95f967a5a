#include "engine/worktime.h"
#include <algorithm>

namespace fieldlane::engine {

using core::Duration;
using core::Instant;
using core::TimeSpan;

namespace {

/// The next moment at or after `at` when work must stop, and when it may go on.
std::optional<TimeSpan> nextPause(Instant at, Instant end, const std::vector<TimeSpan> &shifts,
    const std::vector<TimeSpan> &breaks, bool acrossShifts)
{
    std::optional<TimeSpan> found;
    const auto pause = std::upper_bound(breaks.begin(), breaks.end(), at, [](Instant t, const TimeSpan &b) { return t < b.start; });
    if (pause != breaks.end() && pause->start < end)
        found = *pause;
    if (acrossShifts) {
        for (size_t i = 0; i + 1 < shifts.size(); ++i) {
            const TimeSpan gap {shifts[i].end, shifts[i + 1].start};
            if (shifts[i].contains(at) && gap.start < end && (!found || gap.start < found->start))
                found = gap;
        }
    }
    return found;
}

/// Gives each piece of work to `take`, in order.
template <class Take>
void walk(Instant at, Duration work, const std::vector<TimeSpan> &shifts, const std::vector<TimeSpan> &breaks,
    bool acrossShifts, Take take)
{
    while (const auto pause = nextPause(at, at + work, shifts, breaks, acrossShifts)) {
        take({at, pause->start});
        work -= pause->start - at;
        at = pause->end;
    }
    take({at, at + work});
}

} // namespace

Laid layWork(Instant start, Duration work, const std::vector<TimeSpan> &shifts, const std::vector<TimeSpan> &breaks,
    bool acrossShifts)
{
    Laid laid;
    walk(start, work, shifts, breaks, acrossShifts, [&](TimeSpan segment) { laid.segments.push_back(segment); });
    for (qsizetype i = 1; i < laid.segments.size(); ++i)
        laid.paused += laid.segments[i].start - laid.segments[i - 1].end;
    return laid;
}

Instant endOfWork(Instant start, Duration work, const std::vector<TimeSpan> &shifts, const std::vector<TimeSpan> &breaks,
    bool acrossShifts)
{
    Instant end = start;
    walk(start, work, shifts, breaks, acrossShifts, [&](TimeSpan segment) { end = segment.end; });
    return end;
}

Duration outside(TimeSpan span, const std::vector<TimeSpan> &covered)
{
    Duration left = span.length();
    for (const TimeSpan &c : covered) {
        if (c.overlaps(span))
            left -= c.intersected(span).length();
    }
    return left;
}

Duration restsIn(TimeSpan span, const std::vector<TimeSpan> &shifts)
{
    Duration rests {0};
    for (size_t i = 1; i < shifts.size(); ++i) {
        if (span.start < shifts[i - 1].end && shifts[i].start < span.end && shifts[i - 1].end < shifts[i].start)
            rests += shifts[i].start - shifts[i - 1].end;
    }
    return rests;
}

} // namespace fieldlane::engine
