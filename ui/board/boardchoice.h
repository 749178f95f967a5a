#pragma once
#include "ui/board/boardselection.h"

namespace fieldlane::ui::board {

class BoardView;

/// Chooses bars and lanes, lights up what is hovered, and shows and tells every change of it once.
class BoardChoice
{
public:
    explicit BoardChoice(BoardView &view)
        : m_view(view)
    {
    }
    const BoardSelection &selection() const { return m_selection; }
    void choose(chart::BarHandle bar);
    void chooseAll(const QSet<chart::BarHandle> &bars);
    void toggle(chart::BarHandle bar);
    void chooseLane(chart::LaneHandle lane);
    void hover(chart::BarHandle bar);
    /// The bar is gone; nobody is told.
    void forget(chart::BarHandle bar);
    /// The same for all that are gone.
    void forgetMissing();

private:
    void changed();

    BoardView &m_view;
    BoardSelection m_selection;
};

} // namespace fieldlane::ui::board
