#pragma once
#include "ui/board/boardscene.h"
#include "ui/board/boardstyle.h"
#include "ui/board/rasterpainter.h"
#include <QRegion>

namespace fieldlane::ui::board {

/// Paints the frame of the board: header, lane column and canvas. The canvas goes through a strip that stays in
/// the processor's cache from its first fill to its copy onto the screen; a frame of its own would be read and
/// written from memory once more, which costs as much as painting it.
/// The scene must have been collected for the canvas of the area.
class FramePainter
{
public:
    FramePainter(const BoardScene &scene, BoardStyle &style, const BoardColours &colours);
    /// The column is kept as a picture until it is said to be stale.
    void columnChanged() { m_columnStale = true; }
    void setColours(const BoardColours &colours);
    /// What lies in `parts` of the viewport, to which the painter is clipped.
    void paint(QPainter &painter, const BoardArea &area, const QRegion &parts);

private:
    void paintColumn(QPainter &painter, const BoardArea &area, const QRect &part);
    void paintCanvas(QPainter &painter, const BoardArea &area, const QRect &part);
    int bandEnd(int top, int bottom) const;

    const BoardScene &m_scene;
    BoardStyle &m_style;
    RasterInks m_inks;
    QImage m_band;
    QImage m_column;
    bool m_columnStale = true;
};

} // namespace fieldlane::ui::board
