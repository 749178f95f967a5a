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

/// Plans a made day: the first plan in a thread's processor time, and what some seconds make of it.
core::Result<void> runPlanBench(const MadeDay &day, double firstPlanMs, Report &report);
/// Finds the best place of an emergency among everybody in a planned day, without and with the record that explains it, and
/// as a proposal by which planned work may make room.
core::Result<void> runInsertBench(const MadeDay &made, Report &report);
/// Plans the fullest day of the real requests for a minute on two threads: all that came in, for people who have nothing
/// yet. `database`: see realDatabase().
core::Result<void> runRealPlanBench(const QString &database, Report &report);

} // namespace fieldlane::app::bench
