#include "unit/ctl/company.h"
#include "core/clock.h"
#include "desk/desk.h"
#include "engine/offer.h"
#include "store/orderrepository.h"
#include "support/databases.h"
#include "support/testmain.h"
#include <map>
#include <QJsonArray>
#include <QJsonObject>

using namespace fieldlane;
using fieldlane::tests::Company;
using fieldlane::tests::isOneLine;

namespace {

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

class TestCtl : public QObject
{
    Q_OBJECT

    std::map<QString, std::unique_ptr<Company>> m_companies; // one a database, made when first asked for

    Company &company()
    {
        QFETCH(QString, database);
        auto &made = m_companies[database];
        if (!made)
            made = std::make_unique<Company>(database);
        return *made;
    }
    /// An order that waits for dispatch and has a place and somebody with a free place for it; and that
    /// somebody's code and start.
    struct Free
    {
        QString order;
        QString technician;
        QString start;
        QString end;
    };
    Free freePlace()
    {
        Company &c = company();
        for (const QString &number : c.orders(QStringLiteral("pendingDispatch"))) {
            const auto list = c.json({QStringLiteral("rank"), number, QStringLiteral("--limit"), QStringLiteral("40")});
            for (const QJsonValue &candidate : list[QStringLiteral("candidates")].toArray()) {
                const QJsonValue gap = candidate[QStringLiteral("nextGap")];
                const QString severity = gap[QStringLiteral("severity")].toString();
                if (severity == QLatin1String("ok") || severity == QLatin1String("warn"))
                    return {number, QString::number(candidate[QStringLiteral("technicianId")].toInt()),
                        gap[QStringLiteral("start")].toString(), gap[QStringLiteral("end")].toString()};
            }
        }
        return {};
    }

private Q_SLOTS:
    void techniciansAreListedByPlaceSkillAndUnit_data() { support::addDatabaseRows(); }
    void techniciansAreListedByPlaceSkillAndUnit()
    {
        const auto near = company().json(words("technicians list --near 47.14,9.52 --skill washing --unit Oberland --limit 3")).array();
        QCOMPARE(near.size(), 3);
        double before = 0;
        for (const QJsonValue &t : near) {
            QVERIFY(t[QStringLiteral("metres")].toDouble() >= before);
            before = t[QStringLiteral("metres")].toDouble();
        }
        const auto oberland = company().json(words("technicians list --unit Oberland")).array();
        for (const QJsonValue &t : near) {
            QVERIFY(std::any_of(oberland.begin(), oberland.end(), [&](const QJsonValue &o) { return o[QStringLiteral("id")] == t[QStringLiteral("id")]; }));
        }
        const auto washing = company().json(words("technicians list --skill washing")).array();
        QVERIFY(washing.size() > 0 && washing.size() < 30);
        const auto nobody = company().run(words("technicians list --skill juggling"));
        QCOMPARE(nobody.exit, 1);
        QVERIFY(isOneLine(nobody.err));
    }
    void theDemonstrationIsSound_data() { support::addDatabaseRows(); }
    void theDemonstrationIsSound()
    {
        const auto check = company().run(words("check"));
        QCOMPARE(check.exit, 0);
        QVERIFY(check.out.contains("is sound"));
        QCOMPARE(company().json(words("technicians list")).array().size(), 30);
        QCOMPARE(company().json(words("units list")).array().size(), 14); // the company, two branches, 11 municipalities
    }
    void theDemonstrationWantsADatabaseOfItsOwn_data() { support::addDatabaseRows(); }
    void theDemonstrationWantsADatabaseOfItsOwn()
    {
        const auto again = company().run(words("demo"));
        QCOMPARE(again.exit, 1);
        QVERIFY(isOneLine(again.err));
        QVERIFY(again.err.contains("holds data already"));
    }

