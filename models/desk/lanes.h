#pragma once
#include "desk/catalog.h"
#include "domain/plannedwork.h"
#include "engine/bookings.h"

namespace fieldlane::desk {

/// What placement has to see around a start: two days back, three ahead. Board and processor both cut their
/// lanes by it, so that they judge alike.
core::TimeSpan placementSpan(core::Instant start);
/// What ranking and "the earliest place" have to see: the same for all moments of an hour.
core::TimeSpan rankingSpan(core::Instant now);

/// A technician's lane for the engine, from all planned work that touches the span (any order).
engine::Lane laneOf(const domain::Technician &technician, const Catalog &catalog,
    const std::vector<domain::PlannedWork> &work, core::TimeSpan span, core::Instant now);
/// Books that work, as far as it takes time in the span.
void bookWork(std::vector<engine::Booking> &bookings, const std::vector<domain::PlannedWork> &work, core::TimeSpan span, core::Instant now);
/// Books what orders out of sight take (store::BoardRepository::takenInSpan).
void addTaken(std::vector<engine::Booking> &bookings, const std::vector<domain::PlannedWork> &taken, core::TimeSpan span, core::Instant now);

} // namespace fieldlane::desk
