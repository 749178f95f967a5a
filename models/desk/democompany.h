#pragma once
#include "desk/demoplaces.h"
#include "desk/demotypes.h"
#include "desk/demowriter.h"

namespace fieldlane::desk {

/// A customer's house with the appliance in it.
struct DemoSite
{
    domain::CustomerId customerId;
    domain::SiteId siteId;
    domain::EquipmentId equipmentId;
    QString customer;
    QString phone;
    QString address;
    core::Coordinate place;
    domain::UnitId unit; ///< the municipality
};

/// Everything of the demonstration that stays the same over its days.
struct DemoCompany
{
    domain::UnitId company;
    domain::UnitId oberland;
    domain::UnitId unterland;
    std::vector<DemoType> types;
    std::vector<domain::TechnicianId> technicians;
    std::vector<DemoSite> sites;
};

/// Founds the company at a time well before its first order.
core::Result<DemoCompany> foundDemoCompany(
    DemoWriter &writer, core::Instant founded, core::Instant now, core::Random &random);

/// A site of the company, busy customers more often.
const DemoSite &anySite(const DemoCompany &company, core::Random &random);
const DemoType &anyType(const DemoCompany &company, core::Random &random);
const DemoType &typeNamed(const DemoCompany &company, const QString &name);

} // namespace fieldlane::desk
