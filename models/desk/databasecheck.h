#pragma once
#include "core/result.h"
#include <QStringList>

namespace fieldlane::store {
class Connection;
}

namespace fieldlane::desk {

/// What `check` finds: the file's own integrity, foreign keys, counters, search texts, and the history replayed
/// to the stored state. Empty when all is well.
core::Result<QStringList> checkDatabase(store::Connection &connection);

} // namespace fieldlane::desk
