#pragma once
#include "app/bench/timing.h"
#include "core/result.h"

namespace fieldlane::app::bench {

/// Looks for the nearest ten technicians of a fixture from the places of its people, with and without a wanted
/// skill; and beside it a scan of all of them. One sample is the mean of a thousand searches.
core::Result<void> runNearestBench(const QString &databaseFile, Report &report, int rounds = 20);

} // namespace fieldlane::app::bench
