#pragma once
#include "app/bench/boardbench.h"

namespace fieldlane::app::bench {

/// A QGraphicsScene with one item for each bar of the board, at the same zooms and in the same size, and what it
/// takes against what the board took (`load`: from file to lanes). It draws the bars alone: no grid, no shifts, no labels.
void runBoardPeers(ui::board::BoardView &view, const Timing &load, const std::vector<BoardTiming> &own, Report &report);

} // namespace fieldlane::app::bench
