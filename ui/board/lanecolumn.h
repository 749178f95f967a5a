#pragma once
#include "ui/board/boardscene.h"
#include "ui/board/boardstyle.h"
#include <QCoreApplication>

namespace fieldlane::ui::board {

/// Paints the column of lane names with presence and load, and the headers of groups across the whole width.
class LaneColumn
{
    Q_DECLARE_TR_FUNCTIONS(LaneColumn)
public:
    LaneColumn(const BoardScene &scene, BoardStyle &style, QPainter &painter);
    /// The rows that touch [top, bottom) of the canvas.
    void paint(const BoardArea &area, int top, int bottom);

    static QString loadText(const chart::LaneLoad &load);

private:
    void paintLane(const QRect &row, int lane);
    void paintNote(const QRect &row, const BoardLane &lane);
    void paintLoad(const QRect &box, const chart::LaneLoad &load);
    void paintStrip(const QRect &row, int lane);
    void paintGroup(const QRect &row, int group);

    const BoardScene &m_scene;
    BoardStyle &m_style;
    QPainter &m_painter;
};

} // namespace fieldlane::ui::board
