#include "support/databases.h"
#include "support/postgrescluster.h"
#include <QTest>
#include <QUrl>

namespace fieldlane::support {

void addDatabaseRows()
{
    QTest::addColumn<QString>("database");
    QTest::newRow("SQLite") << "sqlite";
    QTest::newRow("PostgreSQL") << "postgresql";
}

QString freshDatabase(const QString &kind, const QTemporaryDir &folder)
{
    static int count = 0;
    if (kind == QLatin1String("postgresql")) {
        // The program takes no passwords in addresses; libpq finds it in the environment.
        QUrl url(PostgresCluster::shared().freshDatabaseUrl());
        qputenv("PGPASSWORD", url.password().toUtf8());
        url.setPassword({});
        return url.toString();
    }
    return folder.filePath(QStringLiteral("test-%1.db").arg(++count));
}

} // namespace fieldlane::support
