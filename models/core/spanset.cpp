#include "core/spanset.h"

namespace fieldlane::core {

void SpanSet::add(TimeSpan span)
{
    if (span.isEmpty())
        return;
    std::vector<TimeSpan> spans;
    for (const TimeSpan &known : m_spans) {
        if (known.end < span.start || known.start > span.end)
            spans.push_back(known);
        else
            span = {std::min(span.start, known.start), std::max(span.end, known.end)};
    }
    spans.insert(std::upper_bound(spans.begin(), spans.end(), span,
                     [](const TimeSpan &a, const TimeSpan &b) { return a.start < b.start; }),
        span);
    m_spans = std::move(spans);
}

void SpanSet::add(const SpanSet &other)
{
    for (const TimeSpan &span : other.m_spans)
        add(span);
}

void SpanSet::keepOnly(const SpanSet &other)
{
    SpanSet kept;
    for (const TimeSpan &mine : m_spans) {
        for (const TimeSpan &theirs : other.m_spans)
            kept.add(mine.intersected(theirs));
    }
    *this = std::move(kept);
}

bool SpanSet::covers(TimeSpan span) const
{
    return missing(span).empty();
}

bool SpanSet::overlaps(TimeSpan span) const
{
    return std::any_of(m_spans.begin(), m_spans.end(), [&](const TimeSpan &known) { return known.overlaps(span); });
}

std::vector<TimeSpan> SpanSet::missing(TimeSpan span) const
{
    std::vector<TimeSpan> gaps;
    for (const TimeSpan &known : m_spans) {
        const TimeSpan gap {span.start, std::min(known.start, span.end)};
        if (!gap.isEmpty())
            gaps.push_back(gap);
        span.start = std::max(span.start, known.end);
    }
    if (!span.isEmpty())
        gaps.push_back(span);
    return gaps;
}

TimeSpan SpanSet::hull() const
{
    return m_spans.empty() ? TimeSpan {} : TimeSpan {m_spans.front().start, m_spans.back().end};
}

} // namespace fieldlane::core
