#pragma once
#include "domain/order.h"
#include "store/connection.h"
#include <span>

namespace fieldlane::store {

/// Reads what each order waits for and what waits for it, as far as the viewer of the connection sees those orders.
core::Result<void> readRelations(Connection &connection, std::span<domain::OrderRecord> records);

} // namespace fieldlane::store
