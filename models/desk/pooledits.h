#pragma once
#include "domain/ordersummary.h"
#include "store/poolrepository.h"

namespace fieldlane::desk {

/// What some changed orders mean for the ids of a filter as they were. Rows of `removed` are those before any
/// change, highest first; then come the insertions in order, each with its row at that moment.
struct PoolEdits
{
    struct Insertion
    {
        int row = 0;
        domain::OrderId id;
    };
    std::vector<int> removed;
    std::vector<Insertion> inserted;
    std::vector<int> stayed; ///< rows, after all edits, of orders that changed but did not move
    std::vector<domain::OrderSummary> rows; ///< the changed orders that the filter means
};

/// Finds the edits by binary search in `known`, one comparison by the database a step.
core::Result<PoolEdits> findEdits(store::PoolRepository &repository, const store::PoolQuery &query,
    const std::vector<domain::OrderId> &known, const std::vector<domain::OrderId> &changed);

} // namespace fieldlane::desk
