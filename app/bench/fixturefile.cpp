#include "app/bench/fixturefile.h"
#include "store/dialect.h"
#include "store/migrations.h"
#include <QDir>
#include <QFile>

namespace fieldlane::app::bench {

using core::Error;
using core::ErrorCode;

void removeDatabase(const QString &file)
{
    for (const QString &end : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")})
        QFile::remove(file + end);
}

core::Result<QString> fixtureFile(
    const QString &folder, const QString &name, const std::function<core::Result<void>(const QString &file)> &make)
{
    const int schema = store::shippedMigrations(store::sqliteDialect().schemaFolder()).back().number;
    const QDir place(QDir(folder).filePath(QStringLiteral("schema-%1").arg(schema)));
    const QString file = place.filePath(name);
    if (QFile::exists(file))
        return file;
    if (!QDir().mkpath(place.path()))
        return Error {ErrorCode::ReadOnly, place.path(), QStringLiteral("The folder cannot be made.")};
    const QString unfinished = file + QStringLiteral(".part");
    removeDatabase(unfinished);
    FIELDLANE_TRY(make(unfinished));
    if (!QFile::rename(unfinished, file))
        return Error {ErrorCode::ReadOnly, file, QStringLiteral("The file cannot be renamed.")};
    return file;
}

} // namespace fieldlane::app::bench
