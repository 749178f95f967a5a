#pragma once
#include "core/instant.h"
#include <vector>

namespace fieldlane::core {

/// Instants as sorted spans that neither overlap nor touch.
class SpanSet
{
public:
    SpanSet() = default;
    explicit SpanSet(TimeSpan span) { add(span); }

    void add(TimeSpan span);
    void add(const SpanSet &other);
    void keepOnly(const SpanSet &other);
    bool isEmpty() const { return m_spans.empty(); }
    /// All of the span; an empty one is always covered.
    bool covers(TimeSpan span) const;
    bool overlaps(TimeSpan span) const;
    /// The parts of a span that are not in the set.
    std::vector<TimeSpan> missing(TimeSpan span) const;
    const std::vector<TimeSpan> &spans() const { return m_spans; }
    /// From the first instant to the last; empty for an empty set.
    TimeSpan hull() const;
    friend bool operator==(const SpanSet &, const SpanSet &) = default;

private:
    std::vector<TimeSpan> m_spans;
};

} // namespace fieldlane::core
