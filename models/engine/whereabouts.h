#pragma once
#include "domain/technician.h"
#include "domain/unit.h"

namespace fieldlane::engine {

/// Whether a service area holds a place; an empty one holds none.
bool holds(const domain::Area &area, core::Coordinate place);
/// Where a technician was heard of last, else where they live; nothing when neither is known.
std::optional<core::Coordinate> lastKnownPlace(const domain::Technician &technician);

} // namespace fieldlane::engine
