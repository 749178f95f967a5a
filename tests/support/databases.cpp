#include "support/databases.h"
#include "store/connection.h"
#include "support/postgrescluster.h"
#include <QFile>
#include <QTest>
#include <QUrl>

namespace fieldlane::support {

namespace {

/// The program takes no passwords in addresses; libpq finds it in the environment.
QString withoutPassword(const QString &address)
{
    QUrl url(address);
    qputenv("PGPASSWORD", url.password().toUtf8());
    url.setPassword({});
    return url.toString();
}

bool isServer(const QString &kind)
{
    return kind == QLatin1String("postgresql");
}

/// A database file that has just been made, once for each test program.
QString modelFile()
{
    static const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("model.db"));
    if (!QFile::exists(file)) {
        const auto made = store::Connection::open(*store::DatabaseUrl::parse(file), store::Connection::Access::Create);
        if (!made)
            qFatal("cannot make the schema: %s", qPrintable(made.error().detail));
    }
    return file;
}

} // namespace

void addDatabaseRows()
{
    QTest::addColumn<QString>("database");
    QTest::newRow("SQLite") << "sqlite";
    QTest::newRow("PostgreSQL") << "postgresql";
}

QString freshDatabase(const QString &kind, const QTemporaryDir &folder)
{
    if (isServer(kind))
        return withoutPassword(PostgresCluster::shared().freshDatabaseUrl());
    const QString file = emptyDatabase(kind, folder);
    if (!QFile::copy(modelFile(), file))
        qFatal("cannot write %s", qPrintable(file));
    return file;
}

QString emptyDatabase(const QString &kind, const QTemporaryDir &folder)
{
    static int count = 0;
    if (isServer(kind))
        return withoutPassword(PostgresCluster::shared().emptyDatabaseUrl());
    return folder.filePath(QStringLiteral("test-%1.db").arg(++count));
}

} // namespace fieldlane::support
