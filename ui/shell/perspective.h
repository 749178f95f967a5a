#pragma once
#include <QString>
#include <vector>

namespace fieldlane::ui::shell {

/// Which panels stand beside the board, or instead of it, for one kind of work, and how wide they are at first.
struct Perspective
{
    struct Panel
    {
        QString id;
        int extent = 320; ///< device-independent pixels
        int ownFrom = 0; ///< width of the window from which the panel has a place of its own
        QString tabbedWith; ///< in a narrower window it is a tab behind this one; without one it is not shown
        int share = 1; ///< of the height, where panels stand above each other
    };
    QString id;
    QString title;
    QString icon; ///< name in Icons
    std::vector<Panel> panels;
    int boardFrom = 0; ///< in a narrower window the panels have all of it

    static constexpr int never = 1 << 20;
};

} // namespace fieldlane::ui::shell
