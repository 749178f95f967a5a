#pragma once
#include "domain/order.h"

namespace fieldlane::desk {

/// Ends the visits that somebody arrived at: who was there, and whose own time had begun, is done there. What is only
/// planned stays.
void endVisits(domain::OrderRecord &record, core::Instant at);

/// Gives the order's plan another lead and time, and takes those along who go with the lead; whoever becomes the lead
/// assists no longer. Work nobody arrived at moves; a visit that somebody arrived at has happened, so it ends and its
/// people are planned for another one. Returns the positions in record.assignments of all who were planned.
std::vector<size_t> movePlan(
    domain::OrderRecord &record, domain::TechnicianId lead, core::TimeSpan span, core::Instant at);

} // namespace fieldlane::desk
