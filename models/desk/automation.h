#pragma once
#include "core/instant.h"
#include "core/result.h"
#include "domain/viewer.h"
#include "rules/policy.h"
#include <optional>

namespace fieldlane::store {
class Connection;
}

namespace fieldlane::desk {

/// What one round of automatic dispatch did.
struct AutomationReport
{
    bool isHolder = false; ///< false: another program does it
    int dispatched = 0;
    int waiting = 0; ///< for whom nobody was found yet; they are tried again later, or when they change
};

/// In whose name automatic dispatch may run on a connection that `viewer` opened: its own ("automatic") where the
/// connection may do everything, else the viewer's, who must see all and may dispatch; none otherwise.
core::Result<std::optional<domain::Viewer>> automationViewer(store::Connection &connection, const domain::Viewer &viewer);

/// Dispatches what waits for it: orders of automatic flows, and offered ones past the deadline of a pool that says so.
/// Any number of programs may call it; one at a time has the lease (`holder` names the program) and works.
core::Result<AutomationReport> automate(store::Connection &connection, const domain::Viewer &viewer,
    const QString &holder, core::Instant now, const rules::Policy &policy = rules::Policy::standard());

} // namespace fieldlane::desk
