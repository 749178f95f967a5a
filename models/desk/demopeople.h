#pragma once
#include "desk/demoplaces.h"
#include "domain/technician.h"

namespace fieldlane::desk {

/// The technicians, without unit and id. `unit` names the unit: a branch, or the company for those who work
/// everywhere.
struct DemoTechnician
{
    domain::Technician entity;
    QString unit;
};
std::vector<DemoTechnician> demoTechnicians(
    const std::vector<DemoMunicipality> &towns, core::Instant now, core::Random &random);

/// A customer's name; most are people, some are hotels, offices and shops.
QString demoCustomerName(core::Random &random);

} // namespace fieldlane::desk
