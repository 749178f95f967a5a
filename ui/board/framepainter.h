#pragma once
#include "ui/board/boardscene.h"
#include "ui/board/boardstyle.h"

namespace fieldlane::ui::board {

/// Paints the base frame of the board into an RGB32 image: used by the widget, by pictures and by print.
/// The scene must have been collected for the canvas of the area.
class FramePainter
{
public:
    FramePainter(const BoardScene &scene, BoardStyle &style);
    /// What of the image is stale: panning in time leaves the lane column as it is.
    enum class Part { Everything, AllButColumn };
    void paint(QImage &image, const BoardArea &area, Part part = Part::Everything);
    /// Only the rows that touch [top, bottom) of the canvas.
    void paintRows(QImage &image, const BoardArea &area, int top, int bottom, Part part = Part::Everything);

private:
    const BoardScene &m_scene;
    BoardStyle &m_style;
};

} // namespace fieldlane::ui::board
