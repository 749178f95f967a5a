#include "engine/standing.h"
#include "engine/planning.h"
#include <algorithm>

namespace fieldlane::engine {

namespace {

/// Whether the plan sees the lanes of all who go along, and may give them something.
bool hasCompanions(const PlanTask &task, const PlanRequest &request)
{
    return std::all_of(task.job.companions.begin(), task.job.companions.end(), [&](const Companion &companion) {
        const auto isTheirs = [&](const Lane &l) { return l.technician.id == companion.technicianId; };
        return std::any_of(request.lanes.begin(), request.lanes.end(), isTheirs) && !isRelieved(request, companion.technicianId);
    });
}

Standing standingOf(const PlanTask &task, const PlanRequest &request, const PlacementContext &context)
{
    if (!task.present)
        return Standing::Waits;
    const bool isWhole = hasCompanions(task, request);
    if (task.isDisplaced)
        return isWhole ? Standing::Displaced : Standing::Stranded;
    const auto lane = std::find_if(request.lanes.begin(), request.lanes.end(),
        [&](const Lane &l) { return l.technician.id == task.present->technicianId; });
    return isWhole && lane != request.lanes.end() && fitsWhereItIs(task, *lane, context) ? Standing::MayMove : Standing::Stays;
}

} // namespace

bool isRelieved(const PlanRequest &request, domain::TechnicianId technician)
{
    return std::find(request.relieved.begin(), request.relieved.end(), technician) != request.relieved.end();
}

std::vector<Standing> standingsOf(const PlanRequest &request)
{
    PlacementContext context = request.context;
    context.companions = request.lanes;
    std::vector<Standing> standings;
    for (const PlanTask &task : request.tasks)
        standings.push_back(standingOf(task, request, context));
    return standings;
}

} // namespace fieldlane::engine