    void listsByStateUnitAndType_data() { support::addDatabaseRows(); }
    void listsByStateUnitAndType()
    {
        Company &c = company();
        const auto all = c.json(words("orders list --limit 5000")).array();
        const auto inUnit = c.json(words("orders list --limit 5000 --unit Oberland --state closed,completed")).array();
        QVERIFY(!inUnit.isEmpty() && inUnit.size() < all.size());
        const QStringList towns {QStringLiteral("Vaduz"), QStringLiteral("Triesen"), QStringLiteral("Balzers"),
            QStringLiteral("Triesenberg"), QStringLiteral("Schaan"), QStringLiteral("Planken")};
        for (const QJsonValue &order : inUnit) {
            QVERIFY(towns.contains(order[QStringLiteral("unit")].toString()));
            QVERIFY(words("closed completed").contains(order[QStringLiteral("state")].toString()));
        }
        const auto typed = c.json({QStringLiteral("orders"), QStringLiteral("list"), QStringLiteral("--type"), QStringLiteral("Cold room")}).array();
        QVERIFY(!typed.isEmpty());
        for (const QJsonValue &order : typed)
            QCOMPARE(order[QStringLiteral("type")].toString(), QStringLiteral("Cold room"));
        QCOMPARE(c.json(words("orders list --limit 7")).array().size(), 7);
        QVERIFY(c.run(words("orders list")).out.startsWith("Number"));
    }

    void ranksWithTheCodeOfTheConsole_data() { support::addDatabaseRows(); }
    void ranksWithTheCodeOfTheConsole()
    {
        Company &c = company();
        const QString number = c.orders(QStringLiteral("pendingDispatch")).value(0);
        const auto answer = c.json({QStringLiteral("rank"), number, QStringLiteral("--limit"), QStringLiteral("100")});
        const core::ShiftedClock clock(*core::fromIso(Company::now()));
        desk::Desk::Options options;
        options.database = c.database();
        const auto desk = desk::Desk::open(options, clock);
        QVERIFY(desk);
        std::optional<domain::OrderRecord> record;
        (*desk)->read<domain::OrderRecord>([&](store::Connection &s) { return store::OrderRepository(s).byNumber(number); },
            this, [&](core::Result<domain::OrderRecord> r) { record = *r; });
        auto expected = (*desk)->rank(engine::jobOf(record->order));
        const domain::Priority priority = record->order.priority;
        std::sort(expected.begin(), expected.end(), [&](const auto &a, const auto &b) {
            return engine::comesBefore(engine::offerOf(a, priority), engine::offerOf(b, priority), priority);
        });
        const auto candidates = answer[QStringLiteral("candidates")].toArray();
        QCOMPARE(size_t(candidates.size()), expected.size());
        for (size_t i = 0; i < expected.size(); ++i) {
            const QJsonValue shown = candidates[qsizetype(i)];
            QCOMPARE(shown[QStringLiteral("technician")].toString(), expected[i].name);
            QCOMPARE(shown[QStringLiteral("now")][QStringLiteral("arrival")].toString(), core::toIso(expected[i].now->arrival()));
            QCOMPARE(shown[QStringLiteral("afterCurrent")][QStringLiteral("arrival")].toString(), core::toIso(expected[i].afterCurrent->arrival()));
            QCOMPARE(shown[QStringLiteral("score")].toInteger(), expected[i].score);
        }
        QCOMPARE(c.run({QStringLiteral("rank"), number}).exit, 0);
    }

