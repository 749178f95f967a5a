#pragma once
#include <QtGlobal>

class QKeyEvent;

namespace fieldlane::ui::board {

class BoardView;

/// The keyboard of the board: everything the mouse can do. Arrows walk over bars and lanes, with Alt they move
/// the bar and with Shift+Alt its end; M takes the bar into the hand until Enter or Escape.
class BoardKeys
{
public:
    explicit BoardKeys(BoardView &view)
        : m_view(view)
    {
    }
    /// Whether the key meant something.
    bool press(const QKeyEvent &event);

private:
    bool pressWhileDragging(const QKeyEvent &event);
    bool pressArrow(const QKeyEvent &event);
    bool pressCommand(const QKeyEvent &event);
    bool pressSight(const QKeyEvent &event);
    void walk(int lanes, int bars);

    BoardView &m_view;
};

} // namespace fieldlane::ui::board
