#pragma once
#include "app/bench/timing.h"
#include "core/result.h"

namespace fieldlane::app::bench {

/// What a look for alerts costs the database's thread: everywhere, and around one technician who changed.
core::Result<void> runAlertBench(const QString &databaseFile, Report &report, int rounds = 10);

} // namespace fieldlane::app::bench
