#pragma once
#include "desk/catalog.h"
#include "domain/viewer.h"
#include <functional>
#include <optional>

namespace fieldlane::desk {

/// Who wants to work on a database, and how they prove it.
struct LogIn
{
    QString login;
    /// Called when the database asks for one: never on PostgreSQL, whose own log-in says who it is.
    std::function<core::Result<QString>()> password;
};

/// The person behind a log-in (where nobody has a password also a technician by name or code); without one `nobody` (one person who may do everything), unless the database asks
/// who everybody is. Five wrong passwords in a row block an account for a minute, then longer each time.
/// Errors: Forbidden, with the same sentence for an unknown name and a wrong password.
core::Result<domain::Viewer> logIn(store::Connection &connection, const Catalog &catalog,
    const std::optional<LogIn> &request, const domain::Viewer &nobody, core::Instant now);

/// Whether a file opens only with a LogIn that has a password. False for what cannot be read, of which Desk::open()
/// tells, and on PostgreSQL, whose own log-in says who it is.
bool asksWho(const QString &database);

/// Gives a person a password, and takes it away with an empty one. In a file everybody needs one from the first on,
/// so the first goes to somebody who manages people. On PostgreSQL it is that of the person's role on the server,
/// which is made when needed: the connection must be allowed to make roles.
core::Result<void> setPassword(store::Connection &connection, const Catalog &catalog, const domain::Viewer &by,
    domain::PersonId person, const QString &password);

} // namespace fieldlane::desk
