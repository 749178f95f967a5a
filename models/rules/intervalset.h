#pragma once
#include <limits>
#include <QtGlobal>
#include <vector>

namespace fieldlane::rules {

/// A set of whole numbers as sorted half-open intervals that neither overlap nor touch. A value.
class IntervalSet
{
public:
    static constexpr qint64 lowest = std::numeric_limits<qint64>::min();
    static constexpr qint64 highest = std::numeric_limits<qint64>::max(); ///< never in a set
    struct Interval
    {
        qint64 from;
        qint64 to;
        friend bool operator==(Interval, Interval) = default;
    };

    IntervalSet() = default;
    IntervalSet(qint64 from, qint64 to) ///< [from, to)
    {
        add(from, to);
    }
    static IntervalSet all() { return {lowest, highest}; }

    void add(qint64 from, qint64 to);
    bool isEmpty() const { return m_intervals.empty(); }
    bool contains(qint64 value) const;
    IntervalSet intersected(const IntervalSet &other) const;
    IntervalSet complement() const;
    friend bool operator==(const IntervalSet &, const IntervalSet &) = default;

private:
    std::vector<Interval> m_intervals;
};

} // namespace fieldlane::rules
