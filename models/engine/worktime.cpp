#include "engine/worktime.h"

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
    for (const TimeSpan &pause : breaks) {
        if (pause.start > at && pause.start < end && (!found || pause.start < found->start))
            found = pause;
    }
    if (acrossShifts) {
        for (size_t i = 0; i + 1 < shifts.size(); ++i) {
            const TimeSpan gap {shifts[i].end, shifts[i + 1].start};
            if (shifts[i].contains(at) && gap.start < end && (!found || gap.start < found->start))
                found = gap;
        }
    }
    return found;
}

} // namespace

Laid layWork(Instant start, Duration work, const std::vector<TimeSpan> &shifts, const std::vector<TimeSpan> &breaks,
    bool acrossShifts)
{
    Laid laid;
    Instant at = start;
    while (true) {
        const Instant end = at + work;
        const auto pause = nextPause(at, end, shifts, breaks, acrossShifts);
        if (!pause) {
            laid.segments.push_back({at, end});
            return laid;
        }
        laid.segments.push_back({at, pause->start});
        laid.paused += pause->length();
        work -= pause->start - at;
        at = pause->end;
    }
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
