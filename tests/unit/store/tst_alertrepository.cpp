#include "store/alertmarkrepository.h"
#include "store/alertrepository.h"
#include "support/databases.h"
#include "support/testmain.h"
#include <QRegularExpression>

using namespace fieldlane;
using namespace fieldlane::store;
using domain::AlertKind;

namespace {

const core::Instant now = core::fromMs(1'772'000'000'000);

std::unique_ptr<Connection> open(const QString &database, const QTemporaryDir &folder)
{
    auto connection = Connection::open(
        *DatabaseUrl::parse(support::freshDatabase(database, folder)), Connection::Access::Create);
    if (!connection)
        qFatal("%s", qPrintable(connection.error().detail));
    return std::move(*connection);
}

/// Somebody who sees one unit and belongs to a pool: the longest condition of scope.
domain::Viewer narrowViewer()
{
    domain::Viewer viewer;
    viewer.person = domain::PersonId(3);
    viewer.scope = domain::DataScope::OwnUnit;
    viewer.units = {domain::UnitId(1)};
    viewer.managedPools = {domain::PoolId(2)};
    return viewer;
}

} // namespace

class TestAlertRepository : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    QStringList planOf(Connection &connection, const AlertStatement &statement)
    {
        auto rows = connection.query(QStringLiteral("EXPLAIN QUERY PLAN ") + statement.sql, statement.binds);
        if (!rows)
            qFatal("%s", qPrintable(rows.error().detail));
        QStringList plan;
        while (rows->next())
            plan += rows->text(3);
        return plan;
    }

private Q_SLOTS:
    void noQueryReadsAllOrdersOrAssignments_data()
    {
        QTest::addColumn<AlertKind>("kind");
        QTest::addColumn<bool>("isNarrow");
        for (int k = 0; k < domain::alertKindCount; ++k) {
            const QByteArray code = domain::toCode(AlertKind(k)).toLatin1();
            QTest::newRow(code.constData()) << AlertKind(k) << false;
            QTest::newRow((code + ", scope").constData()) << AlertKind(k) << true;
        }
    }
    void noQueryReadsAllOrdersOrAssignments()
    {
        QFETCH(AlertKind, kind);
        QFETCH(bool, isNarrow);
        const auto connection = open(QStringLiteral("sqlite"), m_folder);
        AlertRepository repository(*connection, {isNarrow ? narrowViewer() : domain::Viewer(), now, {}});
        const auto statements = repository.statements(kind);
        QCOMPARE(statements.empty(), kind == AlertKind::CertificateExpiring);
        // Walking an index that holds nothing else than what is asked for is no scan of the table.
        static const QRegularExpression scan(QStringLiteral("^SCAN (o|a|b|orders|assignments)\\b(?! USING INDEX orders_without_place$)"));
        for (const AlertStatement &s : statements) {
            QVERIFY(s.sql.contains(QStringLiteral("LIMIT ?")));
            for (const QString &step : planOf(*connection, s))
                QVERIFY2(!step.contains(scan), qPrintable(step + QLatin1Char('\n') + s.sql));
        }
        repository.restrictTo({domain::OrderId(1), domain::OrderId(2)});
        for (const AlertStatement &s : repository.statements(kind)) {
            for (const QString &step : planOf(*connection, s))
                QVERIFY2(!step.startsWith(QLatin1String("SCAN")), qPrintable(step + QLatin1Char('\n') + s.sql));
        }
    }
    void everyStatementRuns_data() { support::addDatabaseRows(); }
    void everyStatementRuns()
    {
        QFETCH(QString, database);
        const auto connection = open(database, m_folder);
        for (const domain::Viewer &viewer : {domain::Viewer(), narrowViewer()}) {
            AlertRepository repository(*connection, {viewer, now, {}});
            for (int round = 0; round < 2; ++round) {
                const auto alerts = repository.all();
                QVERIFY2(alerts, alerts ? "" : qPrintable(alerts.error().detail));
                QVERIFY(alerts->empty());
                const auto due = repository.withSomethingDue();
                QVERIFY2(due, due ? "" : qPrintable(due.error().detail));
                QVERIFY(repository.bookedAfter(domain::TechnicianId(1), now));
                QVERIFY(repository.bookedFor({domain::OrderId(1)}));
                QVERIFY(repository.ordersOn({domain::TechnicianId(1)}, 5));
                repository.restrictTo({domain::OrderId(7)});
            }
        }
    }
    void marksComeBackInOrder_data() { support::addDatabaseRows(); }
    void marksComeBackInOrder()
    {
        QFETCH(QString, database);
        const auto connection = open(database, m_folder);
        AlertMarkRepository marks(*connection);
        domain::AlertMark mark;
        mark.key = QStringLiteral("lateStart-7");
        mark.episode = QStringLiteral("1/2/3/0");
        mark.amount = 42;
        mark.who = QStringLiteral("anna");
        mark.at = now;
        QVERIFY(marks.add(mark));
        mark.what = domain::AlertMarkKind::Snoozed;
        mark.until = now + core::minutes(15);
        mark.text = QStringLiteral("客户不在");
        QVERIFY(marks.add(mark));
        mark.key = QStringLiteral("overrun-8");
        QVERIFY(marks.add(mark));
        const auto read = marks.of({QStringLiteral("lateStart-7"), QStringLiteral("nothing-1")});
        QVERIFY(read);
        QCOMPARE(read->size(), size_t(1));
        const auto &own = read->at(QStringLiteral("lateStart-7"));
        QCOMPARE(own.size(), size_t(2));
        QCOMPARE(own[0].what, domain::AlertMarkKind::Acknowledged);
        QVERIFY(!own[0].until);
        QCOMPARE(own[1].until, mark.until);
        QCOMPARE(own[1].text, mark.text);
        QCOMPARE(own[1].amount, 42);
        QVERIFY(!connection->execute(QStringLiteral("UPDATE alert_marks SET who = 'me'"))); // nobody rewrites what was noted
        QVERIFY(!connection->execute(QStringLiteral("DELETE FROM alert_marks")));
    }
};

FIELDLANE_TEST_MAIN(TestAlertRepository)
#include "tst_alertrepository.moc"
