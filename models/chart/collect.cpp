#include "chart/collect.h"
#include <algorithm>
#include <cmath>

namespace fieldlane::chart {

namespace {

constexpr int lowestBreak = 8; // lower rows do not show breaks
constexpr float outside = 24; // drawn past the edges, so that no cap or border shows there

class Collector
{
public:
    Collector(const Window &window, DrawList &out)
        : m_window(window)
        , m_out(out)
        , m_visible(window.axis.visible())
        , m_bucketMs(foldPixels * window.axis.msPerPixel())
        , m_pixelsPerMs(1 / window.axis.msPerPixel())
        , m_right(float(window.axis.width()) + outside)
        , m_bucketsPerMs(1 / m_bucketMs)
        , m_origin(double(core::toMs(m_visible.start)) * m_pixelsPerMs)
    {
    }

    void run()
    {
        const auto [first, last]
            = m_window.layout.range(m_window.top, m_window.top + m_window.height);
        for (int i = first; i < last; ++i)
            addRow(m_window.layout.rows()[size_t(i)]);
    }

private:
    void addRow(const Row &row);
    void addSpans(const Lane &lane, RowItem &row);
    void addLane(const Lane &lane, const RowItem &row);
    void addGroup(int group, const RowItem &row);
    void addBar(const Bar &bar, const RowItem &row);
    bool isFolded(const BarBrief &bar) const { return double(bar.length) < m_bucketMs; }
    /// Nothing but the body of a bar is folded, so its body alone decides.
    void foldVisible(const BarBrief &bar, const RowItem &row)
    {
        if (bar.start < m_visible.end && bar.start + core::Duration(bar.length) > m_visible.start)
            fold(bar, row);
    }
    void fold(const BarBrief &bar, const RowItem &row);
    void addRuns(const RowItem &row);

    /// Counted from 1970, so that the buckets move with the time when it is scrolled. Spelt out, because floor() is
    /// a call where a frame has a hundred thousand of them.
    qint64 bucketOf(core::Instant t) const
    {
        const double exact = double(core::toMs(t)) * m_bucketsPerMs;
        const auto whole = qint64(exact);
        return double(whole) > exact ? whole - 1 : whole;
    }
    /// As TimeAxis::x, without its division.
    float x(core::Instant t) const
    {
        return std::clamp(float((double(core::toMs(t)) - m_window.axis.origin()) * m_pixelsPerMs), -outside, m_right);
    }

