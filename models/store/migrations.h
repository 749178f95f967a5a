#pragma once
#include "core/result.h"
#include <QStringList>
#include <vector>

namespace fieldlane::store {

class Connection;

enum class MigrationWish { CheckOnly, Upgrade, Create };

struct Migration
{
    int number = 0;
    QString name;
    QStringList statements;
};

/// The migrations that ship for a dialect's schema folder, by number from 1 without gaps.
std::vector<Migration> shippedMigrations(const QString &schemaFolder);

/// Brings a database to the newest schema. Each migration and its version number share a transaction.
/// Errors: NotADatabase (another program's), TooNew, NotFound (empty, and not to be created).
core::Result<void> migrate(Connection &connection, MigrationWish wish);
/// The same with given migrations, for tests of upgrades.
core::Result<void> migrate(Connection &connection, MigrationWish wish, const std::vector<Migration> &migrations);
core::Result<int> schemaVersion(Connection &connection);

} // namespace fieldlane::store
