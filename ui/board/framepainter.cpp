#include "ui/board/framepainter.h"
#include "ui/board/barpainter.h"
#include "ui/board/lanecolumn.h"
#include "ui/board/rasterpainter.h"
#include "ui/board/timeheader.h"

namespace fieldlane::ui::board {

FramePainter::FramePainter(const BoardScene &scene, BoardStyle &style)
    : m_scene(scene)
    , m_style(style)
{
}

void FramePainter::paint(QImage &image, const BoardArea &area, Part part)
{
    paintRows(image, area, 0, area.canvas.height(), part);
    QPainter painter(&image);
    TimeHeader(m_scene, m_style, painter).paint(area);
}

void FramePainter::paintRows(QImage &image, const BoardArea &area, int top, int bottom, Part part)
{
    Raster raster(image, m_style.scale());
    raster.setCanvas(area.canvas, top, bottom);
    RasterPainter(m_scene, m_style.colours(), raster).paint(top, bottom, area.canvas.width());
    QPainter painter(&image);
    painter.setClipRect(QRect(0, area.canvas.top() + top, area.canvas.right() + 1, bottom - top));
    if (part == Part::Everything)
        LaneColumn(m_scene, m_style, painter).paint(area, top, bottom);
    painter.setClipRect(QRect(area.canvas.left(), area.canvas.top() + top, area.canvas.width(), bottom - top));
    painter.translate(area.canvas.topLeft());
    BarPainter(m_scene, m_style, painter, area.canvas.width()).paint(top, bottom);
}

} // namespace fieldlane::ui::board
