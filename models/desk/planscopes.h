#pragma once
#include "desk/planning.h"

namespace fieldlane::desk {

// Questions about the running day: the one that is now on the company's clock, from now on. Planned work that can stay where
// it is stays. Any thread.

/// An order that waits for dispatch finds a place with anybody: the best by the policy, an emergency the soonest. Planned work
/// makes room only where there is none else. Of an order that does not wait there is no task in the ground.
PlanQuestion insertOne(domain::OrderId order, const Catalog &catalog, core::Instant now);
/// The movable work of one lane is put in its best order; nothing else comes or goes.
PlanQuestion optimiseLane(domain::TechnicianId technician, const Catalog &catalog, core::Instant now);
/// What waits for dispatch fills the gaps of one lane, or of all for an invalid id; planned work stays.
PlanQuestion fillGaps(domain::TechnicianId technician, const Catalog &catalog, core::Instant now);
/// Somebody is sick, did not come or is leaving: what they have not begun goes to others, whose own work stays. What nobody
/// can take stays with them and is told of as unplanned.
PlanQuestion repairAbsence(domain::TechnicianId technician, const Catalog &catalog, core::Instant now);
/// Somebody's work takes longer: what it runs into is put anew, with them or with others, whose own work stays. The rest of
/// the lane moves only to make room.
PlanQuestion repairOverrun(domain::TechnicianId technician, const Catalog &catalog, core::Instant now);

} // namespace fieldlane::desk
