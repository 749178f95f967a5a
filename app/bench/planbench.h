#pragma once
#include "app/bench/timing.h"
#include "core/result.h"
#include "engine/dayplan.h"

namespace fieldlane::app::bench {

/// A made day of a company: technicians with skills, shifts and breaks, and orders that nobody has yet.
struct MadeDay
{
    int orders = 1000;
    int technicians = 100;
    quint64 seed = 7;
};
engine::PlanRequest requestOf(const MadeDay &day);

/// Plans made days of 1,000 x 100 and, when `isFull`, 5,000 x 500: the first plan, and what some seconds make of it.
core::Result<void> runPlanBench(bool isFull, Report &report);

} // namespace fieldlane::app::bench
