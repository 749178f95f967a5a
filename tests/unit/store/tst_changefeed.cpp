#include "store/changefeed.h"
#include "store/eventrepository.h"
#include "store/transaction.h"
#include "support/databases.h"
#include "support/testmain.h"

using namespace fieldlane;
using namespace fieldlane::store;

/// What one connection hears of what others change.
class TestChangeFeed : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_database;

    std::unique_ptr<Connection> open() const
    {
        auto connection = Connection::open(*DatabaseUrl::parse(m_database), Connection::Access::Create);
        if (!connection)
            qFatal("%s", qPrintable(connection.error().detail));
        return std::move(*connection);
    }
    static void change(Connection &connection, const QString &kind, qint64 id)
    {
        domain::Event event;
        event.at = core::fromMs(1'772'000'000'000);
        event.actor = event.commandId = event.action = QStringLiteral("x");
        event.subjectKind = kind;
        event.subjectId = id;
        QVERIFY(EventRepository(connection).append(event));
    }
    static std::set<qint64> ordersOf(ChangeFeed &feed)
    {
        const auto changes = feed.poll();
        return changes ? changes->orders : std::set<qint64> {-1};
    }

private Q_SLOTS:
    void eachChangeIsToldOnce_data() { support::addDatabaseRows(); }
    void eachChangeIsToldOnce()
    {
        QFETCH(QString, database);
        m_database = support::freshDatabase(database, m_folder);
        const auto writer = open();
        const auto reader = open();
        change(*writer, QStringLiteral("order"), 1);
        ChangeFeed feed(*reader);
        QVERIFY(feed.start());
        QVERIFY(feed.poll()->isEmpty());
        change(*writer, QStringLiteral("order"), 2);
        change(*writer, QStringLiteral("technician"), 3);
        change(*writer, QStringLiteral("unit"), 4);
        const auto changes = feed.poll();
        QCOMPARE(changes->orders, (std::set<qint64> {2}));
        QCOMPARE(changes->technicians, (std::set<qint64> {3}));
        QVERIFY(changes->catalogue);
        QVERIFY(feed.poll()->isEmpty());
    }
    /// A transaction may take its event's id before another one and commit after it: on a server alone, where both run.
    void aSlowWriterIsNotMissed_data()
    {
        QTest::addColumn<bool>("isCommittedBefore");
        QTest::newRow("another one is heard first") << false;
        QTest::newRow("another one is there when somebody begins to look") << true;
    }
    void aSlowWriterIsNotMissed()
    {
        QFETCH(bool, isCommittedBefore);
        m_database = support::freshDatabase(QStringLiteral("postgresql"), m_folder);
        const auto slow = open();
        const auto quick = open();
        const auto reader = open();
        auto early = Transaction::begin(*quick);
        QVERIFY(early && quick->single(QStringLiteral("SELECT pg_current_xact_id()::text"))); // the lower number
        auto late = Transaction::begin(*slow);
        change(*slow, QStringLiteral("order"), 1); // the lower id
        change(*quick, QStringLiteral("order"), 2);
        ChangeFeed feed(*reader);
        QVERIFY(!isCommittedBefore || early->commit());
        QVERIFY(feed.start());
        QVERIFY(isCommittedBefore || early->commit());
        QCOMPARE(ordersOf(feed), isCommittedBefore ? std::set<qint64>() : std::set<qint64> {2});
        QVERIFY(late->commit());
        QCOMPARE(ordersOf(feed), (std::set<qint64> {1}));
    }
};

FIELDLANE_TEST_MAIN(TestChangeFeed)
#include "tst_changefeed.moc"
