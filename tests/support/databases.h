#pragma once
#include <QString>
#include <QTemporaryDir>

namespace fieldlane::support {

/// Adds a QTest column "database" with one row per kind of database, each a name for freshDatabase().
void addDatabaseRows();
/// The address of a new database of a kind ("sqlite", "postgresql") with the schema of this program and no rows; SQLite
/// files lie in `folder`. It is a copy, for the migrations take longer than most tests.
QString freshDatabase(const QString &kind, const QTemporaryDir &folder);
/// The same without a schema, for tests of how databases are made; with SQLite a file that is not there yet.
QString emptyDatabase(const QString &kind, const QTemporaryDir &folder);

} // namespace fieldlane::support
