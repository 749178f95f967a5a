#pragma once
#include "core/spanset.h"
#include <optional>

namespace fieldlane::desk {

/// Which days the board holds: always those around now, which planning looks at, and those around what is
/// seen. Days are loaded before they come into sight, and dropped when they are far from it.
struct BoardWindow
{
    core::TimeSpan home; ///< the days around now
    core::TimeSpan seen;

    /// What to load next, nearest to the middle of the sight first and at most a week at once, so that a command
    /// never waits long behind it. Nothing while all within reach is there.
    std::optional<core::TimeSpan> next(const core::SpanSet &loaded) const;
    /// What is worth its memory.
    core::SpanSet keep() const;

    /// What a console reads before it shows anything: yesterday to the day after tomorrow.
    static core::TimeSpan firstOf(core::Instant now);
    /// The home of an instant, in whole days of UTC.
    static core::TimeSpan homeOf(core::Instant now, core::Duration past, core::Duration ahead);
};

} // namespace fieldlane::desk
