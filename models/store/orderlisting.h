#pragma once
#include "domain/poolfilter.h"
#include "domain/viewer.h"
#include "store/connection.h"

namespace fieldlane::store {

/// Which orders a listing holds; an empty list or an invalid id leaves that open.
struct OrderListFilter
{
    std::vector<domain::OrderState> states;
    std::vector<domain::UnitId> units;
    domain::TemplateId templateId;
    domain::TechnicianId technicianId; ///< has an assignment of the order
    domain::PoolId poolId;
    std::vector<domain::FieldWish> fields; ///< of the type's own
    domain::Viewer viewer; ///< whose eyes look
    int limit = 50;
};

/// Orders as a plain list, the most pressing deadline first, then the oldest.
core::Result<std::vector<domain::Order>> listOrders(Connection &connection, const OrderListFilter &filter);

} // namespace fieldlane::store
