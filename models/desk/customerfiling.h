#pragma once
#include "desk/catalog.h"
#include "desk/command.h"
#include "desk/outcome.h"
#include "store/connection.h"

namespace fieldlane::desk {

/// Files the caller of a new order as customer and the address as a site of theirs when they are not filed yet,
/// and points the order to them, inside the transaction of the order.
core::Result<void> fileCustomer(
    store::Connection &connection, const Catalog &catalog, const CommandContext &context, Outcome &outcome,
    domain::Order &order);

} // namespace fieldlane::desk
