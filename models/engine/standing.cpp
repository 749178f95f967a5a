#include "engine/standing.h"
#include "engine/planning.h"
#include <algorithm>

namespace fieldlane::engine {

namespace {

Standing standingOf(const PlanTask &task, const PlanRequest &request)
{
    if (!task.present)
        return Standing::Waits;
    if (task.isDisplaced)
        return task.job.companions.empty() ? Standing::Displaced : Standing::Stranded;
    const auto lane = std::find_if(request.lanes.begin(), request.lanes.end(),
        [&](const Lane &l) { return l.technician.id == task.present->technicianId; });
    return lane != request.lanes.end() && fitsWhereItIs(task, *lane, request.context) ? Standing::MayMove : Standing::Stays;
}

} // namespace

bool isRelieved(const PlanRequest &request, domain::TechnicianId technician)
{
    return std::find(request.relieved.begin(), request.relieved.end(), technician) != request.relieved.end();
}

std::vector<Standing> standingsOf(const PlanRequest &request)
{
    std::vector<Standing> standings;
    for (const PlanTask &task : request.tasks)
        standings.push_back(standingOf(task, request));
    return standings;
}

} // namespace fieldlane::engine
