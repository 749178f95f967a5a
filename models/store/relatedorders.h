#pragma once
#include "domain/order.h"
#include "store/connection.h"
#include <set>
#include <span>

namespace fieldlane::store {

/// Reads what each order waits for and what waits for it, as far as the viewer of the connection sees those orders.
core::Result<void> readRelations(Connection &connection, std::span<domain::OrderRecord> records);
/// Those that one of some orders waits for; who knows them has to hear when that changes.
core::Result<std::set<domain::OrderId>> predecessorsOf(Connection &connection, const std::set<domain::OrderId> &orders);

} // namespace fieldlane::store
