#pragma once
#include "core/result.h"

namespace fieldlane::store {

class Connection;

/// Writes the program's lifecycle into the database, whose triggers hold every writer to it. Does nothing when it
/// stands there already.
core::Result<void> writeLifecycle(Connection &connection);

} // namespace fieldlane::store
