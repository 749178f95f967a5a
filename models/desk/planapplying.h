#pragma once
#include "desk/desk.h"
#include "desk/planning.h"

namespace fieldlane::desk {

/// What became of the moves of a plan.
struct PlanApplied
{
    struct Refused
    {
        QString number;
        bool hasChanged = false; ///< somebody changed the order since; else it does not fit any more
        std::vector<rules::Finding> findings; ///< that speak against it now
        bool isImagined = false; ///< it would go to somebody who is not there
    };
    int applied = 0;
    std::vector<Refused> refused; ///< nothing of these was changed
};
using PlanDone = std::function<void(const core::Result<PlanApplied> &)>;

/// Carries out moves of a plan (places in plan.moves), all that still can be as one undo step. Orders that somebody
/// changed since, or that do not fit beside what lies on the lanes now, are refused alone. Errors: those of reading and
/// writing; Conflict when others change the days faster than they can be read. GUI thread; `done` is called while
/// `context` lives.
void applyPlan(Desk &desk, std::shared_ptr<const PlannedDays> days, std::vector<size_t> moves, QObject *context, PlanDone done);
/// All of them.
std::vector<size_t> allMoves(const engine::DayPlan &plan);

} // namespace fieldlane::desk
