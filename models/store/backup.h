#pragma once
#include "store/connection.h"

namespace fieldlane::store {

/// Copies the whole database, as it is at this moment, into a new file, while others go on working. SQLite
/// only: InvalidInput names the tool for PostgreSQL. A file that exists is not overwritten.
core::Result<void> backupTo(Connection &connection, const QString &file);

} // namespace fieldlane::store
