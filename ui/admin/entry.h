#pragma once
#include <QString>

namespace fieldlane::ui::admin {

/// One line of a list in the administration.
struct Entry
{
    qint64 id = 0; ///< 0: new, not saved yet
    QString name;
    QString detail; ///< what tells it from others, in a few words
    int depth = 0; ///< in a tree
    bool active = true;
    bool unsaved = false; ///< has edits that are not saved
    friend bool operator==(const Entry &, const Entry &) = default;
};

} // namespace fieldlane::ui::admin
