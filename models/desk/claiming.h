#pragma once
#include "desk/catalog.h"
#include "domain/order.h"

namespace fieldlane::desk {

/// Every reason why a technician may not claim an order now; empty when the claim may go on.
core::Result<std::vector<domain::ClaimFault>> claimFaultsNow(store::Connection &connection, const Catalog &catalog,
    const domain::ClaimPool &pool, const domain::Order &order, const domain::Technician &technician, core::Instant now);

/// The reason as one sentence for the one who claims.
QString sentenceOf(domain::ClaimFault fault);

/// What a technician hears who comes too late for an order that is out of sight.
core::Error notOffered(const QString &order);

/// Keeps the ledger of claims in step with what an action (its code) did to an order of a pool.
core::Result<void> noteClaim(store::Connection &connection, const domain::OrderRecord &before,
    const domain::OrderRecord &after, const QString &action, core::Instant now);

} // namespace fieldlane::desk
