#pragma once
#include "core/result.h"
#include <QString>

namespace fieldlane::store {

class Connection;

/// Log-ins of a PostgreSQL database: every person works as a role of the server, to whom row-level security shows
/// what the person's role in Fieldlane allows. Needs a connection that may create roles. Errors: Unsupported on
/// SQLite, Forbidden, NotFound.

/// Lets a person log in with a password, and gives the rights on the tables.
core::Result<void> admitPerson(Connection &connection, const QString &login, const QString &password);
/// Whom the server takes this connection for.
core::Result<QString> connectedAs(Connection &connection);
/// Whether the connection's role owns the database, and so stands above row-level security.
core::Result<bool> isOwner(Connection &connection);
/// Whether anybody works under a log-in of the server.
core::Result<bool> hasLogIns(Connection &connection);
/// Shuts a person's log-in.
core::Result<void> dismissPerson(Connection &connection, const QString &login);

} // namespace fieldlane::store
