#pragma once
#include <QString>
#include <vector>

namespace fieldlane::ui::shell {

/// Which panels stand beside the board for one kind of work, and how wide they are at first.
struct Perspective
{
    struct Panel
    {
        QString id;
        int extent = 320; ///< device-independent pixels
    };
    QString id;
    QString title;
    QString icon; ///< name in Icons
    std::vector<Panel> panels;
};

} // namespace fieldlane::ui::shell
