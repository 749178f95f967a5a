#include "desk/access.h"
#include "desk/poolquestion.h"
#include <algorithm>

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::DataScope;

namespace {

std::vector<domain::UnitId> unitsInScope(const domain::Person &person, DataScope scope, const Catalog &catalog)
{
    if (!person.unitId.isValid() || scope == DataScope::Own || scope == DataScope::All)
        return {};
    if (scope == DataScope::OwnUnit)
        return {person.unitId};
    return withUnitsBelow({person.unitId}, catalog);
}

bool isMember(const domain::ClaimPool &pool, domain::TechnicianId technician)
{
    return technician.isValid() && std::find(pool.members.begin(), pool.members.end(), technician) != pool.members.end();
}

} // namespace

Result<domain::Viewer> viewerOf(const domain::Person &person, const Catalog &catalog)
{
    const domain::Role *role = catalog.organisation().role(person.roleId);
    if (!person.active)
        return Error {ErrorCode::Forbidden, person.login, QStringLiteral("This account is disabled; ask an administrator.")};
    if (!role || !role->active)
        return Error {ErrorCode::Forbidden, person.login,
            QStringLiteral("This account has no role any more; ask an administrator for one.")};
    domain::Viewer viewer;
    viewer.person = person.id;
    viewer.login = person.login;
    viewer.technician = person.technicianId;
    viewer.permissions = role->permissions;
    viewer.scope = role->scope;
    viewer.units = unitsInScope(person, role->scope, catalog);
    for (const domain::ClaimPool &pool : catalog.organisation().pools) {
        if (pool.active && pool.managerId == person.id)
            viewer.managedPools.push_back(pool.id);
        if (pool.active && isMember(pool, person.technicianId))
            viewer.claimPools.push_back(pool.id);
    }
    return viewer;
}

Result<domain::Viewer> viewerNow(const domain::Viewer &viewer, const Catalog &catalog)
{
    if (!viewer.person.isValid())
        return viewer;
    const domain::Person *person = catalog.organisation().person(viewer.person);
    if (!person)
        return Error {ErrorCode::Forbidden, viewer.login, QStringLiteral("This account is gone; ask an administrator.")};
    return viewerOf(*person, catalog);
}

} // namespace fieldlane::desk
