#include "domain/plannedwork.h"

namespace fieldlane::domain {

core::TimeSpan PlannedWork::occupied(core::Instant now) const
{
    const core::Instant start = assignment.arrivedAt.value_or(assignment.plannedStart);
    if (assignment.completedAt)
        return {start, std::max(start, *assignment.completedAt)};
    if (!assignment.arrivedAt)
        return assignment.planned();
    const core::Instant end = start + assignment.planned().length();
    return {start, state == OrderState::Paused ? end : std::max(end, now)};
}

} // namespace fieldlane::domain
