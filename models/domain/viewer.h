#pragma once
#include "domain/order.h"
#include "domain/permissions.h"
#include <vector>

namespace fieldlane::domain {

/// Who asks: what every check of permission and scope needs to know about a person.
struct Viewer
{
    PersonId person; ///< invalid: no log-in is configured, one person who may do everything
    QString login = QStringLiteral("dispatcher"); ///< what history writes down
    TechnicianId technician;
    Permissions permissions = Permissions::all();
    DataScope scope = DataScope::All;
    std::vector<UnitId> units; ///< sorted; those of the scopes OwnUnit and UnitAndBelow
    std::vector<PoolId> claimPools; ///< sorted; the person may claim there
    std::vector<PoolId> managedPools; ///< sorted

    bool seesUnit(UnitId unit) const;
    /// Whose lanes the person sees: those of the units in scope, and the own one.
    bool seesTechnician(const Technician &technician) const;

    friend bool operator==(const Viewer &, const Viewer &) = default;
};

/// The data scope as one rule; store::scopeCondition and the database's row-level security say the same.
bool sees(const Viewer &viewer, const OrderRecord &record);

} // namespace fieldlane::domain
