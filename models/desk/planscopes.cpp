#include "desk/planscopes.h"
#include "core/zone.h"
#include "desk/catalog.h"

namespace fieldlane::desk {

using core::Instant;
using domain::TechnicianId;

namespace {

/// Planned work of today, and nothing that waits.
PlanQuestion todayOf(const Catalog &catalog, Instant now)
{
    PlanQuestion question;
    question.first = core::localDay(companyZone(catalog), now);
    question.scope.from = now;
    question.scope.takesWaiting = false;
    return question;
}

} // namespace

PlanQuestion insertOne(domain::OrderId order, const Catalog &catalog, Instant now)
{
    PlanQuestion question = todayOf(catalog, now);
    question.scope.orders = {order};
    return question;
}

PlanQuestion optimiseLane(TechnicianId technician, const Catalog &catalog, Instant now)
{
    PlanQuestion question = todayOf(catalog, now);
    question.scope.lanes = {technician};
    return question;
}

PlanQuestion fillGaps(TechnicianId technician, const Catalog &catalog, Instant now)
{
    PlanQuestion question = todayOf(catalog, now);
    question.scope.takesWaiting = true;
    question.planned = PlanQuestion::Planned::Stays;
    if (technician.isValid())
        question.scope.lanes = {technician};
    return question;
}

PlanQuestion repairAbsence(TechnicianId technician, const Catalog &catalog, Instant now)
{
    PlanQuestion question = todayOf(catalog, now);
    question.scope.relieved = {technician};
    question.planned = PlanQuestion::Planned::Stays;
    return question;
}

PlanQuestion repairOverrun(TechnicianId technician, const Catalog &catalog, Instant now)
{
    PlanQuestion question = todayOf(catalog, now);
    question.scope.mended = {technician};
    question.planned = PlanQuestion::Planned::Stays;
    return question;
}

} // namespace fieldlane::desk
