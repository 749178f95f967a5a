#pragma once
#include "domain/claimpool.h"
#include "domain/customer.h"
#include "domain/flow.h"
#include "domain/masterdata.h"
#include "domain/order.h"
#include "domain/person.h"
#include "domain/unit.h"

namespace fieldlane::desk {

/// What somebody needs to change entries of a kind.
template <class Entity>
constexpr domain::Permission permissionFor()
{
    using namespace domain;
    if constexpr (std::is_same_v<Entity, Customer> || std::is_same_v<Entity, Contact> || std::is_same_v<Entity, Site>
        || std::is_same_v<Entity, Equipment>)
        return Permission::EnterOrders;
    else if constexpr (std::is_same_v<Entity, Role> || std::is_same_v<Entity, Person>)
        return Permission::ManagePeople;
    else if constexpr (std::is_same_v<Entity, Flow> || std::is_same_v<Entity, PlanningPolicy>)
        return Permission::EditRules;
    else if constexpr (std::is_same_v<Entity, ClaimPool>)
        return Permission::ManagePools;
    else
        return Permission::EditMasterData;
}

} // namespace fieldlane::desk
