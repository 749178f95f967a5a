#pragma once
#include "ui/board/dropjudge.h"

namespace fieldlane::ui::board {

/// A move that the user has committed and nobody has carried out yet.
struct BoardMove
{
    enum class Kind { Move, Resize, Place };
    Kind kind = Kind::Move;
    DragSubject subject;
    chart::LaneHandle fromLane; ///< none for orders from outside
    chart::LaneHandle lane;
    core::Instant start; ///< as wished, snapped; the verdict holds the true one
    std::optional<core::Instant> end; ///< for Resize
    Verdict verdict; ///< what the user saw when letting go
};

} // namespace fieldlane::ui::board
