#pragma once
#include "app/bench/timing.h"
#include "core/result.h"

namespace fieldlane::app::bench {

/// Measures the map on a fixture with the sample map beneath: frames and zoom steps with every order drawn by
/// itself and with clusters, all of them in sight; frames while the tiles are still coming; and beside it a
/// QGraphicsScene with the same markers. Needs a QApplication and runs its event loop until the tiles are there.
core::Result<void> runMapBench(const QString &databaseFile, Report &report, int frames = 60);

} // namespace fieldlane::app::bench
