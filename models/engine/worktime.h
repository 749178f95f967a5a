#pragma once
#include "core/instant.h"
#include <QVarLengthArray>
#include <vector>

namespace fieldlane::engine {

/// Where work is done, in order. It is mostly one piece, or two around a break: no memory of its own.
using Segments = QVarLengthArray<core::TimeSpan, 2>;

/// Work laid out from a start over the time that is there for it.
struct Laid
{
    Segments segments; ///< at least one
    core::Duration paused {0}; ///< breaks in between
    core::Instant end() const { return segments.back().end; }
    core::Instant start() const { return segments.front().start; }
};

/// Lays `work` from `start` on. A break that begins inside the work interrupts it; work that starts inside a
/// break starts there all the same. `breaks` are sorted. With `acrossShifts`, work that reaches a shift's end goes on at the start
/// of the next of `shifts` (sorted, disjoint); otherwise it goes on past the end.
Laid layWork(core::Instant start, core::Duration work, const std::vector<core::TimeSpan> &shifts,
    const std::vector<core::TimeSpan> &breaks, bool acrossShifts);

/// When that work ends.
core::Instant endOfWork(core::Instant start, core::Duration work, const std::vector<core::TimeSpan> &shifts,
    const std::vector<core::TimeSpan> &breaks, bool acrossShifts);

/// How much of a span no piece of `covered` (sorted, disjoint) covers.
core::Duration outside(core::TimeSpan span, const std::vector<core::TimeSpan> &covered);

/// The nights that work goes over: gaps between `shifts` (sorted, disjoint) that lie wholly within it. Nobody works then.
core::Duration restsIn(core::TimeSpan span, const std::vector<core::TimeSpan> &shifts);

} // namespace fieldlane::engine
