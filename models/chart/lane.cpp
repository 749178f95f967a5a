#include "chart/lane.h"
#include <algorithm>
#include <array>
#include <limits>

namespace fieldlane::chart {

namespace {

bool startsEarlier(const Bar &a, const Bar &b)
{
    const core::Instant startA = a.body().start;
    const core::Instant startB = b.body().start;
    return startA != startB ? startA < startB : a.handle < b.handle;
}

constexpr int mostSubRows = 15;

BarBrief briefOf(const Bar &bar)
{
    const core::TimeSpan body = bar.body();
    const auto length = std::min<core::Duration>(body.length(), core::Duration(std::numeric_limits<qint32>::max()));
    return {body.start, qint32(length.count()), quint8(bar.attention())};
}

core::Duration overlapWith(const std::vector<LaneSpan> &spans, SpanKind kind, core::TimeSpan span)
{
    core::Duration sum {0};
    for (const LaneSpan &piece : spans) {
        if (piece.kind == kind && piece.span.overlaps(span))
            sum += piece.span.intersected(span).length();
    }
    return sum;
}

} // namespace

void Lane::setBars(std::vector<Bar> bars)
{
    m_bars = std::move(bars);
    std::sort(m_bars.begin(), m_bars.end(), startsEarlier);
    index();
}

void Lane::put(const Bar &bar)
{
    if (const auto old = indexOf(bar.handle))
        m_bars.erase(m_bars.begin() + *old);
    m_bars.insert(std::upper_bound(m_bars.begin(), m_bars.end(), bar, startsEarlier), bar);
    index();
}

bool Lane::erase(BarHandle handle)
{
    const auto at = indexOf(handle);
    if (!at)
        return false;
    m_bars.erase(m_bars.begin() + *at);
    index();
    return true;
}

std::optional<int> Lane::indexOf(BarHandle handle) const
{
    const auto found = std::find_if(m_bars.begin(), m_bars.end(), [&](const Bar &b) { return b.handle == handle; });
    if (found == m_bars.end())
        return std::nullopt;
    return int(found - m_bars.begin());
}

std::pair<int, int> Lane::range(core::TimeSpan span) const
{
    const auto first = std::upper_bound(m_maxEnd.begin(), m_maxEnd.end(), span.start) - m_maxEnd.begin();
    const auto last = std::lower_bound(m_briefs.begin(), m_briefs.end(), span.end + m_maxLead,
        [](const BarBrief &bar, core::Instant end) { return bar.start < end; });
    return {int(first), std::max(int(first), int(last - m_briefs.begin()))};
}

void Lane::setSpans(std::vector<LaneSpan> spans)
{
    std::stable_sort(spans.begin(), spans.end(),
        [](const LaneSpan &a, const LaneSpan &b) { return a.span.start < b.span.start; });
    m_spans = std::make_shared<const std::vector<LaneSpan>>(std::move(spans));
}

LaneLoad Lane::load(core::TimeSpan span) const
{
    LaneLoad load;
    const auto [first, last] = range(span);
    for (int i = first; i < last; ++i) {
        const core::TimeSpan body = m_bars[size_t(i)].body();
        const core::TimeSpan busy {body.start - core::seconds(m_bars[size_t(i)].travelSeconds), body.end};
        if (!busy.overlaps(span))
            continue;
        load.booked += busy.intersected(span).length();
        load.bars += body.overlaps(span) ? 1 : 0;
    }
    load.booked += overlapWith(*m_spans, SpanKind::Taken, span);
    load.available = overlapWith(*m_spans, SpanKind::Shift, span) - overlapWith(*m_spans, SpanKind::Break, span);
    for (const LaneSpan &absence : *m_spans) {
        if (absence.kind != SpanKind::Absence || !absence.span.overlaps(span))
            continue;
        const core::TimeSpan off = absence.span.intersected(span);
        load.available -= overlapWith(*m_spans, SpanKind::Shift, off) - overlapWith(*m_spans, SpanKind::Break, off);
    }
    load.available = std::max(load.available, core::Duration(0));
    return load;
}

size_t Lane::footprint() const
{
    return m_bars.capacity() * sizeof(Bar) + m_briefs.capacity() * sizeof(BarBrief) + m_maxEnd.capacity() * sizeof(core::Instant);
}

void Lane::index()
{
    m_maxEnd.resize(m_bars.size());
    m_briefs.resize(m_bars.size());
    m_maxLead = core::Duration(0);
    core::Instant latest = noInstant;
    for (size_t i = 0; i < m_bars.size(); ++i) {
        const core::TimeSpan extent = m_bars[i].extent();
        latest = std::max(latest, extent.end);
        m_maxEnd[i] = latest;
        m_briefs[i] = briefOf(m_bars[i]);
        m_maxLead = std::max(m_maxLead, m_bars[i].body().start - extent.start);
    }
    stack();
}

// Bars that overlap share the height of the lane: each takes the first sub-row that is free, and a run of
// bars that hang together has as many sub-rows as its busiest moment needs.
void Lane::stack()
{
    std::array<core::Instant, mostSubRows> ends {};
    size_t runStart = 0;
    int used = 0;
    core::Instant runEnd = noInstant;
    const auto closeRun = [&](size_t end) {
        for (size_t i = runStart; i < end; ++i)
            m_bars[i].stack = quint8((m_bars[i].stack & 0x0f) | (used << 4));
        runStart = end;
        used = 0;
    };
    for (size_t i = 0; i < m_bars.size(); ++i) {
        const core::TimeSpan body = m_bars[i].body();
        if (body.start >= runEnd)
            closeRun(i);
        int row = 0;
        while (row < used && ends[size_t(row)] > body.start)
            ++row;
        row = std::min(row, mostSubRows - 1);
        used = std::max(used, row + 1);
        ends[size_t(row)] = body.end;
        runEnd = i == runStart ? body.end : std::max(runEnd, body.end);
        m_bars[i].stack = quint8(row);
    }
    closeRun(m_bars.size());
}

} // namespace fieldlane::chart
