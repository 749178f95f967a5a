#pragma once
#include "app/bench/timing.h"
#include "core/result.h"
#include <QStringList>

namespace fieldlane::app::bench {

/// Which part of the engine's measurement runs.
struct EngineBench
{
    int seeds = 5;
    double seconds = 0; ///< of one thread's processor time; 0: those that the targets are set for
    QStringList files; ///< names; none: all
};

/// Plans the instances in `folder` (vrptw with best-known.csv, days) with seeds 1 .. n on one thread. A line for each
/// run with cost, best known and gap in percent; for each size the mean over its files of the median over the seeds.
core::Result<void> runEngineBench(const QString &folder, const EngineBench &bench, Report &report);

} // namespace fieldlane::app::bench
