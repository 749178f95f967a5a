#pragma once
#include "ui/board/boardscene.h"
#include "ui/board/boardstyle.h"
#include <QCoreApplication>

namespace fieldlane::ui::board {

/// Paints the two levels of the time header and the corner beside it.
class TimeHeader
{
    Q_DECLARE_TR_FUNCTIONS(TimeHeader)
public:
    TimeHeader(const BoardScene &scene, BoardStyle &style, QPainter &painter);
    /// What touches `part` of the viewport.
    void paint(const BoardArea &area, const QRect &part);

    /// The words of a tick of the lower level, and of a cell of the upper one that is `width` pixels wide.
    static QString minorText(chart::TickStep step, const QDateTime &local, double width);
    static QString majorText(chart::TickStep step, const QDateTime &local, double width);

private:
    void paintMajor(const QRect &strip, const QRect &part);
    void paintMinor(const QRect &strip, const QRect &part);
    void paintClockChanges(const QRect &strip);
    void paintCorner(const QRect &corner);

    const BoardScene &m_scene;
    BoardStyle &m_style;
    QPainter &m_painter;
};

} // namespace fieldlane::ui::board
