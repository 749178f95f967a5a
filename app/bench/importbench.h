#pragma once
#include "app/bench/timing.h"
#include "core/result.h"

namespace fieldlane::app::bench {

/// The folder with the real requests; empty when the environment names none.
QString realDataFolder();

/// A database of the real requests, their regions as units, and 150 made-up technicians; made when it is not
/// there yet. NotFound without the real data.
core::Result<QString> realDatabase(const QString &folder);

/// Imports the real requests, or the first `rows` of them, into a new database, the file or the empty PostgreSQL database
/// `database`, and once more into the same.
core::Result<void> runImportBench(const QString &database, int rows, Report &report);

} // namespace fieldlane::app::bench
