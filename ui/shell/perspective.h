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
        int onlyFrom = 0; ///< width of the window; in a narrower one the user opens the panel when it is wanted
    };
    QString id;
    QString title;
    QString icon; ///< name in Icons
    std::vector<Panel> panels;
    bool boardShown = true; ///< else the panels have the whole window
};

} // namespace fieldlane::ui::shell
