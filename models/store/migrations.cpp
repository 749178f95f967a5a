#include "store/migrations.h"
#include "core/check.h"
#include "store/connection.h"
#include "store/lifecycletable.h"
#include "store/transaction.h"
#include <QDir>
#include <QFile>

namespace fieldlane::store {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

Result<bool> hasTable(Connection &connection, const QString &name)
{
    FIELDLANE_ASSIGN(count, connection.single(connection.dialect().tableExists(), {name}));
    return count.toLongLong() > 0;
}

Result<void> apply(Connection &connection, const Migration &migration)
{
    FIELDLANE_ASSIGN(transaction, Transaction::begin(connection));
    for (const QString &statement : migration.statements)
        FIELDLANE_TRY(connection.execute(statement));
    FIELDLANE_TRY(connection.execute(QStringLiteral("UPDATE schema_version SET version = ?"), {migration.number}));
    return transaction.commit();
}

/// Makes the version table; two programs that open a new database at once must both succeed.
Result<void> createVersion(Connection &connection)
{
    FIELDLANE_ASSIGN(transaction, Transaction::begin(connection));
    FIELDLANE_TRY(connection.execute(QStringLiteral("CREATE TABLE schema_version (version BIGINT NOT NULL)")));
    FIELDLANE_TRY(connection.execute(QStringLiteral("INSERT INTO schema_version(version) VALUES (0)")));
    return transaction.commit();
}

Result<void> checkOwn(Connection &connection, MigrationWish wish)
{
    FIELDLANE_ASSIGN(own, hasTable(connection, QStringLiteral("schema_version")));
    if (own)
        return {};
    const QString subject = connection.url().display();
    FIELDLANE_ASSIGN(foreign, hasTable(connection, QStringLiteral("orders")));
    if (foreign)
        return Error {ErrorCode::NotADatabase, subject, QStringLiteral("This database belongs to another program.")};
    if (wish != MigrationWish::Create)
        return Error {ErrorCode::NotADatabase, subject,
            QStringLiteral("This is no Fieldlane database; make one with 'fieldlanectl init'.")};
    return createVersion(connection);
}

} // namespace

std::vector<Migration> shippedMigrations(const QString &schemaFolder)
{
    std::vector<Migration> migrations;
    const QDir folder(QStringLiteral(":/schema/") + schemaFolder);
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        FIELDLANE_CHECK(file.open(QIODevice::ReadOnly)); // part of this program, so it is always there
        const QString text = QString::fromUtf8(file.readAll());
        migrations.push_back({name.left(4).toInt(), name, text.split(QStringLiteral("\n----\n"))});
    }
    return migrations;
}

Result<void> migrate(Connection &connection, MigrationWish wish)
{
    FIELDLANE_TRY(migrate(connection, wish, shippedMigrations(connection.dialect().schemaFolder())));
    return wish == MigrationWish::CheckOnly ? Result<void>() : writeLifecycle(connection);
}

Result<void> migrate(Connection &connection, MigrationWish wish, const std::vector<Migration> &migrations)
{
    FIELDLANE_TRY(checkOwn(connection, wish));
    FIELDLANE_ASSIGN(version, schemaVersion(connection));
    const int newest = migrations.empty() ? 0 : migrations.back().number;
    const QString subject = connection.url().display();
    if (version > newest)
        return Error {ErrorCode::TooNew, subject,
            QStringLiteral("The database was written by a newer Fieldlane (schema %1, this program knows %2); update the program.")
                .arg(version)
                .arg(newest)};
    if (version < newest && wish == MigrationWish::CheckOnly)
        return Error {ErrorCode::Unsupported, subject,
            QStringLiteral("The database has an older schema (%1 of %2); open it once for writing to upgrade it.")
                .arg(version)
                .arg(newest)};
    for (const Migration &migration : migrations) {
        if (migration.number > version)
            FIELDLANE_TRY(apply(connection, migration));
    }
    return {};
}

Result<int> schemaVersion(Connection &connection)
{
    FIELDLANE_ASSIGN(version, connection.single(QStringLiteral("SELECT version FROM schema_version")));
    return version.toInt();
}

} // namespace fieldlane::store
