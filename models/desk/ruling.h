#pragma once
#include "core/result.h"
#include "domain/order.h"
#include "rules/action.h"

namespace fieldlane::store {
class Connection;
}

namespace fieldlane::desk {

class Catalog;

/// What the published rules decided about an order beside what they set in it.
struct Ruling
{
    int version = 0; ///< of the rules; 0: none were published, or no rule takes the order
    QStringList rules; ///< names of those that take the order, in their order; ids of those without a name
    bool proposes = false; ///< somebody wants to decide; nobody is assigned by itself
    std::vector<domain::TechnicianId> preferred; ///< empty: all are as good
    std::vector<domain::TechnicianId> excluded;

    /// Whether the rules let a technician have it.
    bool allows(domain::TechnicianId technician) const;
    bool prefers(domain::TechnicianId technician) const;
};

/// Whether rule() follows an action: all but pools, policies and notices, which findings tell whoever asks for them.
bool isFollowed(rules::ActionKind kind);

/// Asks the published rules about an order and sets in it what they say: unit, type, flow, priority, deadlines from
/// `now` on, duration and skills. What does not exist any more is left out, and a deadline never becomes
/// later. Errors: Forbidden when this program cannot read the rules at all: what they would forbid is not done by chance.
core::Result<Ruling> rule(store::Connection &connection, const Catalog &catalog, domain::Order &order, core::Instant now);

} // namespace fieldlane::desk
