#pragma once
#include "app/bench/timing.h"
#include "core/result.h"

namespace fieldlane::app::bench {

/// Makes the demonstration company in the file or the empty PostgreSQL database `database`, opens the shipped
/// console on it, and lets another program, `fieldlanectl`, move one planned order `changes` times, at any moment
/// between two looks of the console. Measured on the wall: from handing the change to that program until the
/// open board holds it, so with the time that writing takes, which is printed besides.
core::Result<void> runWatchBench(const QString &database, int changes, Report &report);

} // namespace fieldlane::app::bench
