#pragma once
#include "core/result.h"
#include "rules/facts.h"

namespace fieldlane::store {
class Connection;
}

namespace fieldlane::desk {

class Catalog;

/// What rules look at that stands neither in the order nor in the catalogue.
struct OrderBackground
{
    QString customerGrade;
    std::optional<core::Instant> warrantyUntil; ///< of the equipment
};
/// Of an order without filed customer or equipment there is nothing to read, and nothing is asked.
core::Result<OrderBackground> backgroundOf(store::Connection &connection, const domain::Order &order);

/// The facts of an order for rules: the one place where they are put together, for dispatch, editor and fieldlanectl.
/// The way to the nearest technician is worked out when a rule asks for it, so the facts must not outlive `order` and
/// `catalog`. Cheap; any thread.
rules::OrderFacts orderFacts(
    const domain::Order &order, const OrderBackground &background, const Catalog &catalog, core::Instant now);

/// Metres by air from the nearest technician who could do the order, as automatic dispatch asks them (qualifiedFor());
/// none when nobody could, or nothing is known of where they or the order are.
std::optional<double> nearestQualified(const domain::Order &order, const Catalog &catalog, core::Instant now);

} // namespace fieldlane::desk
