#include "store/databaselogins.h"
#include "store/connection.h"
#include "store/transaction.h"

namespace fieldlane::store {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

Result<void> run(Connection &connection, const QString &sql, const Values &binds)
{
    if (connection.url().kind != DatabaseUrl::Kind::PostgreSql)
        return Error {ErrorCode::Unsupported, connection.url().display(),
            QStringLiteral("A file has no log-ins of its own; give people passwords instead.")};
    FIELDLANE_ASSIGN(transaction, Transaction::begin(connection));
    FIELDLANE_TRY(connection.query(sql, binds));
    return transaction.commit();
}

} // namespace

Result<void> admitPerson(Connection &connection, const QString &login, const QString &password)
{
    return run(connection, QStringLiteral("SELECT admit_person(?, ?), grant_login(?)"), {login, password, login});
}

Result<QString> connectedAs(Connection &connection)
{
    FIELDLANE_ASSIGN(user, connection.single(QStringLiteral("SELECT session_user")));
    return user.toString();
}

Result<bool> isOwner(Connection &connection)
{
    FIELDLANE_ASSIGN(owner, connection.single(QStringLiteral("SELECT viewer_is_owner()")));
    return owner.toBool();
}

Result<bool> hasLogIns(Connection &connection)
{
    FIELDLANE_ASSIGN(count,
        connection.single(QStringLiteral("SELECT count(*) FROM people p JOIN pg_roles r ON r.rolname = p.login")));
    return count.toInt() > 0;
}

Result<void> dismissPerson(Connection &connection, const QString &login)
{
    return run(connection, QStringLiteral("SELECT dismiss_person(?)"), {login});
}

} // namespace fieldlane::store
