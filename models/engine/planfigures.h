#pragma once
#include "engine/dayplan.h"

namespace fieldlane::engine {

/// What the days of lanes are like. `isPlanned`: by task, whether somebody has it.
PlanFigures figuresOf(const PlanRequest &request, const std::vector<Lane> &lanes, const std::vector<char> &isPlanned);

} // namespace fieldlane::engine
