#include "rules/intervalset.h"
#include <algorithm>

namespace fieldlane::rules {

void IntervalSet::add(qint64 from, qint64 to)
{
    if (to <= from)
        return;
    const auto first = std::find_if(m_intervals.begin(), m_intervals.end(), [&](Interval i) { return i.to >= from; });
    auto last = first;
    for (; last != m_intervals.end() && last->from <= to; ++last) {
        from = std::min(from, last->from);
        to = std::max(to, last->to);
    }
    m_intervals.insert(m_intervals.erase(first, last), {from, to});
}

bool IntervalSet::contains(qint64 value) const
{
    return std::any_of(m_intervals.begin(), m_intervals.end(), [&](Interval i) { return i.from <= value && value < i.to; });
}

IntervalSet IntervalSet::intersected(const IntervalSet &other) const
{
    IntervalSet result;
    auto a = m_intervals.begin();
    auto b = other.m_intervals.begin();
    while (a != m_intervals.end() && b != other.m_intervals.end()) {
        const Interval both {std::max(a->from, b->from), std::min(a->to, b->to)};
        if (both.from < both.to)
            result.m_intervals.push_back(both);
        (a->to < b->to ? a : b)++;
    }
    return result;
}

IntervalSet IntervalSet::complement() const
{
    IntervalSet result;
    qint64 from = lowest;
    for (const Interval &i : m_intervals) {
        if (from < i.from)
            result.m_intervals.push_back({from, i.from});
        from = i.to;
    }
    if (from < highest)
        result.m_intervals.push_back({from, highest});
    return result;
}

} // namespace fieldlane::rules
