#pragma once
#include "domain/order.h"

namespace fieldlane::desk {

/// A kind of order of the demonstration, with what customers say when they call about it.
struct DemoType
{
    domain::OrderTemplate entity;
    int weight = 1; ///< share of the orders
    std::vector<QString> complaints;
    QString appliance; ///< what the equipment is called
};

std::vector<DemoType> demoTypes();

} // namespace fieldlane::desk
