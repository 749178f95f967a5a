#include "store/connection.h"
#include "store/migrations.h"
#include "support/databases.h"
#include "support/testmain.h"
#include <QSqlQuery>

using namespace fieldlane;
using namespace fieldlane::store;
using core::ErrorCode;

namespace {

std::unique_ptr<Connection> create(const QString &url)
{
    auto connection = Connection::open(*DatabaseUrl::parse(url), Connection::Access::Create);
    if (!connection)
        qFatal("%s", qPrintable(connection.error().detail));
    return std::move(*connection);
}

ErrorCode openError(const QString &url, Connection::Access access)
{
    const auto connection = Connection::open(*DatabaseUrl::parse(url), access);
    return connection ? ErrorCode::Internal : connection.error().code;
}

} // namespace

class TestMigrations : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

private Q_SLOTS:
    void foldersPairByNumberAndName()
    {
        const auto sqlite = shippedMigrations(QStringLiteral("sqlite"));
        const auto postgres = shippedMigrations(QStringLiteral("postgresql"));
        QVERIFY(!sqlite.empty());
        QCOMPARE(sqlite.size(), postgres.size());
        for (size_t i = 0; i < sqlite.size(); ++i) {
            QCOMPARE(sqlite[i].number, int(i) + 1);
            QCOMPARE(sqlite[i].name, postgres[i].name);
            QVERIFY(!sqlite[i].statements.isEmpty());
        }
    }
    void aNewDatabaseIsAtTheNewestVersion_data() { support::addDatabaseRows(); }
    void aNewDatabaseIsAtTheNewestVersion()
    {
        QFETCH(QString, database);
        const QString url = support::emptyDatabase(database, m_folder);
        QCOMPARE(openError(url, Connection::Access::ReadWrite),
            database == QLatin1String("sqlite") ? ErrorCode::NotFound : ErrorCode::NotADatabase);
        auto connection = create(url);
        QCOMPARE(*schemaVersion(*connection), shippedMigrations(QStringLiteral("sqlite")).back().number);
        QVERIFY(migrate(*connection, MigrationWish::Upgrade)); // a second time nothing is to do
        connection.reset();
        QVERIFY(Connection::open(*DatabaseUrl::parse(url), Connection::Access::ReadOnly));
    }
    void aNewerDatabaseIsRefusedAndUntouched_data() { support::addDatabaseRows(); }
    void aNewerDatabaseIsRefusedAndUntouched()
    {
        QFETCH(QString, database);
        const QString url = support::emptyDatabase(database, m_folder);
        QVERIFY(create(url)->execute(QStringLiteral("UPDATE schema_version SET version = 99")));
        for (const auto access :
            {Connection::Access::ReadOnly, Connection::Access::ReadWrite, Connection::Access::Create})
            QCOMPARE(openError(url, access), ErrorCode::TooNew);
    }
    void anOlderDatabaseIsUpgradedWhenItMayBeWritten_data() { support::addDatabaseRows(); }
    void anOlderDatabaseIsUpgradedWhenItMayBeWritten()
    {
        QFETCH(QString, database);
        auto connection = create(support::emptyDatabase(database, m_folder));
        auto migrations = shippedMigrations(connection->dialect().schemaFolder());
        const int next = migrations.back().number + 1;
        migrations.push_back({next, QStringLiteral("next.sql"),
            {QStringLiteral("CREATE TABLE more (id BIGINT)"), QStringLiteral("INSERT INTO more(id) VALUES (7)")}});
        const auto refused = migrate(*connection, MigrationWish::CheckOnly, migrations);
        QCOMPARE(refused.error().code, ErrorCode::Unsupported);
        QVERIFY(migrate(*connection, MigrationWish::Upgrade, migrations));
        QCOMPARE(*schemaVersion(*connection), next);
        QCOMPARE(connection->single(QStringLiteral("SELECT id FROM more"))->toInt(), 7);
    }
    void aFailingMigrationChangesNothing_data() { support::addDatabaseRows(); }
    void aFailingMigrationChangesNothing()
    {
        QFETCH(QString, database);
        auto connection = create(support::emptyDatabase(database, m_folder));
        auto migrations = shippedMigrations(connection->dialect().schemaFolder());
        const int before = migrations.back().number;
        migrations.push_back({before + 1, QStringLiteral("bad.sql"),
            {QStringLiteral("CREATE TABLE more (id BIGINT)"), QStringLiteral("CREATE TABLE orders (id BIGINT)")}});
        QVERIFY(!migrate(*connection, MigrationWish::Upgrade, migrations));
        QCOMPARE(*schemaVersion(*connection), before);
        QVERIFY(!connection->query(QStringLiteral("SELECT id FROM more")));
    }
    void anotherProgramsDatabaseIsRefused_data() { support::addDatabaseRows(); }
    void anotherProgramsDatabaseIsRefused()
    {
        QFETCH(QString, database);
        const QString url = support::emptyDatabase(database, m_folder);
        auto connection = create(url);
        QVERIFY(connection->execute(QStringLiteral("DROP TABLE schema_version")));
        connection.reset();
        QCOMPARE(openError(url, Connection::Access::Create), ErrorCode::NotADatabase);
    }
};

FIELDLANE_TEST_MAIN(TestMigrations)
#include "tst_migrations.moc"
