#pragma once
#include "desk/catalog.h"
#include "store/poolquery.h"

namespace fieldlane::desk {

/// What is asked of the pool.
struct PoolQuestion
{
    domain::PoolFilter filter;
    domain::PoolSort sort;

    friend bool operator==(const PoolQuestion &, const PoolQuestion &) = default;
};

/// The question with everything relative resolved as of `now`: units with those below, days in the zone of the
/// topmost unit, seen by `viewer`. Overdue are open orders only.
store::PoolQuery resolved(
    const PoolQuestion &question, const domain::Viewer &viewer, const Catalog &catalog, core::Instant now);
/// The units with all units below them; empty stays empty.
std::vector<domain::UnitId> withUnitsBelow(const std::vector<domain::UnitId> &units, const Catalog &catalog);

} // namespace fieldlane::desk