    const Window &m_window;
    DrawList &m_out;
    core::TimeSpan m_visible;
    double m_bucketMs; ///< also the shortest body that is drawn by itself
    double m_pixelsPerMs;
    float m_right;
    double m_bucketsPerMs;
    double m_origin; ///< of the axis, in pixels from the beginning of the first bucket of all
    qint64 m_bucket = 0; ///< of the last fold of this row
    SpanPattern m_pattern; ///< of the last row, which is the lane above as long as this holds one
    bool m_isLow = false;
};

void Collector::addRow(const Row &row)
{
    RowItem item {row.kind, row.index, row.y - m_window.top, row.height};
    item.firstBar = int(m_out.bars.size());
    item.firstFold = int(m_out.folds.size());
    item.firstRun = int(m_out.runs.size());
    if (row.kind == Row::Kind::Lane) {
        const Lane &lane = m_window.store.lane(row.index);
        addSpans(lane, item);
        addLane(lane, item);
    } else {
        m_pattern.reset();
        if (m_window.layout.isCollapsed(row.index))
            addGroup(row.index, item);
    }
    item.lastBar = int(m_out.bars.size());
    item.lastFold = int(m_out.folds.size());
    item.lastRun = int(m_out.runs.size());
    m_out.rows.push_back(item);
}

void Collector::addSpans(const Lane &lane, RowItem &row)
{
    if (lane.pattern() == m_pattern && (row.height < lowestBreak) == m_isLow) {
        row.firstSpan = m_out.rows.back().firstSpan;
        row.lastSpan = m_out.rows.back().lastSpan;
        return;
    }
    m_pattern = lane.pattern();
    m_isLow = row.height < lowestBreak;
    row.firstSpan = int(m_out.spans.size());
    m_out.above.clear();
    for (const LaneSpan &span : lane.spans()) {
        if (span.span.start >= m_visible.end)
            break;
        if (!span.span.overlaps(m_visible) || (span.kind == SpanKind::Break && m_isLow))
            continue;
        const SpanItem item {x(span.span.start), x(span.span.end), span.kind, span.label};
        (span.kind == SpanKind::Shift ? m_out.spans : m_out.above).push_back(item);
    }
    m_out.spans.insert(m_out.spans.end(), m_out.above.begin(), m_out.above.end());
    row.lastSpan = int(m_out.spans.size());
}

void Collector::addLane(const Lane &lane, const RowItem &row)
{
    const auto [first, last] = lane.range(m_visible);
    m_out.visited += last - first;
    for (int i = first; i < last; ++i) {
        const BarBrief &brief = lane.briefs()[size_t(i)];
        if (isFolded(brief))
            foldVisible(brief, row);
        else if (lane.bars()[size_t(i)].extent().overlaps(m_visible))
            addBar(lane.bars()[size_t(i)], row);
    }
}

void Collector::addGroup(int group, const RowItem &row)
{
    const size_t first = m_out.folds.size();
    for (int lane = 0; lane < m_window.store.laneCount(); ++lane) {
        if (m_window.layout.groupOf(lane) != group)
            continue;
        const auto [from, to] = m_window.store.lane(lane).range(m_visible);
        m_out.visited += to - from;
        for (int i = from; i < to; ++i)
            foldVisible(m_window.store.lane(lane).briefs()[size_t(i)], row);
    }
    // The lanes came one after the other: bring equal buckets together.
    auto &folds = m_out.folds;
    const auto begin = folds.begin() + std::ptrdiff_t(first);
    std::sort(begin, folds.end(), [](const FoldItem &a, const FoldItem &b) { return a.left < b.left; });
    size_t kept = first;
    for (size_t i = first; i < folds.size(); ++i) {
        if (kept > first && folds[kept - 1].left == folds[i].left) {
            folds[kept - 1].count += folds[i].count;
            folds[kept - 1].busy += folds[i].busy;
            folds[kept - 1].attention = std::max(folds[kept - 1].attention, folds[i].attention);
        } else {
            folds[kept++] = folds[i];
        }
    }
    folds.resize(kept);
    addRuns(row);
}

void Collector::addBar(const Bar &bar, const RowItem &row)
{
    const core::TimeSpan body = bar.body();
    BarItem item;
    item.left = x(body.start);
    item.right = x(body.end);
    item.travelLeft = bar.travelSeconds > 0 ? x(body.start - core::seconds(bar.travelSeconds)) : item.left;
    if (bar.hasActual()) {
        const core::TimeSpan other = bar.has(Finished) ? bar.planned() : bar.actual();
        item.otherLeft = x(other.start);
        item.otherRight = std::max(x(other.end), item.otherLeft + 1);
    }
    const int padding = row.height >= 20 ? 2 : row.height >= 8 ? 1 : 0;
    const int room = row.height - 2 * padding;
    const int each = std::max(1, room / bar.subRows());
    item.y = qint16(row.y + padding + std::min(bar.subRow() * each, std::max(0, room - 1)));
    item.height = qint16(bar.subRows() > 1 && each > 4 ? each - 1 : each);
    item.handle = bar.handle;
    item.flags = bar.flags;
    item.state = bar.state;
    item.stack = bar.stack;
    item.cut = quint8((body.start < m_visible.start ? BarItem::CutLeft : 0)
        | (body.end > m_visible.end ? BarItem::CutRight : 0));
    m_out.bars.push_back(item);
}

void Collector::fold(const BarBrief &bar, const RowItem &row)
{
    const qint64 bucket = bucketOf(bar.start);
    const float busy = float(bar.length * m_pixelsPerMs);
    if (m_out.folds.size() > size_t(row.firstFold) && m_bucket == bucket) {
        FoldItem &last = m_out.folds.back();
        ++last.count;
        last.busy += busy;
        last.attention = std::max(last.attention, bar.attention);
        ++m_out.runs.back().count;
        return;
    }
    const int index = int(m_out.folds.size());
    if (index == row.firstFold || m_bucket + 1 != bucket)
        m_out.runs.push_back({index, index, 0});
    m_out.runs.back().last = index + 1;
    ++m_out.runs.back().count;
    m_bucket = bucket;
    const double left = double(bucket) * foldPixels - m_origin;
    const int padding = row.height >= 8 ? 1 : 0;
    m_out.folds.push_back({float(left), qint16(row.y + padding),
        qint16(row.height - 2 * padding), 1, busy, bar.attention});
}

// Of a group, once its lanes are brought together.
void Collector::addRuns(const RowItem &row)
{
    m_out.runs.resize(size_t(row.firstRun));
    for (int i = row.firstFold; i < int(m_out.folds.size()); ++i) {
        const FoldItem &item = m_out.folds[size_t(i)];
        const bool joins = i > row.firstFold && item.left - m_out.folds[size_t(i - 1)].right() < 0.5f;
        if (!joins)
            m_out.runs.push_back({i, i, 0});
        m_out.runs.back().last = i + 1;
        m_out.runs.back().count += item.count;
    }
}

} // namespace

void collect(const Window &window, DrawList &out)
{
    out.clear();
    Collector(window, out).run();
}

} // namespace fieldlane::chart
