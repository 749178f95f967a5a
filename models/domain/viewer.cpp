#include "domain/viewer.h"
#include <algorithm>

namespace fieldlane::domain {

bool Viewer::seesUnit(UnitId unit) const
{
    return scope == DataScope::All || std::binary_search(units.begin(), units.end(), unit);
}

bool Viewer::seesTechnician(const Technician &t) const
{
    return seesUnit(t.unitId) || (technician.isValid() && t.id == technician);
}

bool sees(const Viewer &viewer, const OrderRecord &record)
{
    const Order &o = record.order;
    if (viewer.seesUnit(o.unitId))
        return true;
    if (viewer.person.isValid() && (o.enteredBy == viewer.person || o.handlerId == viewer.person))
        return true;
    const auto among = [&](const std::vector<PoolId> &pools) {
        return o.poolId.isValid() && std::binary_search(pools.begin(), pools.end(), o.poolId);
    };
    if (among(viewer.managedPools) || (o.state == OrderState::Offered && among(viewer.claimPools)))
        return true;
    return viewer.technician.isValid()
        && std::any_of(record.assignments.begin(), record.assignments.end(),
            [&](const Assignment &a) { return a.technicianId == viewer.technician; });
}

} // namespace fieldlane::domain
