#include "desk/orderfacts.h"
#include "desk/automatic.h"
#include "engine/whereabouts.h"
#include "geo/distance.h"
#include "store/table.h"

namespace fieldlane::desk {

using core::Result;

Result<OrderBackground> backgroundOf(store::Connection &connection, const domain::Order &order)
{
    OrderBackground background;
    if (order.customerId.isValid()) {
        FIELDLANE_ASSIGN(customer, store::customerTable(connection).byId(order.customerId));
        background.customerGrade = customer.grade;
    }
    if (order.equipmentId.isValid()) {
        FIELDLANE_ASSIGN(equipment, store::equipmentTable(connection).byId(order.equipmentId));
        background.warrantyUntil = equipment.warrantyUntil;
    }
    return background;
}

rules::OrderFacts orderFacts(
    const domain::Order &order, const OrderBackground &background, const Catalog &catalog, core::Instant now)
{
    rules::FactsContext context;
    context.now = now;
    if (const domain::Unit *unit = catalog.unit(order.unitId))
        context.zone = unit->zone;
    context.units = catalog.lineage(order.unitId);
    context.customerGrade = background.customerGrade;
    context.warrantyUntil = background.warrantyUntil;
    context.holidays = catalog.organisation().holidays;
    context.nearestTechnician = [&order, &catalog, now] { return nearestQualified(order, catalog, now); };
    return rules::factsOf(order, context);
}

std::optional<double> nearestQualified(const domain::Order &order, const Catalog &catalog, core::Instant now)
{
    std::optional<double> nearest;
    if (!order.location)
        return nearest;
    for (const domain::Technician *t : qualifiedFor(order, catalog, now)) {
        const auto from = engine::lastKnownPlace(*t);
        const double metres = from ? geo::distanceMetres(*from, *order.location) : 0;
        if (from && (!nearest || metres < *nearest))
            nearest = metres;
    }
    return nearest;
}

} // namespace fieldlane::desk
