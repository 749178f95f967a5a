#pragma once
#include "engine/placement.h"
#include "rules/policyjson.h"

namespace fieldlane::domain {
struct PlanningPolicy;
}

namespace fieldlane::desk {

class Catalog;

/// A stored policy with all that only another program understands in it.
rules::PolicyReading readingOf(const domain::PlanningPolicy &stored);
/// What a policy keeps as its content: everything but name and version.
QJsonObject contentOf(const rules::StoredPolicy &policy);

/// What everything is planned by now: the policy that somebody chose; else on a holiday of the whole company the one for
/// holidays; else the one for normal days; else the standard. Valid as long as the catalogue.
const rules::Policy &policyInForce(const Catalog &catalog, core::Instant now);
/// Who is in force: an invalid id is the standard.
domain::PolicyId policyIdInForce(const Catalog &catalog, core::Instant now);

/// What all placements of one moment share: the policy in force, and those that rules choose for single orders. May
/// outlive the catalogue.
engine::PlacementContext placementContext(const Catalog &catalog, core::Instant now);

} // namespace fieldlane::desk
