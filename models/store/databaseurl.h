#pragma once
#include "core/result.h"
#include <QString>

namespace fieldlane::store {

/// Where a database is: a file, or `postgresql://[user@]host[:port]/name[?key=value&...]`.
/// A password in the address is refused, since command lines and logs are no place for secrets: libpq finds it
/// in ~/.pgpass, PGPASSFILE or PGPASSWORD.
struct DatabaseUrl
{
    enum class Kind { Sqlite, PostgreSql };
    Kind kind = Kind::Sqlite;
    QString file; ///< SQLite
    QString host, name, user; ///< PostgreSQL
    int port = 5432;
    QString options; ///< libpq options, "a=b;c=d"

    static core::Result<DatabaseUrl> parse(const QString &text);
    /// What may be shown to people and logged.
    QString display() const;
};

} // namespace fieldlane::store
