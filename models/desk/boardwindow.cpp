#include "desk/boardwindow.h"

namespace fieldlane::desk {

using core::Duration;
using core::Instant;
using core::TimeSpan;

namespace {

constexpr Duration day = core::hours(24);
constexpr Duration mostAtOnce = day * 7;

TimeSpan wholeDays(TimeSpan span)
{
    using std::chrono::days;
    return {std::chrono::floor<days>(span.start), std::chrono::ceil<days>(span.end)};
}

/// So far beyond the sight everything is there before it is needed: more than placement looks at (three days).
Duration reachOf(TimeSpan seen)
{
    return std::clamp<Duration>(seen.length() / 2, day * 4, day * 7);
}

TimeSpan around(TimeSpan span, Duration margin)
{
    return wholeDays({span.start - margin, span.end + margin});
}

Duration distance(TimeSpan span, Instant to)
{
    return span.contains(to) ? Duration(0) : to < span.start ? span.start - to : to - span.end;
}

/// The part of a gap that is loaded at once: the one next to `middle`.
TimeSpan nearPart(TimeSpan gap, Instant middle)
{
    if (gap.length() <= mostAtOnce)
        return gap;
    if (middle <= gap.start)
        return {gap.start, gap.start + mostAtOnce};
    if (middle >= gap.end)
        return {gap.end - mostAtOnce, gap.end};
    const Instant start = std::clamp(std::chrono::floor<std::chrono::days>(middle - mostAtOnce / 2),
        std::chrono::floor<std::chrono::days>(gap.start), std::chrono::floor<std::chrono::days>(gap.end - mostAtOnce));
    return TimeSpan {start, start + mostAtOnce}.intersected(gap);
}

} // namespace

std::optional<TimeSpan> BoardWindow::next(const core::SpanSet &loaded) const
{
    // The days around now come in one go, some of them twice: filling all lanes once more would take longer.
    if (const std::vector<TimeSpan> gaps = loaded.missing(home); !gaps.empty())
        return TimeSpan {gaps.front().start, gaps.back().end};
    const Duration reach = reachOf(seen);
    if (loaded.covers(around(seen, reach)))
        return std::nullopt;
    const std::vector<TimeSpan> gaps = loaded.missing(around(seen, reach * 2));
    const Instant middle = seen.start + seen.length() / 2;
    const TimeSpan nearest = *std::min_element(gaps.begin(), gaps.end(),
        [&](TimeSpan a, TimeSpan b) { return distance(a, middle) < distance(b, middle); });
    return nearPart(nearest, middle);
}

core::SpanSet BoardWindow::keep() const
{
    core::SpanSet kept(home);
    kept.add(around(seen, reachOf(seen) * 3));
    return kept;
}

TimeSpan BoardWindow::firstOf(Instant now)
{
    return wholeDays({now - day, now + day * 2});
}

TimeSpan BoardWindow::homeOf(Instant now, Duration past, Duration ahead)
{
    return wholeDays({now - past, now + ahead});
}

} // namespace fieldlane::desk
