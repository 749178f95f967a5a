#include "domain/event.h"
#include "store/connection.h"
#include "support/databases.h"
#include "support/leases.h"
#include "support/program.h"
#include "support/testmain.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace fieldlane;

namespace {

const QString now = QStringLiteral("2026-03-04T09:30:00Z");
constexpr int batch = 40; // orders; a round takes fifty

} // namespace

/// Two programs dispatch on one database: one of them works, each order is given once, and when it
/// ends, or is killed, another goes on.
class TestDispatchWatch : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_database;

    /// A program that dispatches, and what it said so far.
    struct Watcher
    {
        QProcess process;
        QByteArray said;
        int dispatched = 0;
        bool isHolder = false;

        void read()
        {
            said += process.readAllStandardOutput();
            qsizetype end;
            while ((end = said.indexOf('\n')) >= 0) {
                const QJsonObject line = QJsonDocument::fromJson(said.left(end)).object();
                said.remove(0, end + 1);
                isHolder = line[QStringLiteral("holder")].toBool();
                dispatched += line[QStringLiteral("dispatched")].toInt();
            }
        }
    };

    QStringList with(QStringList arguments) const
    {
        return arguments + QStringList {QStringLiteral("--db"), m_database, QStringLiteral("--now"), now};
    }
    void run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        const auto answer = support::runProgram(QStringLiteral("fieldlanectl"), with(arguments), input);
        QVERIFY2(answer.exit == 0, answer.err.constData());
    }
    void enterOrders(int first) const
    {
        QByteArray entries;
        for (int i = 0; i < batch; ++i)
            entries += "orders add --flow automatic --unit North --place 47.14,9.52 --minutes 5 --number A-" + QByteArray::number(first + i) + '\n';
        run({QStringLiteral("batch")}, entries);
    }
    std::unique_ptr<Watcher> start() const
    {
        auto watcher = std::make_unique<Watcher>();
        Watcher *w = watcher.get();
        connect(&w->process, &QProcess::readyReadStandardOutput, &w->process, [w] { w->read(); });
        w->process.start(support::programPath(QStringLiteral("fieldlanectl")),
            with({QStringLiteral("dispatch"), QStringLiteral("--watch"), QStringLiteral("--every"), QStringLiteral("1"), QStringLiteral("--json")}));
        return watcher;
    }
    /// Assignments in history, and orders that have one.
    std::pair<int, int> assigned() const
    {
        const auto connection = store::Connection::open(*store::DatabaseUrl::parse(m_database), store::Connection::Access::ReadOnly);
        const auto number = [&](const char *sql) { return (*connection)->single(QLatin1String(sql))->toInt(); };
        return {number("SELECT count(*) FROM events WHERE action = 'assign'"),
            number("SELECT count(*) FROM orders WHERE state = 'assigned'")};
    }

private Q_SLOTS:
    void oneAtATime_data() { support::addDatabaseRows(); }
    void oneAtATime()
    {
        QFETCH(QString, database);
        constexpr int patience = 60'000;
        m_database = support::emptyDatabase(database, m_folder);
        run({QStringLiteral("init")});
        QByteArray csv("name,unit,code,skills,latitude,longitude,shift start,shift end\n");
        for (int i = 0; i < 8; ++i)
            csv += "Member " + QByteArray::number(i) + ",North,T" + QByteArray::number(i) + ",,47.14,9.52,00:00,24:00\n";
        QFile file(m_folder.filePath(QStringLiteral("technicians.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(csv) == csv.size());
        file.close();
        run({QStringLiteral("import"), QStringLiteral("technicians"), file.fileName(), QStringLiteral("--create-missing"),
            QStringLiteral("--zone"), QStringLiteral("Europe/Vaduz")});
        enterOrders(0);
        const auto one = start();
        const auto two = start();
        QTRY_COMPARE_WITH_TIMEOUT(one->dispatched + two->dispatched, batch, patience);
        QTRY_VERIFY_WITH_TIMEOUT(one->isHolder || two->isHolder, patience);
        enterOrders(batch); // on arrival
        QTRY_COMPARE_WITH_TIMEOUT(one->dispatched + two->dispatched, 2 * batch, patience);
        Watcher &first = one->dispatched > 0 ? *one : *two;
        Watcher &second = &first == one.get() ? *two : *one;
        QCOMPARE(second.dispatched, 0); // it stood by
        QVERIFY(first.isHolder && !second.isHolder);
        first.process.terminate();
        QVERIFY(first.process.waitForFinished(patience));
        QCOMPARE(first.process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(first.process.exitCode(), 0);
        enterOrders(2 * batch);
        QTRY_COMPARE_WITH_TIMEOUT(second.dispatched, batch, patience);
        second.process.kill(); // -9: it cannot say that it ends
        QVERIFY(second.process.waitForFinished(patience));
        QCOMPARE(second.process.exitStatus(), QProcess::CrashExit);
        enterOrders(3 * batch);
        support::ageLeases(m_database, core::minutes(2)); // nobody has heard of it for that long
        const auto third = start();
        QTRY_COMPARE_WITH_TIMEOUT(third->dispatched, batch, patience);
        third->process.terminate();
        QVERIFY(third->process.waitForFinished(patience));
        QCOMPARE(assigned(), (std::pair {4 * batch, 4 * batch})); // each order once
        run({QStringLiteral("check")});
    }
};

FIELDLANE_TEST_MAIN(TestDispatchWatch)
#include "tst_dispatchwatch.moc"
