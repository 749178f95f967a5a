#pragma once
#include "desk/catalog.h"
#include "domain/customer.h"
#include "domain/notice.h"
#include "domain/order.h"

namespace fieldlane::desk {

/// Refuses master data that nobody could work with, in one sentence. The catalogue is what stands before.
core::Result<void> validate(const domain::Unit &unit, const Catalog &catalog);
core::Result<void> validate(const domain::Technician &technician, const Catalog &catalog);
core::Result<void> validate(const domain::OrderTemplate &orderTemplate, const Catalog &catalog);
core::Result<void> validate(const domain::Absence &absence, const Catalog &catalog);
core::Result<void> validate(const domain::Customer &customer, const Catalog &catalog);
core::Result<void> validate(const domain::Contact &contact, const Catalog &catalog);
core::Result<void> validate(const domain::Site &site, const Catalog &catalog);
core::Result<void> validate(const domain::Equipment &equipment, const Catalog &catalog);
core::Result<void> validate(const domain::Role &role, const Catalog &catalog);
core::Result<void> validate(const domain::Person &person, const Catalog &catalog);
core::Result<void> validate(const domain::Flow &flow, const Catalog &catalog);
core::Result<void> validate(const domain::ClaimPool &pool, const Catalog &catalog);
core::Result<void> validate(const domain::FaultType &type, const Catalog &catalog);
core::Result<void> validate(const domain::CustomerGrade &grade, const Catalog &catalog);
core::Result<void> validate(const domain::Reason &reason, const Catalog &catalog);
core::Result<void> validate(const domain::Holiday &holiday, const Catalog &catalog);
core::Result<void> validate(const domain::PlanningPolicy &policy, const Catalog &catalog);
core::Result<void> validate(const domain::NoticeChannel &channel, const Catalog &catalog);
core::Result<void> validate(const domain::NoticeTemplate &words, const Catalog &catalog);

/// Refuses to take away what other master data points to, in one sentence.
core::Result<void> checkRemoval(const domain::Unit &unit, const Catalog &catalog);
core::Result<void> checkRemoval(const domain::OrderTemplate &orderTemplate, const Catalog &catalog);

} // namespace fieldlane::desk
