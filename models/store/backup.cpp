#include "store/backup.h"
#include <QFileInfo>

namespace fieldlane::store {

core::Result<void> backupTo(Connection &connection, const QString &file)
{
    using core::Error;
    using core::ErrorCode;
    const DatabaseUrl &url = connection.url();
    if (url.kind == DatabaseUrl::Kind::PostgreSql)
        return Error {ErrorCode::InvalidInput, url.display(),
            QStringLiteral("A PostgreSQL database is backed up with its own tool: pg_dump --format=custom --file=%1 %2").arg(file, url.name)};
    const QFileInfo target(file);
    if (target.exists())
        return Error {ErrorCode::InvalidInput, file, QStringLiteral("The file exists already; choose another name.")};
    if (!QFileInfo(target.absolutePath()).isDir())
        return Error {ErrorCode::NotFound, target.absolutePath(), QStringLiteral("There is no such folder.")};
    if (!QFileInfo(target.absolutePath()).isWritable())
        return Error {ErrorCode::ReadOnly, target.absolutePath(), QStringLiteral("The folder cannot be written.")};
    FIELDLANE_TRY(connection.execute(QStringLiteral("VACUUM INTO ?"), {target.absoluteFilePath()}));
    return {};
}

} // namespace fieldlane::store
