#include "ui/board/rasterpainter.h"
#include "ui/shared/theme.h"
#include <algorithm>
#include <span>

namespace fieldlane::ui::board {

using namespace chart;

namespace {

constexpr size_t crowded = 1500; // above, sprites cost more than a frame may
constexpr int lowest = 12;
constexpr int lowestColumn = 4;
constexpr int lowestLine = 8; // lower rows are the same from their top to their foot
constexpr double narrowestRim = 6; // narrower bars are one colour

} // namespace

RasterInks::RasterInks(const BoardColours &colours)
    : spans {colours.working, colours.pause, colours.absence, colours.group}
{
    for (int look = 0; look < barLookCount; ++look) {
        strong.push_back(colours.look(look).strong);
        line.push_back(colours.look(look).line);
        soft.push_back(colours.look(look).soft);
        for (size_t mark = 0; mark < markCount; ++mark) {
            QColor shade = colours.attention(int(mark), look);
            attention[mark].push_back(shade);
            for (int step = 1; step <= heatSteps; ++step) {
                shade.setAlphaF(0.35f + 0.65f * float(step) / heatSteps);
                heat[mark].push_back(blended(shade, colours.working));
            }
        }
    }
}

RasterPainter::RasterPainter(const BoardScene &scene, const BoardColours &colours, const RasterInks &inks, Raster &raster)
    : m_scene(scene)
    , m_colours(colours)
    , m_raster(raster)
    , m_inks(inks)
{
}

bool RasterPainter::isFlat(const BoardScene &scene)
{
    return rowHeight(scene.layout().mode()) < lowest || scene.list().bars.size() > crowded;
}

void RasterPainter::paint(int top, int bottom, int canvasWidth)
{
    m_width = canvasWidth;
    const DrawList &list = m_scene.list();
    const bool flat = isFlat(m_scene);
    const auto touches = [&](const RowItem &row) { return row.y < bottom && row.y + row.height > top; };
    int end = 0;
    const RowItem *model = nullptr;
    for (const RowItem &row : list.rows) {
        end = row.y + row.height;
        if (!touches(row))
            continue;
        if (model && hasSameGround(*model, row)) {
            m_raster.repeat(m_raster.strip(model->y, model->y + model->height), m_raster.strip(row.y, end));
            continue;
        }
        paintRow(row);
        paintGrid(std::max(row.y, top), std::min(end, bottom));
        model = &row;
    }
    m_raster.fill(0, end, m_width, bottom, m_colours.resting);
    paintUnknown(top, std::min(end, bottom));
    for (const RowItem &row : list.rows) {
        if (!touches(row))
            continue;
        if (row.height < lowestColumn)
            paintHeat(row);
        else
            for (int i = row.firstFold; i < row.lastFold; ++i)
                paintFold(list.folds[size_t(i)]);
        for (int i = flat ? row.firstBar : row.lastBar; i < row.lastBar; ++i)
            paintBar(list.bars[size_t(i)]);
    }
}

void RasterPainter::paintRow(const RowItem &row)
{
    const int bottom = row.y + row.height;
    if (row.kind == Row::Kind::Group) {
        m_raster.fill(0, row.y, m_width, bottom, m_colours.group);
        m_raster.fill(0, bottom - 1, m_width, bottom, m_colours.chromeLine);
        return;
    }
    // Shifts come first in a row; what lies between them is filled, so that no pixel is painted twice.
    double painted = 0;
    for (int i = row.firstSpan; i < row.lastSpan; ++i) {
        const SpanItem &span = m_scene.list().spans[size_t(i)];
        if (span.kind == SpanKind::Shift) {
            m_raster.fill(painted, row.y, span.left, bottom, m_colours.resting);
            painted = std::max<double>(painted, span.right);
        }
    }
    m_raster.fill(painted, row.y, m_width, bottom, m_colours.resting);
    for (int i = row.firstSpan; i < row.lastSpan; ++i)
        paintSpan(m_scene.list().spans[size_t(i)], row);
    if (row.height >= lowestLine)
        m_raster.fill(0, bottom - 1, m_width, bottom, m_colours.rowLine);
}

// Hundreds of low rows have the same shifts: painting one and copying it is several times cheaper.
bool RasterPainter::hasSameGround(const RowItem &one, const RowItem &other) const
{
    const auto spans = [this](const RowItem &row) {
        return std::span(m_scene.list().spans).subspan(size_t(row.firstSpan), size_t(row.lastSpan - row.firstSpan));
    };
    const auto alike = [](const SpanItem &a, const SpanItem &b) {
        return a.left == b.left && a.right == b.right && a.kind == b.kind;
    };
    return one.kind == Row::Kind::Lane && other.kind == Row::Kind::Lane && other.height < lowestLine
        && (one.firstSpan == other.firstSpan || std::ranges::equal(spans(one), spans(other), alike));
}

void RasterPainter::paintSpan(const SpanItem &span, const RowItem &row)
{
    const int bottom = row.y + row.height;
    m_raster.fill(span.left, row.y, span.right, bottom, m_inks.spans[size_t(span.kind)]);
    const bool isTaken = span.kind == SpanKind::Taken;
    if ((isTaken || span.kind == SpanKind::Absence) && row.height >= lowestLine)
        m_raster.hatch(span.left, row.y, span.right, bottom, m_colours.hatch);
    if (isTaken) {
        m_raster.verticalLine(span.left, row.y, bottom, m_colours.muted);
        m_raster.verticalLine(span.right - 1, row.y, bottom, m_colours.muted);
    }
}

void RasterPainter::paintGrid(int top, int bottom)
{
    for (const core::Instant t : m_scene.minorTicks())
        m_raster.verticalLine(m_scene.axis().x(t), top, bottom, m_colours.gridMinor);
    for (const core::Instant t : m_scene.majorTicks())
        m_raster.verticalLine(m_scene.axis().x(t), top, bottom, m_colours.gridMajor);
}

// Time that was not loaded must not look free.
void RasterPainter::paintUnknown(int top, int bottom)
{
    for (const core::TimeSpan &gap : m_scene.loaded().missing(m_scene.axis().visible())) {
        const double left = std::max(0.0, m_scene.axis().x(gap.start));
        const double right = std::min<double>(m_width, m_scene.axis().x(gap.end));
        m_raster.fill(left, top, right, bottom, m_colours.resting);
        m_raster.hatch(left, top, right, bottom, m_colours.rowLine);
    }
}

// The share of busy time is the height of the column, so that a crowded lane does not become one block; a
// mark sits on top of it as a cap, readable without its colour.
void RasterPainter::paintFold(const FoldItem &fold)
{
    const int bottom = fold.y + fold.height;
    const int height = std::max(3, int(fold.height * fold.share() + 0.5f));
    const size_t look = size_t(lookOf(fold.state()));
    m_raster.fill(fold.left, bottom - height, fold.right(), bottom, m_inks.strong[look]);
    const int cap = std::max<int>(fold.y, bottom - height - 2);
    if (fold.mark() > 0)
        m_raster.fill(fold.left, cap, fold.right(), cap + 3, m_inks.attention[size_t(fold.mark())][look]);
}

// Too low for columns, so the share of busy time is the depth of the colour. An overview has a hundred thousand
// of them in a frame.
void RasterPainter::paintHeat(const RowItem &row)
{
    const Raster::Strip strip = m_raster.strip(row.y, row.y + row.height);
    for (int i = row.firstFold; i < row.lastFold; ++i) {
        const FoldItem &fold = m_scene.list().folds[size_t(i)];
        const int heat = std::clamp(int(fold.share() * RasterInks::heatSteps), 0, RasterInks::heatSteps - 1);
        const size_t look = size_t(lookOf(fold.state()));
        m_raster.fill(strip, fold.left, fold.right(), m_inks.heat[size_t(fold.mark())][look * RasterInks::heatSteps + size_t(heat)]);
    }
}

void RasterPainter::paintBar(const BarItem &bar)
{
    const int bottom = bar.y + bar.height;
    const size_t look = size_t(lookOf(bar.state));
    const int mark = bar.has(SlaBroken) ? 3 : bar.has(Late) ? 2 : bar.has(AtRisk) ? 1 : 0;
    const double right = bar.right - bar.left > 4 ? bar.right - 1 : bar.right; // neighbours stay apart
    if (bar.height >= 8 && bar.travelLeft < bar.left) {
        const double middle = (bar.y + bottom) / 2.0;
        m_raster.fill(bar.travelLeft, middle - 1, bar.left, middle + 1, m_colours.travel);
    }
    if (bar.height < 4) {
        m_raster.fill(bar.left, bar.y, right, bottom, m_inks.attention[size_t(mark)][look]);
        return;
    }
    if (bar.height < lowest || right - bar.left < narrowestRim) {
        m_raster.fill(bar.left, bar.y, right, bottom, bar.has(Pending) ? m_inks.line[look] : m_inks.strong[look]);
    } else {
        m_raster.fill(bar.left, bar.y, right, bottom, m_inks.line[look]);
        m_raster.fill(bar.left + 2, bar.y + 1, right - 1, bottom - 1, m_inks.soft[look]);
        m_raster.fill(bar.left, bar.y, bar.left + 2, bottom, m_inks.strong[look]);
    }
    if (bar.has(Pending))
        m_raster.hatch(bar.left, bar.y, right, bottom, m_colours.working);
    if (mark > 0)
        m_raster.fill(bar.left, bar.y, right, bar.y + (bar.height >= 8 ? 3 : 2), m_inks.attention[size_t(mark)][look]);
}

} // namespace fieldlane::ui::board
