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
/// Shuts a person's log-in.
core::Result<void> dismissPerson(Connection &connection, const QString &login);

} // namespace fieldlane::store
