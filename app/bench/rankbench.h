#pragma once
#include "app/bench/timing.h"
#include "core/result.h"

namespace fieldlane::app::bench {

/// Ranks everybody of a fixture for one order with the whole explanation: candidates, the start proposed for each, all
/// findings and cost parts, order, runner-up and margin. Ordinary and emergency orders at places spread over the list.
core::Result<void> runRankBench(const QString &databaseFile, Report &report, int rounds = 40);

} // namespace fieldlane::app::bench
