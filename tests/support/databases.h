#pragma once
#include <QString>
#include <QTemporaryDir>

namespace fieldlane::support {

/// Adds a QTest column "database" with one row per kind of database, each a name for freshDatabase().
void addDatabaseRows();
/// The address of a new, empty database of a kind ("sqlite", "postgresql"); SQLite files lie in `folder`.
QString freshDatabase(const QString &kind, const QTemporaryDir &folder);

} // namespace fieldlane::support
