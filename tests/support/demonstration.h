#pragma once
#include <QString>
#include <QTemporaryDir>

namespace fieldlane::support {

/// The address of a new database with the demonstration company of seed 1 at a time (ISO 8601). `fieldlanectl demo` makes
/// it once for each build of that program; after that it is a copy, for the making takes seconds.
QString demonstration(const QString &kind, const QString &now, const QTemporaryDir &folder);

} // namespace fieldlane::support
