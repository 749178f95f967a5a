#include "domain/plannedwork.h"

namespace fieldlane::domain {

core::TimeSpan PlannedWork::occupied(core::Instant now) const
{
    const core::Instant start = assignment.arrivedAt.value_or(assignment.plannedStart);
    if (assignment.completedAt)
        return {start, std::max(start, *assignment.completedAt)};
    if (!assignment.arrivedAt)
        return assignment.planned();
    return {start, std::max(start + assignment.planned().length(), now)};
}

} // namespace fieldlane::domain