    void assignsWhereRankFoundAPlace_data() { support::addDatabaseRows(); }
    void assignsWhereRankFoundAPlace()
    {
        Company &c = company();
        const Free free = freePlace();
        QVERIFY(!free.order.isEmpty());
        const auto done = c.run({QStringLiteral("assign"), free.order, free.technician, QStringLiteral("--at"), free.start});
        QVERIFY2(done.exit == 0, done.err.constData());
        const auto order = c.json({QStringLiteral("orders"), QStringLiteral("show"), free.order});
        QCOMPARE(order[QStringLiteral("state")].toString(), QStringLiteral("assigned"));
        const QJsonValue work = order[QStringLiteral("assignments")][0];
        QCOMPARE(work[QStringLiteral("plannedStart")].toString(), free.start);
        QCOMPARE(work[QStringLiteral("plannedEnd")].toString(), free.end);
        QCOMPARE(order[QStringLiteral("story")].toArray().last()[QStringLiteral("action")].toString(), QStringLiteral("assign"));
        QCOMPARE(c.run(words("check")).exit, 0);
    }
    void asksBeforeWorkAtNight_data() { support::addDatabaseRows(); }
    void asksBeforeWorkAtNight()
    {
        Company &c = company();
        const Free free = freePlace();
        QVERIFY(!free.order.isEmpty());
        const QStringList line {QStringLiteral("assign"), free.order, free.technician, QStringLiteral("--at"), QStringLiteral("2026-03-08T00:30:00Z")};
        const auto asked = c.run(line);
        QCOMPARE(asked.exit, 1);
        QVERIFY(isOneLine(asked.err));
        QVERIFY(asked.err.contains("--force"));
        QVERIFY(c.orders(QStringLiteral("pendingDispatch")).contains(free.order));
        const auto forced = c.run(line + words("--force"));
        QVERIFY2(forced.exit == 0, forced.err.constData());
        QVERIFY(c.orders(QStringLiteral("assigned")).contains(free.order));
    }
    void aMissingSkillCannotBeForced_data() { support::addDatabaseRows(); }
    void aMissingSkillCannotBeForced()
    {
        Company &c = company();
        QString gas;
        for (const QJsonValue &order : c.json(words("orders list --limit 5000")).array()) {
            if (order[QStringLiteral("requirements")].toString() == QLatin1String("gas:2") && order[QStringLiteral("state")].toString() == QLatin1String("pendingDispatch"))
                gas = order[QStringLiteral("number")].toString();
        }
        if (gas.isEmpty())
            gas = c.orders(QStringLiteral("pendingDispatch")).first();
        c.run({QStringLiteral("orders"), QStringLiteral("show"), gas});
        const auto list = c.json({QStringLiteral("rank"), gas, QStringLiteral("--limit"), QStringLiteral("40")});
        QString blocked;
        for (const QJsonValue &candidate : list[QStringLiteral("candidates")].toArray()) {
            if (candidate[QStringLiteral("severity")].toString() == QLatin1String("block"))
                blocked = QString::number(candidate[QStringLiteral("technicianId")].toInt());
        }
        QVERIFY(!blocked.isEmpty());
        const auto answer = c.run({QStringLiteral("assign"), gas, blocked, QStringLiteral("--at"), QStringLiteral("2026-03-05T09:00:00Z"), QStringLiteral("--force")});
        QCOMPARE(answer.exit, 1);
        QVERIFY(isOneLine(answer.err));
        QVERIFY(answer.err.contains("not possible"));
        QVERIFY(!answer.err.contains("--force"));
    }

    void positionIsStoredAndOlderOnesAreIgnored_data() { support::addDatabaseRows(); }
    void positionIsStoredAndOlderOnesAreIgnored()
    {
        Company &c = company();
        const auto place = [&] { return c.json(words("technicians show T14"))[QStringLiteral("position")]; };
        QVERIFY(place().isNull()); // the demonstration's one person without a position
        QCOMPARE(c.run(words("position T14 47.2,9.53 --at 2026-03-04T09:20:00Z --accuracy 12")).exit, 0);
        QCOMPARE(c.run(words("position T14 46.0,9.0 --at 2026-03-04T09:10:00Z")).exit, 0);
        QCOMPARE(place()[QStringLiteral("latitude")].toDouble(), 47.2);
        QCOMPARE(place()[QStringLiteral("at")].toString(), QStringLiteral("2026-03-04T09:20:00Z"));
        QCOMPARE(place()[QStringLiteral("accuracyMetres")].toDouble(), 12.0);
    }
    void replaysARecordedWay_data() { support::addDatabaseRows(); }
    void replaysARecordedWay()
    {
        Company &c = company();
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("way.nmea")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("$GPRMC,092500.00,A,4708.460,N,00931.260,E,20.0,10.0,040326,,*17\r\n"
                   "$GPRMC,092501.00,A,4708.520,N,00931.300,E,20.0,10.0,040326,,*16\r\n");
        file.close();
        QFile fixed(file.fileName());
        QVERIFY(fixed.open(QIODevice::ReadWrite));
        QByteArray text;
        for (QByteArray line : fixed.readAll().split('\n')) {
            const qsizetype star = line.indexOf('*');
            if (star < 0)
                continue;
            int sum = 0;
            for (qsizetype i = 1; i < star; ++i)
                sum ^= quint8(line[i]);
            text += line.left(star + 1) + QByteArray::number(sum, 16).rightJustified(2, '0').toUpper() + "\r\n";
        }
        fixed.resize(0);
        fixed.write(text);
        fixed.close();
        const auto answer = c.run({QStringLiteral("positions"), QStringLiteral("replay"), QStringLiteral("T14"), file.fileName()});
        QVERIFY2(answer.exit == 0, answer.err.constData());
        const auto position = c.json(words("technicians show T14"))[QStringLiteral("position")];
        QCOMPARE(position[QStringLiteral("at")].toString(), QStringLiteral("2026-03-04T09:25:01Z"));
        QCOMPARE(position[QStringLiteral("source")].toString(), QStringLiteral("nmea"));
    }

