#include "ui/board/barpainter.h"
#include "ui/board/rasterpainter.h"
#include <algorithm>
#include <cmath>
#include <span>

namespace fieldlane::ui::board {

using namespace chart;

namespace {

constexpr int narrowestBody = 12;
constexpr int narrowestRim = 6; // narrower ones are one colour
constexpr int narrowestLabel = 40;
constexpr float reach = 8; // of badges beyond their bar
constexpr int glyphStep = GlyphCache::size + 2;

} // namespace

BarPainter::BarPainter(const BoardScene &scene, BoardStyle &style, QPainter &painter, int canvasWidth)
    : m_scene(scene)
    , m_style(style)
    , m_colours(style.colours())
    , m_painter(painter)
    , m_width(canvasWidth)
    , m_mode(scene.layout().mode())
{
}

void BarPainter::paint(const QRect &part)
{
    if (isOverview(m_mode))
        return;
    const DrawList &list = m_scene.list();
    const bool flat = RasterPainter::isFlat(m_scene);
    for (const RowItem &row : list.rows) {
        if (row.y > part.bottom() || row.y + row.height <= part.top() || row.kind != Row::Kind::Lane)
            continue;
        paintSpanLabels(row);
        paintCounts(row);
        if (!flat)
            paintBars(row, part);
    }
}

void BarPainter::paintBars(const RowItem &row, const QRect &part)
{
    const auto bars = std::span(m_scene.list().bars).subspan(size_t(row.firstBar), size_t(row.lastBar - row.firstBar));
    const auto touches = [&part](const BarItem &bar) {
        const float left = std::min({bar.left, bar.travelLeft, bar.hasOther() ? bar.otherLeft : bar.left});
        const float right = bar.hasOther() ? std::max(bar.right, bar.otherRight) : bar.right;
        return left - reach <= float(part.right()) && right + reach >= float(part.left());
    };
    for (const BarItem &bar : bars) {
        if (touches(bar))
            paintTravel(bar);
    }
    for (const BarItem &bar : bars) {
        if (touches(bar))
            paintBar(bar);
    }
}

void BarPainter::paintSpanLabels(const RowItem &row)
{
    for (int i = row.firstSpan; i < row.lastSpan; ++i) {
        const SpanItem &span = m_scene.list().spans[size_t(i)];
        const int left = std::max(0, int(span.left)) + 6;
        const int right = std::min(m_width, int(span.right)) - 4;
        if (span.label == 0 || right - left < narrowestLabel)
            continue;
        m_style.words().draw(m_painter, QRect(left, row.y, right - left, row.height - 1), Qt::AlignVCenter | Qt::AlignLeft,
            m_scene.spanLabel(span.label), {11, QFont::Normal, m_colours.muted});
    }
}

void BarPainter::paintCounts(const RowItem &row)
{
    const DrawList &list = m_scene.list();
    for (int i = row.firstRun; i < row.lastRun; ++i) {
        const FoldRun &run = list.runs[size_t(i)];
        const double left = std::max(0.0f, list.folds[size_t(run.first)].left);
        const double right = std::min(float(m_width), list.folds[size_t(run.last - 1)].right());
        if (right - left <= 24 || row.height < 14)
            continue;
        const QPixmap &count = m_style.count(run.count, m_colours.text);
        const QSizeF size = count.deviceIndependentSize();
        m_painter.drawPixmap(QPoint(int((left + right - size.width()) / 2), int(row.y + (row.height - size.height()) / 2)), count);
    }
}

void BarPainter::paintTravel(const BarItem &bar)
{
    const int from = int(std::lround(bar.travelLeft));
    const int to = int(std::lround(bar.left));
    if (to <= from)
        return;
    const int middle = bar.y + bar.height / 2;
    if (bar.has(TravelConflict)) {
        for (int x = from; x < to; x += 5)
            m_painter.fillRect(x, middle - 1, std::min(3, to - x), 3, m_colours.late);
    } else {
        m_painter.fillRect(from, middle, to - from, 2, m_colours.travel);
    }
    m_painter.fillRect(from, middle - 3, 2, 8, bar.has(TravelConflict) ? m_colours.late : m_colours.travel);
}

void BarPainter::paintBar(const BarItem &bar)
{
    const int left = int(std::lround(bar.left));
    const int right = int(std::lround(bar.right));
    if (right <= 0 || left >= m_width)
        return;
    const int width = std::max(3, right - left - 1); // a pixel between neighbours
    if (width < narrowestBody) {
        paintNarrow(bar, left, width);
        return;
    }
    m_style.sprites().draw(m_painter, {bar.state, bar.height, bar.has(Pending)}, left, bar.y, width);
    paintOther(bar);
    const int shownLeft = std::max(left, 0);
    const int shownRight = std::min(left + width, m_width);
    const int end = paintMarks(bar, shownLeft, shownRight);
    paintLabel(bar, shownLeft, end);
    if (bar.subRow() == 0 && bar.subRows() > 1 && shownRight - shownLeft > 24) {
        const QPixmap &badge = m_style.count(bar.subRows(), m_colours.late);
        m_painter.drawPixmap(QPoint(left - 5, bar.y - 2), badge);
    }
}

void BarPainter::paintNarrow(const BarItem &bar, int left, int width)
{
    const LookColours &look = m_colours.look(bar.state);
    const int mark = bar.has(SlaBroken) ? 3 : bar.has(Late) ? 2 : bar.has(AtRisk) ? 1 : 0;
    m_painter.fillRect(left, bar.y, width, bar.height, look.line);
    if (width >= narrowestRim)
        m_painter.fillRect(left + 2, bar.y + 1, width - 3, bar.height - 2, look.soft);
    if (mark > 0)
        m_painter.fillRect(left, bar.y, width, 3, m_colours.attention(mark, bar.state));
}

// Plan and reality on one bar: the body is what counts, the strip along its foot the other one. Work beyond
// the plan shows in the colour of lateness.
void BarPainter::paintOther(const BarItem &bar)
{
    if (!bar.hasOther() || bar.height < 8)
        return;
    const int from = std::max(-2, int(std::lround(bar.otherLeft)));
    const int to = std::min(m_width + 2, int(std::lround(bar.otherRight)));
    const int foot = bar.y + bar.height;
    if (bar.has(Finished)) {
        m_painter.fillRect(from, foot - 2, std::max(1, to - from), 1, m_colours.muted);
        m_painter.fillRect(from, foot - 5, 1, 4, m_colours.muted);
        m_painter.fillRect(to - 1, foot - 5, 1, 4, m_colours.muted);
        return;
    }
    const int planned = std::min(to, std::max(from, int(std::lround(bar.right)) - 1));
    m_painter.fillRect(from, foot - 4, planned - from, 4, m_colours.look(bar.state).strong);
    if (to > planned)
        m_painter.fillRect(planned, foot - 4, to - planned, 4, m_colours.late);
}

int BarPainter::paintMarks(const BarItem &bar, int left, int right)
{
    std::array<Glyph, 5> marks {};
    size_t count = 0;
    if (bar.has(SlaBroken) || bar.has(Late) || bar.has(AtRisk))
        marks[count++] = bar.has(SlaBroken) ? Glyph::SlaBroken : bar.has(Late) ? Glyph::Late : Glyph::AtRisk;
    if (bar.has(Emergency))
        marks[count++] = Glyph::Emergency;
    if (bar.has(LockedPerson) || bar.has(LockedTime))
        marks[count++] = bar.has(LockedPerson) && bar.has(LockedTime) ? Glyph::LockBoth
            : bar.has(LockedPerson)                                   ? Glyph::LockPerson
                                                                      : Glyph::LockTime;
    if (bar.has(Promised))
        marks[count++] = Glyph::Promised;
    if (bar.has(Assistant))
        marks[count++] = Glyph::Assistant;
    const bool hasPlate = m_style.needsPlate(lookOf(bar.state));
    int x = right - 3;
    for (size_t i = 0; i < count && x - glyphStep > left + 3; ++i) {
        x -= glyphStep;
        if (hasPlate)
            m_painter.fillRect(x - 1, bar.y + (bar.height - GlyphCache::size) / 2 - 1, glyphStep, glyphStep, m_colours.working);
        m_painter.drawPixmap(QPoint(x, bar.y + (bar.height - GlyphCache::size) / 2), m_style.glyph(marks[i]));
    }
    return x;
}

void BarPainter::paintLabel(const BarItem &bar, int left, int right)
{
    int x = left + 7;
    if (right - x >= GlyphCache::size && bar.height >= 10) {
        m_painter.drawPixmap(QPoint(x - 1, bar.y + (bar.height - GlyphCache::size) / 2), m_style.state(lookOf(bar.state)));
        x += GlyphCache::size + 2;
    }
    const int room = right - x - 2;
    if (room + GlyphCache::size < narrowestLabel || bar.height < 10)
        return;
    const LabelCache::Form form = bar.height >= 32 ? LabelCache::Form::TwoLines
        : bar.height >= 16                         ? LabelCache::Form::OneLine
                                                   : LabelCache::Form::Small;
    const QPixmap *label = m_style.labels().label(bar.handle, form, m_colours.look(bar.state).text);
    if (!label)
        return;
    const QSizeF size = label->deviceIndependentSize();
    const int y = bar.y + int((bar.height - size.height()) / 2);
    const int width = std::min(room, int(size.width()));
    const double scale = m_style.scale();
    m_painter.drawPixmap(QRectF(x, y, width, size.height()), *label, QRectF(0, 0, width * scale, label->height()));
    if (width < int(size.width()))
        m_style.sprites().fade(m_painter, bar.state, x + width, bar.y + 1, bar.height - 2);
}

} // namespace fieldlane::ui::board
