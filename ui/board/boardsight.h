#pragma once
#include "chart/bar.h"
#include "chart/lanelayout.h"
#include <QVariantAnimation>

namespace fieldlane::ui::board {

class BoardView;

/// What part of the board is seen: zoom, pan, jumps with a way back, and the two scroll bars. Time is not
/// bound to the horizontal bar: that one stands for what is loaded and only points there.
class BoardSight
{
public:
    explicit BoardSight(BoardView &view);

    void showSpan(core::TimeSpan span, bool animated);
    void back();
    void goToNow();
    void zoom(double factor, double anchorX);
    void pan(double pixels);
    void setRowMode(chart::RowMode mode);
    void reveal(chart::BarHandle bar);
    void revealLane(chart::LaneHandle lane);
    /// What the horizontal bar stands for.
    void setExtent(core::TimeSpan extent);
    void setAnimated(bool animated) { m_animated = animated; }
    void updateScrollBars();
    /// The horizontal bar was moved.
    void follow();

private:
    void glideTo(core::TimeSpan span);

    BoardView &m_view;
    core::TimeSpan m_extent {};
    core::TimeSpan m_barExtent {}; ///< the same, as it was when the bar was taken hold of
    std::vector<core::TimeSpan> m_history;
    QVariantAnimation m_glide;
    bool m_animated = true;
};

} // namespace fieldlane::ui::board
