#pragma once
#include "core/instant.h"
#include "core/result.h"
#include "domain/viewer.h"

namespace fieldlane::store {
class Connection;
}

namespace fieldlane::desk {

/// What one round of automatic dispatch did.
struct AutomationReport
{
    bool isHolder = false; ///< false: another program does it, or this one may not
    int dispatched = 0;
    int waiting = 0; ///< for whom nobody was found yet; they are tried again later, or when they change
};

/// Whether whoever works goes on after a round: others then stand by, for at most a minute after it is heard of last.
enum class AfterRound { EndLease, KeepLease };

/// Dispatches what waits for it: orders of automatic flows, and offered ones past the deadline of a pool that says so.
/// Reminds the members of a pool whose deadline comes near.
/// Any number of programs may call it; one at a time has the lease (`holder` names the program) and works. History
/// says "automatic" where the connection may do everything; else `viewer`, who opened it, must see all and may
/// dispatch by force, or nothing is done.
core::Result<AutomationReport> automate(store::Connection &connection, const domain::Viewer &viewer,
    const QString &holder, core::Instant now, AfterRound after = AfterRound::EndLease);
/// Lets another program take over at once.
core::Result<void> endAutomation(store::Connection &connection, const QString &holder);

} // namespace fieldlane::desk
