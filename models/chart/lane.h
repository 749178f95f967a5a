#pragma once
#include "chart/bar.h"
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace fieldlane::chart {

enum class SpanKind : quint8 { Shift, Break, Absence, Taken };

/// Time of a lane that has a meaning of its own. `label` is the caller's number for its text, 0 for none.
struct LaneSpan
{
    core::TimeSpan span;
    SpanKind kind = SpanKind::Shift;
    qint32 label = 0;
    friend bool operator==(const LaneSpan &, const LaneSpan &) = default;
};

/// Sorted by start. Most lanes of a company work the same shifts, so they share them, and a frame collects and paints
/// them once.
using SpanPattern = std::shared_ptr<const std::vector<LaneSpan>>;

/// Work against working time of a span.
struct LaneLoad
{
    core::Duration booked {0}; ///< bars with their travel, and taken time
    core::Duration available {0}; ///< shifts without breaks and absences
    int bars = 0;
};

/// What folding needs of a bar, in a third of its bytes: an overview reads eighty thousand of them in a frame.
struct BarBrief
{
    core::Instant start; ///< of the body
    qint32 length = 0; ///< of the body in ms; the largest there is for longer ones
    quint8 attention = 0;
};
static_assert(sizeof(BarBrief) == 16);

/// The bars of one lane, sorted by the start of their body. Overlapping bars are normal, so the search for
/// what touches a span goes by the running maximum of the ends, not by the ends.
class Lane
{
public:
    std::span<const Bar> bars() const { return m_bars; }
    /// Of the bars, in their order.
    std::span<const BarBrief> briefs() const { return m_briefs; }
    void setBars(std::vector<Bar> bars);
    /// Replaces the bar of the same handle, or inserts it.
    void put(const Bar &bar);
    bool erase(BarHandle handle);
    std::optional<int> indexOf(BarHandle handle) const;

    /// The index range outside which nothing touches the span; inside it a few bars may not either.
    std::pair<int, int> range(core::TimeSpan span) const;

    const std::vector<LaneSpan> &spans() const { return *m_spans; }
    const SpanPattern &pattern() const { return m_spans; }
    void setSpans(std::vector<LaneSpan> spans);
    /// Takes the equal spans of another lane.
    void share(const SpanPattern &pattern) { m_spans = pattern; }
    LaneLoad load(core::TimeSpan span) const;
    /// Bytes held for bars.
    size_t footprint() const;

private:
    void index();
    void stack();

    std::vector<Bar> m_bars;
    std::vector<BarBrief> m_briefs;
    std::vector<core::Instant> m_maxEnd; ///< of the extents up to and with this bar
    core::Duration m_maxLead {0}; ///< how far an extent begins before its body at most
    SpanPattern m_spans = std::make_shared<const std::vector<LaneSpan>>();
};

} // namespace fieldlane::chart
