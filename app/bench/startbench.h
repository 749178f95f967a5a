#pragma once
#include "app/bench/timing.h"
#include "core/instant.h"
#include "core/result.h"

namespace fieldlane::app::bench {

/// The demonstration company; made when it is not there yet.
core::Result<QString> demonstrationDatabase(const QString &folder);

struct StartCase
{
    QString name;
    QString database;
    double targetMs = 0;
    std::optional<double> memoryTarget; ///< megabytes
    int times = 1;
};

/// Starts the console that lies beside this program, with settings of its own, and measures on the wall how long
/// it takes from there until its first board is painted, and the memory it holds: as it stands then, at its peak,
/// and after every perspective was opened.
core::Result<void> runStartBench(const StartCase &start, Report &report);

} // namespace fieldlane::app::bench