    void stepsObeyTheLifecycle_data() { support::addDatabaseRows(); }
    void stepsObeyTheLifecycle()
    {
        Company &c = company();
        const QString number = c.orders(QStringLiteral("pendingAllocation")).value(0);
        const QStringList line {QStringLiteral("orders"), QStringLiteral("cancel"), number};
        QCOMPARE(c.run(line).exit, 2); // no reason
        const QStringList reason {QStringLiteral("--reason"), QStringLiteral("Kunde hat abgesagt, 客户取消")};
        QCOMPARE(c.run(line + reason).exit, 0);
        const auto order = c.json({QStringLiteral("orders"), QStringLiteral("show"), number});
        QCOMPARE(order[QStringLiteral("state")].toString(), QStringLiteral("cancelled"));
        QCOMPARE(order[QStringLiteral("story")].toArray().last()[QStringLiteral("reason")].toString(), reason[1]);
        const auto twice = c.run({QStringLiteral("orders"), QStringLiteral("accept"), number});
        QCOMPARE(twice.exit, 1);
        QVERIFY(isOneLine(twice.err));
    }

    void batchGoesOnAfterAFailure_data() { support::addDatabaseRows(); }
    void batchGoesOnAfterAFailure()
    {
        Company &c = company();
        const QString number = c.orders(QStringLiteral("pendingReview")).value(0);
        const QByteArray lines = "# a comment\n\norders show NO-SUCH\norders cancel " + number.toUtf8()
            + " --reason \"called twice\"\nfly\nunits list\n";
        const auto text = c.run(words("batch"), lines);
        QCOMPARE(text.exit, 1);
        QVERIFY(text.err.startsWith("line 3: NO-SUCH: "));
        QVERIFY(text.err.contains("\nline 5: fly: "));
        QVERIFY(text.out.contains(number.toUtf8() + " is now cancelled."));
        QVERIFY(text.out.contains("Triesenberg"));
        const auto json = c.run(words("batch --json"), "units list\norders show NO-SUCH\n");
        QCOMPARE(json.exit, 1);
        const auto reports = json.out.trimmed().split('\n');
        QCOMPARE(reports.size(), 2);
        const auto first = QJsonDocument::fromJson(reports[0]);
        QCOMPARE(first[QStringLiteral("exit")].toInt(), 0);
        QCOMPARE(first[QStringLiteral("answer")].toArray().size(), 14);
        const auto second = QJsonDocument::fromJson(reports[1]);
        QCOMPARE(second[QStringLiteral("error")][QStringLiteral("code")].toString(), QStringLiteral("not-found"));
        QCOMPARE(c.run(words("batch"), "units list\n").exit, 0);
    }

