#pragma once
#include "engine/dayplan.h"

namespace fieldlane::engine {

/// What a plan may do with a task.
enum class Standing {
    Waits, ///< nobody has it yet
    MayMove, ///< planned, and may go elsewhere
    Stays, ///< planned where something speaks against it already, or where a break divides it: nobody's to move
    Displaced, ///< planned where it cannot stay
    KeepsHour, ///< the same, with somebody whom the plan relieves: for a start, others are looked for at that hour
    Stranded ///< planned where it cannot stay, with somebody going along who is relieved or out of sight: a plan can only tell of it
};
/// Whether a plan may give it to somebody.
inline bool isFree(Standing standing)
{
    return standing != Standing::Stays && standing != Standing::Stranded;
}
/// Whether all is well with it when the plan leaves it alone.
inline bool isSettled(Standing standing)
{
    return standing == Standing::MayMove || standing == Standing::Stays;
}
/// Whether somebody gets nothing.
bool isRelieved(const PlanRequest &request, domain::TechnicianId technician);
/// Of the tasks of a request.
std::vector<Standing> standingsOf(const PlanRequest &request);

} // namespace fieldlane::engine
