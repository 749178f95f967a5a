#include "desk/alertplans.h"
#include "desk/planscopes.h"

namespace fieldlane::desk {

using domain::AlertKind;

std::optional<PlanQuestion> planMending(const domain::Alert &alert, const Catalog &catalog, core::Instant now)
{
    switch (alert.kind) {
    case AlertKind::AbsentWithOrders:
        return repairAbsence(alert.technicianId, catalog, now);
    case AlertKind::LateStart:
    case AlertKind::Overrun:
    case AlertKind::Overlap:
        return repairOverrun(alert.technicianId, catalog, now);
    case AlertKind::SlaAtRisk:
    case AlertKind::SlaBroken:
        // What waits finds a place; what somebody has is late because of what comes before it.
        return alert.technicianId.isValid() ? repairOverrun(alert.technicianId, catalog, now) : insertOne(alert.orderId, catalog, now);
    case AlertKind::Unclaimed: // those are not waiting for dispatch, and a plan would not help the others
    case AlertKind::NotAccepted:
    case AlertKind::TechnicianSilent:
    case AlertKind::MissingCoordinates:
    case AlertKind::CertificateExpiring:
        break;
    }
    return std::nullopt;
}

} // namespace fieldlane::desk
