#pragma once
#include "core/result.h"
#include <QString>

namespace fieldlane::app::bench {

/// Measures the shipped pool on a database file of a fixture: search, filter, count, jump, scroll; and beside it
/// what Qt ships for the same. Prints one JSON line a measurement. Needs a QApplication.
core::Result<void> runPoolBench(const QString &databaseFile);

} // namespace fieldlane::app::bench
