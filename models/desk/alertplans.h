#pragma once
#include "desk/planning.h"
#include "domain/alert.h"

namespace fieldlane::desk {

/// What is to be planned anew so that an alert has no reason any more: the work of who is absent goes to others, what
/// somebody's late or double work runs into is put anew, a deadline that nobody keeps finds another place. Nothing for
/// alerts that no plan mends. Any thread.
std::optional<PlanQuestion> planMending(const domain::Alert &alert, const Catalog &catalog, core::Instant now);

} // namespace fieldlane::desk
