#include "store/migrations.h"
#include "support/postgrescluster.h"
#include "support/testmain.h"
#include <csignal>
#include <cstdio>
#include <optional>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QtConcurrentRun>
#include <QUrl>

using namespace fieldlane;

namespace {

// Opens an address as a program under test would: from its text alone.
QSqlDatabase open(const QString &address, const QString &connection)
{
    const QUrl url(address);
    QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), connection);
    db.setHostName(url.host());
    db.setPort(url.port());
    db.setUserName(url.userName());
    db.setPassword(url.password());
    db.setDatabaseName(url.path().mid(1));
    db.open();
    return db;
}

QVariant firstValue(const QSqlDatabase &db, const QString &statement)
{
    QSqlQuery query(db);
    if (!query.exec(statement) || !query.next())
        return query.lastError().text();
    return query.value(0);
}

bool isRunning(qint64 pid)
{
    return kill(static_cast<pid_t>(pid), 0) == 0;
}

// Starts a cluster, tells where, and waits to be killed.
int holdACluster()
{
    const support::PostgresCluster cluster;
    std::printf("%s\n%lld\n", qPrintable(cluster.folder()), static_cast<long long>(cluster.serverPid()));
    std::fflush(stdout);
    return std::getchar();
}

} // namespace

class TestPostgresCluster : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesAServerFitForTheProduct()
    {
        {
            const QSqlDatabase db
                = open(support::PostgresCluster::shared().emptyDatabaseUrl(), QStringLiteral("fit"));
            QVERIFY2(db.isOpen(), qPrintable(db.lastError().text()));
            QVERIFY(firstValue(db, QStringLiteral("SHOW server_version_num")).toInt() >= 150000);
            QCOMPARE(
                firstValue(db, QStringLiteral("SHOW server_encoding")).toString(), QStringLiteral("UTF8"));
            QSqlQuery query(db);
            QVERIFY2(query.exec(QStringLiteral("CREATE EXTENSION btree_gist")),
                qPrintable(query.lastError().text()));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("fit"));
    }
    void everyEmptyDatabaseIsEmptyAndApart()
    {
        {
            auto &cluster = support::PostgresCluster::shared();
            const QSqlDatabase first = open(cluster.emptyDatabaseUrl(), QStringLiteral("first"));
            const QSqlDatabase second = open(cluster.emptyDatabaseUrl(), QStringLiteral("second"));
            QSqlQuery query(first);
            QVERIFY(query.exec(QStringLiteral("CREATE TABLE here (id bigint)")));
            const QString count
                = QStringLiteral("SELECT count(*) FROM information_schema.tables WHERE table_name = 'here'");
            QCOMPARE(firstValue(first, count).toInt(), 1);
            QCOMPARE(firstValue(second, count).toInt(), 0);
            const QString tables = QStringLiteral("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'");
            QCOMPARE(firstValue(second, tables).toInt(), 0);
        }
        QSqlDatabase::removeDatabase(QStringLiteral("first"));
        QSqlDatabase::removeDatabase(QStringLiteral("second"));
    }
    void everyFreshDatabaseHasTheSchemaAndIsApart()
    {
        {
            auto &cluster = support::PostgresCluster::shared();
            const QSqlDatabase first = open(cluster.freshDatabaseUrl(), QStringLiteral("first"));
            const QSqlDatabase second = open(cluster.freshDatabaseUrl(), QStringLiteral("second"));
            const int newest = store::shippedMigrations(QStringLiteral("postgresql")).back().number;
            QCOMPARE(firstValue(first, QStringLiteral("SELECT version FROM schema_version")).toInt(), newest);
            QSqlQuery query(first);
            QVERIFY2(query.exec(QStringLiteral("DELETE FROM lifecycle_steps")), qPrintable(query.lastError().text()));
            QVERIFY(firstValue(second, QStringLiteral("SELECT count(*) FROM lifecycle_steps")).toInt() > 0);
            QCOMPARE(firstValue(second, QStringLiteral("SELECT count(*) FROM commands")).toInt(), 0);
        }
        QSqlDatabase::removeDatabase(QStringLiteral("first"));
        QSqlDatabase::removeDatabase(QStringLiteral("second"));
    }
    void twoThreadsMayAskAtOnce()
    {
        auto &cluster = support::PostgresCluster::shared();
        auto one = QtConcurrent::run([&cluster] { return cluster.freshDatabaseUrl(); });
        auto two = QtConcurrent::run([&cluster] { return cluster.freshDatabaseUrl(); });
        QVERIFY(one.result() != two.result());
    }
    void nobodyEntersWithoutThePassword()
    {
        {
            QUrl url(support::PostgresCluster::shared().url(QStringLiteral("postgres")));
            url.setPassword(QStringLiteral("guess"));
            QVERIFY(!open(url.toString(), QStringLiteral("stranger")).isOpen());
        }
        QSqlDatabase::removeDatabase(QStringLiteral("stranger"));
    }
    void leavesNothingBehind()
    {
        std::optional<support::PostgresCluster> cluster(std::in_place);
        const QString folder = cluster->folder();
        const qint64 server = cluster->serverPid();
        QVERIFY(server > 0);
        QVERIFY(isRunning(server));
        cluster.reset();
        QVERIFY(!isRunning(server));
        QVERIFY(!QDir(folder).exists());
    }
    void leavesNothingBehindWhenKilled()
    {
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hold")});
        while (program.bytesAvailable() == 0 && program.waitForReadyRead(120'000)) { }
        const QString folder = QString::fromUtf8(program.readLine().trimmed());
        const qint64 server = program.readLine().trimmed().toLongLong();
        QVERIFY(QDir(folder).exists());
        QVERIFY(isRunning(server));
        program.kill();
        QVERIFY(program.waitForFinished());
        QTRY_VERIFY_WITH_TIMEOUT(!QDir(folder).exists(), 60'000);
        QVERIFY(!isRunning(server));
    }
};

int main(int argc, char **argv)
{
    support::prepare();
    const QCoreApplication app(argc, argv);
    if (app.arguments().contains(QStringLiteral("--hold")))
        return holdACluster();
    TestPostgresCluster test;
    return support::finish(QTest::qExec(&test, argc, argv));
}

#include "tst_postgrescluster.moc"
