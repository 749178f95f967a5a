#pragma once
#include "ui/board/boardscene.h"
#include "ui/board/boardstyle.h"

namespace fieldlane::ui::board {

/// Paints bars with sprites, marks and labels, the words on breaks and absences, and the counts of folds.
/// The painter's origin is the corner of the canvas.
class BarPainter
{
public:
    BarPainter(const BoardScene &scene, BoardStyle &style, QPainter &painter, int canvasWidth);
    /// The rows and bars that touch this part of the canvas.
    void paint(const QRect &part);

private:
    void paintSpanLabels(const chart::RowItem &row);
    void paintCounts(const chart::RowItem &row);
    void paintBars(const chart::RowItem &row, const QRect &part);
    void paintTravel(const chart::BarItem &bar);
    void paintBar(const chart::BarItem &bar);
    void paintNarrow(const chart::BarItem &bar, int left, int width);
    void paintOther(const chart::BarItem &bar);
    /// Returns the left edge of the marks.
    int paintMarks(const chart::BarItem &bar, int left, int right);
    void paintLabel(const chart::BarItem &bar, int left, int right);

    const BoardScene &m_scene;
    BoardStyle &m_style;
    const BoardColours &m_colours;
    QPainter &m_painter;
    int m_width;
    chart::RowMode m_mode;
};

} // namespace fieldlane::ui::board