    void backupIsACompleteDatabase()
    {
        Company sqlite(QStringLiteral("sqlite"));
        QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("copy.db"));
        QCOMPARE(sqlite.run({QStringLiteral("backup"), copy}).exit, 0);
        const auto check = support::runProgram(QStringLiteral("fieldlanectl"), {QStringLiteral("check"), QStringLiteral("--db"), copy});
        QCOMPARE(check.exit, 0);
        const auto again = sqlite.run({QStringLiteral("backup"), copy});
        QCOMPARE(again.exit, 2);
        QVERIFY(isOneLine(again.err));
    }
    void backupNamesTheToolForPostgres()
    {
        Company server(QStringLiteral("postgresql"), false);
        QCOMPARE(server.run(words("init")).exit, 0);
        const auto answer = server.run(words("backup copy.dump"));
        QCOMPARE(answer.exit, 2);
        QVERIFY(answer.err.contains("pg_dump"));
    }
    void initAndCheckAnEmptyDatabase_data() { support::addDatabaseRows(); }
    void initAndCheckAnEmptyDatabase()
    {
        QFETCH(QString, database);
        Company c(database, false);
        QCOMPARE(c.run(words("init")).exit, 0);
        QCOMPARE(c.run(words("init")).exit, 0);
        QCOMPARE(c.run(words("check")).exit, 0);
        QCOMPARE(c.json(words("orders list")).array().size(), 0);
    }

    void wrongUse_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("nothing") << "";
        QTest::newRow("noun alone") << "orders";
        QTest::newRow("unknown verb") << "orders fly";
        QTest::newRow("unknown noun") << "fly";
        QTest::newRow("argument missing") << "rank";
        QTest::newRow("argument too many") << "rank A B";
        QTest::newRow("unknown option") << "orders list --colour red";
        QTest::newRow("option of another verb") << "orders list --force";
        QTest::newRow("value missing") << "check --db";
        QTest::newRow("value for a switch") << "check --json=yes";
        QTest::newRow("no number") << "rank A --limit many";
        QTest::newRow("zero") << "orders list --limit 0";
        QTest::newRow("time without zone") << "check --now 2026-03-02T14:30:00";
        QTest::newRow("no time") << "assign A B";
        QTest::newRow("no place") << "position T01 somewhere";
        QTest::newRow("half a place") << "position T01 47.1";
        QTest::newRow("off the globe") << "position T01 147.1,9.5";
        QTest::newRow("unknown state") << "orders list --state asleep";
        QTest::newRow("no database") << "check --db=";
    }
    void wrongUse()
    {
        QFETCH(QString, line);
        QTemporaryDir folder;
        QStringList arguments = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        const QString file = folder.filePath(QStringLiteral("a.db"));
        QCOMPARE(support::runProgram(QStringLiteral("fieldlanectl"), {QStringLiteral("init"), QStringLiteral("--db"), file}).exit, 0);
        if (!line.contains(QLatin1String("--db")))
            arguments = QStringList {QStringLiteral("--db"), file} + arguments;
        const auto answer = support::runProgram(QStringLiteral("fieldlanectl"), arguments);
        QVERIFY2(answer.exit == 2, answer.err.constData());
        QVERIFY2(isOneLine(answer.err), answer.err.constData());
        QVERIFY(answer.out.isEmpty());
    }
    void helpAndVersion()
    {
        const auto help = support::runProgram(QStringLiteral("fieldlanectl"), words("--help"));
        QCOMPARE(help.exit, 0);
        for (const char *verb : {"demo", "orders list", "assign ORDER TECHNICIAN", "batch", "--db FILE|URL"})
            QVERIFY2(help.out.contains(verb), verb);
        const auto one = support::runProgram(QStringLiteral("fieldlanectl"), words("assign --help"));
        QCOMPARE(one.exit, 0);
        QVERIFY(one.out.startsWith("fieldlanectl assign ORDER TECHNICIAN"));
        QVERIFY(support::runProgram(QStringLiteral("fieldlanectl"), words("--version")).out.startsWith("fieldlanectl 0."));
    }
    void selfCheckPasses()
    {
        const auto answer = support::runProgram(QStringLiteral("fieldlanectl"), words("self-check --json"));
        QVERIFY2(answer.exit == 0, answer.out.constData());
        const auto items = QJsonDocument::fromJson(answer.out).array();
        QCOMPARE(items.size(), 6);
        for (const QJsonValue &item : items)
            QVERIFY2(item[QStringLiteral("passed")].toBool(), qPrintable(item[QStringLiteral("detail")].toString()));
    }
};

FIELDLANE_TEST_MAIN(TestCtl)
#include "tst_ctl.moc"
