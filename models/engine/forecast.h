#pragma once
#include "domain/plannedwork.h"
#include "engine/placement.h"

namespace fieldlane::engine {

/// When a piece of work will begin and end, as the day runs now.
struct Foreseen
{
    domain::AssignmentId assignmentId;
    core::Instant start;
    core::Instant end;
};

/// Runs through what a technician still has to do: from where the person is now, what is under way and what is left
/// of it, the way to the next one, and so on in the order of the plan. Nothing begins before its planned start.
/// `lane` is the technician with the calendar; its bookings are not looked at, they come from `work`: finished, under
/// way and planned. Work that overruns is thought to take `rest` still. Paused work is left out: its rest is planned
/// anew.
std::vector<Foreseen> foresee(
    Lane lane, std::vector<domain::PlannedWork> work, core::Duration rest, const PlacementContext &context);

} // namespace fieldlane::engine
