#pragma once
#include "app/bench/timing.h"
#include "core/result.h"

namespace fieldlane::app::bench {

/// Live counts of a rule that somebody edits, key by key, behind twenty others: over the database file of a pool
/// fixture, and over as many `orders` (a million of the names' 1M) that are all open and all say something else.
core::Result<void> runRuleCountBench(const QString &databaseFile, int orders, Report &report);

} // namespace fieldlane::app::bench
