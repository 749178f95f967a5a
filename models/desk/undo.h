#pragma once
#include "desk/catalog.h"
#include "desk/outcome.h"

namespace fieldlane::store {
class Connection;
}

namespace fieldlane::desk {

/// Takes back everything a command did, by compensating changes with events of their own, inside the caller's
/// transaction. Refused as a Conflict that names who and what, when anything it touched was changed since, and
/// as Forbidden when it was undone already. An order that the command created becomes cancelled, for nothing
/// is ever deleted. The undo of an undo is the redo.
core::Result<void> undo(store::Connection &connection, const Catalog &catalog, const CommandContext &context,
    const QString &commandId, Outcome &outcome);

} // namespace fieldlane::desk
