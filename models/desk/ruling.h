#pragma once
#include "core/result.h"
#include "domain/noticerules.h"
#include "domain/order.h"
#include "domain/ruled.h"
#include "rules/evaluator.h"
#include <memory>

namespace fieldlane::store {
class Connection;
}

namespace fieldlane::desk {

class Catalog;
struct OrderBackground;

/// The published rules, compiled once for each version of them. Thread: that of the database.
class RulesInForce
{
public:
    /// As they are published now; null before somebody published any. Errors: Forbidden when this program cannot read
    /// them: what they would forbid is not done by chance.
    core::Result<const rules::Evaluator *> newest(store::Connection &connection, const Catalog &catalog);
    int version() const { return m_version; } ///< of what newest() gave
    /// The catalogue was read again, and with it the fields that rules look at.
    void forget() { m_version = -1; }

private:
    int m_version = -1; ///< nothing was read yet
    bool m_isReadable = true;
    std::unique_ptr<const rules::Evaluator> m_evaluator;
};

/// What the published rules decided about an order beside what they set in it.
struct Ruling
{
    domain::Ruled said;
    domain::PoolId pool; ///< where it goes, when it waits for dispatch; one that takes orders
    std::vector<domain::NoticeWish> notices;
};

/// Asks the published rules about an order and sets in it what they say: unit, type, flow, priority, deadlines from
/// `now` on, duration, skills (beside those of its fault type), whether it dispatches itself, and what they said (a policy
/// among it) as its ruling. They see the order with the unit and the fault type that can be told. What does not exist any more is
/// left out, and a deadline never becomes later. Without published rules nothing is set. Errors: see RulesInForce.
core::Result<Ruling> rule(store::Connection &connection, const Catalog &catalog, RulesInForce &rules, domain::Order &order,
    core::Instant now);

/// What becomes of an order at its entry: its fault is told, and the rules are asked about it, once for each order: one with
/// a ruling stays as it is. Rules that this program cannot read ask nothing; dispatch then leaves the order to people.
core::Result<Ruling> enterOrder(store::Connection &connection, const Catalog &catalog, RulesInForce &rules, domain::Order &order,
    core::Instant now);
/// The same, for an order that is sent to somebody as it is entered: an emergency stays one, whatever rules make of others.
core::Result<Ruling> enterSent(store::Connection &connection, const Catalog &catalog, RulesInForce &rules, domain::Order &order,
    core::Instant now);

/// The same as rule() with rules and background at hand; any thread. `version` is what the ruling says of the rules.
Ruling applyRules(const rules::Evaluator &evaluator, int version, const OrderBackground &background, const Catalog &catalog,
    domain::Order &order, core::Instant now);

/// Whether a pool takes orders: it is open, and somebody can claim or assign them.
bool takesOrders(const domain::ClaimPool &pool);

} // namespace fieldlane::desk
