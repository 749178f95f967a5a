#include "ui/board/framepainter.h"
#include "ui/board/barpainter.h"
#include "ui/board/lanecolumn.h"
#include "ui/board/rasterpainter.h"
#include "ui/board/timeheader.h"
#include <algorithm>
#include <cmath>

namespace fieldlane::ui::board {

namespace {

constexpr int bandHeight = 128; // of device pixels: a megabyte at full width

QImage madeFor(QSize size, double scale)
{
    QImage image(size, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    return image;
}

} // namespace

FramePainter::FramePainter(const BoardScene &scene, BoardStyle &style, const BoardColours &colours)
    : m_scene(scene)
    , m_style(style)
    , m_inks(colours)
{
}

void FramePainter::setColours(const BoardColours &colours)
{
    m_inks = RasterInks(colours);
    m_columnStale = true;
}

void FramePainter::paint(QPainter &painter, const BoardArea &area, const QRegion &parts)
{
    const QRegion head = parts & area.header.united(area.corner);
    if (!head.isEmpty())
        TimeHeader(m_scene, m_style, painter).paint(area, head.boundingRect());
    for (const QRect &part : parts) {
        paintColumn(painter, area, part.intersected(area.column));
        paintCanvas(painter, area, part.intersected(area.canvas));
    }
}

void FramePainter::paintColumn(QPainter &painter, const BoardArea &area, const QRect &part)
{
    if (part.isEmpty())
        return;
    const double scale = m_style.scale();
    const QSize size = (QSizeF(area.column.size()) * scale).toSize();
    if (m_column.size() != size || m_column.devicePixelRatio() != scale) {
        m_column = madeFor(size, scale);
        m_columnStale = true;
    }
    if (m_columnStale) {
        QPainter names(&m_column);
        names.translate(-area.column.topLeft());
        LaneColumn(m_scene, m_style, names).paint(area, 0, area.column.height());
        m_columnStale = false;
    }
    const QPointF from = QPointF(part.topLeft() - area.column.topLeft()) * scale;
    painter.drawImage(part, m_column, QRectF(from, QSizeF(part.size()) * scale).toRect());
}

void FramePainter::paintCanvas(QPainter &painter, const BoardArea &area, const QRect &part)
{
    if (part.isEmpty())
        return;
    const double scale = m_style.scale();
    const QSize size(int(std::ceil((area.canvas.right() + 1) * scale)), bandHeight + int(std::ceil(scale)) + 1);
    if (m_band.size() != size || m_band.devicePixelRatio() != scale)
        m_band = madeFor(size, scale);
    Raster raster(m_band, scale);
    RasterPainter ground(m_scene, m_style.colours(), m_inks, raster);
    const QRect inside = part.translated(-area.canvas.topLeft());
    for (int top = inside.top(), end = 0; top <= inside.bottom(); top = end) {
        end = bandEnd(top, inside.bottom() + 1);
        const QRect strip(inside.left(), top, inside.width(), end - top);
        const Raster::Strip rows = raster.setBand(area.canvas.topLeft(), strip);
        ground.paint(top, end, area.canvas.width());
        QPainter bars(&m_band);
        bars.translate(area.canvas.left(), area.canvas.top() - rows.top / scale);
        bars.setClipRect(strip);
        BarPainter(m_scene, m_style, bars, area.canvas.width()).paint(strip);
        bars.end();
        const int height = rows.bottom - rows.top;
        painter.drawImage(QRectF(part.left(), rows.top / scale, part.width(), height / scale), m_band,
            QRectF(part.left() * scale, 0, part.width() * scale, height));
    }
}

// Bands end where rows do, so that no bar is painted twice.
int FramePainter::bandEnd(int top, int bottom) const
{
    const int last = top + std::max(1, int(bandHeight / m_style.scale()));
    if (last >= bottom)
        return bottom;
    const auto &rows = m_scene.list().rows;
    const auto after = std::upper_bound(rows.begin(), rows.end(), last, [](int y, const chart::RowItem &row) { return y < row.y; });
    return after != rows.begin() && std::prev(after)->y > top ? std::prev(after)->y : last;
}

} // namespace fieldlane::ui::board
