#pragma once
#include "domain/ids.h"
#include "domain/permissions.h"
#include <QString>
#include <vector>

namespace fieldlane::domain {

/// Where a role's window starts.
enum class StartView { Entry, Dispatch, Region, Today, Field };

/// A set of permissions with the reach of the data. Shipped roles carry a code as their name, which the window
/// translates; own roles carry the name that somebody gave them.
struct Role
{
    RoleId id;
    qint64 version = 0;
    QString name;
    Permissions permissions;
    DataScope scope = DataScope::Own;
    StartView startView = StartView::Dispatch;
    bool active = true;
};

/// Somebody who logs in. The password is kept apart and never enters history.
struct Person
{
    PersonId id;
    qint64 version = 0;
    QString login; ///< lower case, unique; on PostgreSQL also the database role
    QString name;
    QString email;
    QString phone;
    QString language; ///< of notices, for example "es"; empty: the company's
    RoleId roleId;
    UnitId unitId;
    TechnicianId technicianId; ///< whom the person is on the board, if anybody
    bool active = true;
};

/// Customer service, after-sales supervisor, region manager, technician, manager, administrator.
std::vector<Role> shippedRoles();

/// What a log-in name may look like: a letter, then letters, digits, '.', '_' or '-', at most 60, lower case.
bool isLogin(const QString &text);

} // namespace fieldlane::domain
