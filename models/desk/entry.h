#pragma once
#include "desk/catalog.h"
#include "domain/order.h"

namespace fieldlane::desk {

/// The flow that an order is entered with: the one it names, its template's, or the nearest of its unit and the
/// units above; null when the company uses none.
const domain::Flow *flowFor(const domain::Order &order, const Catalog &catalog);

/// Refuses an entry that its flow does not allow, in one sentence. `hasRecipient`: it is dispatched at once.
core::Result<void> checkEntry(const domain::Flow &flow, const domain::Order &order, bool hasRecipient);

/// Whose desk an order waits at: the manager of its pool in dispatch mode, the desk of its flow, or nobody's.
domain::PersonId handlerFor(const domain::Order &order, const Catalog &catalog);

} // namespace fieldlane::desk
