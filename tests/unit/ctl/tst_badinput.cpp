#include "unit/ctl/company.h"
#include "core/zone.h"
#include "desk/desk.h"
#include "store/connection.h"
#include "support/databases.h"
#include "support/testmain.h"
#include <unistd.h>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

using namespace fieldlane;
using fieldlane::tests::Company;
using fieldlane::tests::isOneLine;

namespace {

const QString ctl = QStringLiteral("fieldlanectl");

support::ProgramAnswer onFile(const QString &verb, const QString &file, const QStringList &before = {})
{
    return support::runProgram(ctl, {verb, QStringLiteral("--db"), file}, {}, before);
}

/// Adds somebody with one shift, or none, through the desk.
domain::TechnicianId addTechnician(desk::Desk &desk, const QString &name, const std::vector<domain::WeekShift> &shifts)
{
    domain::Technician t;
    t.name = name;
    t.zone = QStringLiteral("Europe/Vaduz");
    t.home = core::Coordinate {47.14, 9.52};
    t.shifts = shifts;
    qint64 id = 0;
    desk.submit(desk::SingleCommand(desk::Save<domain::Technician> {t}), &desk,
        [&](const core::Result<desk::Outcome> &o) { id = o->createdId; });
    return domain::TechnicianId(id);
}

QString addOrder(desk::Desk &desk, core::Duration duration)
{
    desk::CreateOrder create;
    create.order.customerName = QStringLiteral("Beck");
    create.order.zone = QStringLiteral("Europe/Vaduz");
    create.order.location = core::Coordinate {47.14, 9.52};
    create.order.duration = duration;
    QString number;
    desk.submit(desk::SingleCommand(create), &desk, [&](const core::Result<desk::Outcome> &o) { number = o->subject; });
    return number;
}

} // namespace

class TestBadInput : public QObject
{
    Q_OBJECT

    std::unique_ptr<desk::Desk> open(const Company &company, const core::Clock &clock)
    {
        desk::Desk::Options options;
        options.database = company.database();
        options.access = desk::Desk::Access::Create;
        auto desk = desk::Desk::open(options, clock);
        if (!desk)
            qFatal("%s", qPrintable(desk.error().detail));
        return std::move(*desk);
    }
    /// Without it root may write everywhere.
    static QStringList asNobody()
    {
        if (geteuid() != 0)
            return {};
        return {QStringLiteral("setpriv"), QStringLiteral("--reuid=65534"), QStringLiteral("--regid=65534"), QStringLiteral("--clear-groups")};
    }

private Q_SLOTS:
    void aMissingFileIsNotMade()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("none.db"));
        const auto answer = onFile(QStringLiteral("check"), file);
        QCOMPARE(answer.exit, 1);
        QVERIFY(isOneLine(answer.err));
        QVERIFY(answer.err.contains("fieldlanectl init"));
        QVERIFY(!QFile::exists(file));
    }
    void aFileThatIsNoDatabaseIsLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text") << QByteArray("number,customer\n1,Beck\n").repeated(200);
        QTest::newRow("damaged header") << QByteArray("SQLite format 3\0broken", 22).append(QByteArray(4096, 'x'));
    }
    void aFileThatIsNoDatabaseIsLeftAlone()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("orders.db"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        for (const char *verb : {"check", "init", "demo"}) {
            const auto answer = onFile(QLatin1String(verb), path);
            QCOMPARE(answer.exit, 1);
            QVERIFY2(isOneLine(answer.err), answer.err.constData());
            QVERIFY2(answer.err.contains("database"), answer.err.constData());
        }
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }
    void aFolderIsNoDatabase()
    {
        QTemporaryDir folder;
        const auto answer = onFile(QStringLiteral("check"), folder.path());
        QCOMPARE(answer.exit, 1);
        QVERIFY(isOneLine(answer.err));
    }
    void aDatabaseOfANewerProgramIsRefused_data() { support::addDatabaseRows(); }
    void aDatabaseOfANewerProgramIsRefused()
    {
        QFETCH(QString, database);
        Company company(database, false);
        QCOMPARE(company.run({QStringLiteral("init")}).exit, 0);
        {
            auto connection = store::Connection::open(
                *store::DatabaseUrl::parse(company.database()), store::Connection::Access::ReadWrite);
            QVERIFY(connection);
            QVERIFY((*connection)->execute(QStringLiteral("UPDATE schema_version SET version = 9999")));
        }
        for (const char *verb : {"check", "init", "demo"}) {
            const auto answer = company.run({QLatin1String(verb)});
            QCOMPARE(answer.exit, 1);
            QVERIFY(isOneLine(answer.err));
            QVERIFY2(answer.err.contains("newer"), answer.err.constData());
        }
    }
    void aServerThatIsNotThereIsNamed()
    {
        const auto answer = onFile(QStringLiteral("check"), QStringLiteral("postgresql://127.0.0.1:1/nothing"));
        QCOMPARE(answer.exit, 1);
        QVERIFY2(isOneLine(answer.err), answer.err.constData());
        QVERIFY(answer.err.contains("postgresql://127.0.0.1:1/nothing"));
    }
    void aReadOnlyFolder()
    {
        QTemporaryDir folder;
        const QString inside = folder.filePath(QStringLiteral("locked"));
        QVERIFY(QDir().mkpath(inside));
        const QString file = inside + QStringLiteral("/a.db");
        QCOMPARE(onFile(QStringLiteral("init"), file).exit, 0);
        const auto everybody = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
        const auto enter = QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
        QVERIFY(QFile::setPermissions(file, everybody));
        QVERIFY(QFile::setPermissions(folder.path(), everybody | enter | QFile::WriteOwner));
        QVERIFY(QFile::setPermissions(inside, everybody | enter));
        const auto made = onFile(QStringLiteral("init"), inside + QStringLiteral("/b.db"), asNobody());
        const auto changed = onFile(QStringLiteral("demo"), file, asNobody());
        const auto looked = onFile(QStringLiteral("check"), file, asNobody());
        const auto listed = support::runProgram(QStringLiteral("fieldlanectl"),
            {QStringLiteral("orders"), QStringLiteral("list"), QStringLiteral("--db"), file}, {}, asNobody());
        QVERIFY(QFile::setPermissions(inside, everybody | enter | QFile::WriteOwner));
        QFile log(file + QStringLiteral("-wal")); // what a program that was killed leaves behind
        QVERIFY(log.open(QIODevice::WriteOnly) && log.write(QByteArray(64, '\1')) == 64);
        log.close();
        QVERIFY(QFile::setPermissions(inside, everybody | enter));
        const auto unfinished = onFile(QStringLiteral("check"), file, asNobody());
        QFile::setPermissions(inside, everybody | enter | QFile::WriteOwner); // so that the folder can go
        for (const auto &answer : {made, changed}) {
            QCOMPARE(answer.exit, 1);
            QVERIFY2(isOneLine(answer.err), answer.err.constData());
            QVERIFY2(answer.err.contains("cannot be written"), answer.err.constData());
        }
        QVERIFY2(looked.exit == 0, looked.err.constData());
        QVERIFY2(listed.exit == 0, listed.err.constData());
        QCOMPARE(unfinished.exit, 1);
        QVERIFY2(isOneLine(unfinished.err), unfinished.err.constData());
        QVERIFY(!QFile::exists(inside + QStringLiteral("/b.db")));
    }
    void aMachineWithoutAZoneAsksForOne_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("csv");
        QTest::newRow("units") << QStringLiteral("units") << QByteArray("name,parent");
        QTest::newRow("technicians") << QStringLiteral("technicians") << QByteArray("name,unit");
        QTest::newRow("orders") << QStringLiteral("orders") << QByteArray("number,unit");
    }
    void aMachineWithoutAZoneAsksForOne()
    {
        QFETCH(QString, kind);
        QFETCH(QByteArray, csv);
        const QTemporaryDir folder;
        const auto import = [&](const QString &name, const QByteArray &rows, const QStringList &more) {
            const QString database = folder.filePath(name + QStringLiteral(".db"));
            const QString path = folder.filePath(name + QStringLiteral(".csv"));
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(rows) != rows.size() || onFile(QStringLiteral("init"), database).exit != 0)
                return support::ProgramAnswer();
            file.close();
            return support::runProgram(ctl,
                QStringList {QStringLiteral("import"), kind, path, QStringLiteral("--create-missing"), QStringLiteral("--db"), database} + more,
                {}, {QStringLiteral("env"), QStringLiteral("TZ=Nowhere/Known")});
        };
        const QByteArray rows = csv + "\nAurora,\n";
        const auto refused = import(QStringLiteral("refused"), rows, {});
        QCOMPARE(refused.exit, 2);
        QVERIFY(isOneLine(refused.err));
        QVERIFY2(refused.err.contains("--zone Europe/Vaduz"), refused.err.constData());
        const auto named = import(QStringLiteral("named"), rows, {QStringLiteral("--zone"), QStringLiteral("Europe/Vaduz")});
        QVERIFY2(named.exit == 0, named.err.constData());
        const auto own = import(QStringLiteral("own"), csv + ",zone\nAurora,,Europe/Vaduz\n", {});
        QVERIFY2(own.exit == 0, own.err.constData());
        const auto forgotten = import(QStringLiteral("forgotten"), csv + ",zone\nAurora,,\n", {});
        QVERIFY(forgotten.exit > 0);
        QVERIFY2((forgotten.out + forgotten.err).contains("such as Europe/Vaduz"), forgotten.out + forgotten.err);
    }

    void aTechnicianWithoutAShift_data() { support::addDatabaseRows(); }
    void aTechnicianWithoutAShift()
    {
        QFETCH(QString, database);
        Company company(database, false);
        const core::ShiftedClock clock(*core::fromIso(Company::now()));
        QString number;
        {
            auto desk = open(company, clock);
            addTechnician(*desk, QStringLiteral("Ursula Hasler"), {});
            number = addOrder(*desk, core::hours(1));
        }
        const auto ranked = company.json({QStringLiteral("rank"), number});
        const QJsonValue candidate = ranked[QStringLiteral("candidates")][0];
        QCOMPARE(candidate[QStringLiteral("technician")].toString(), QStringLiteral("Ursula Hasler"));
        QVERIFY(candidate[QStringLiteral("nextGap")].isNull());
        QCOMPARE(candidate[QStringLiteral("now")][QStringLiteral("findings")][0][QStringLiteral("constraint")].toString(), QStringLiteral("noShift"));
        const QStringList assign {QStringLiteral("assign"), number, QStringLiteral("Ursula Hasler"), QStringLiteral("--at"), QStringLiteral("2026-03-04T13:00:00Z")};
        const auto asked = company.run(assign);
        QCOMPARE(asked.exit, 1);
        QVERIFY(isOneLine(asked.err));
        QCOMPARE(company.run(assign + QStringList {QStringLiteral("--force")}).exit, 0);
        QCOMPARE(company.run({QStringLiteral("check")}).exit, 0);
    }

    /// The clocks of Europe/Vaduz go from 02:00 to 03:00 on 29 March 2026 and from 03:00 to 02:00 on
    /// 25 October: a shift from 21:00 to 06:00 is 8 and 10 hours long. A job of 8 h 30 min that begins with it
    /// overruns the short one by 30 minutes and fits the long one.
    void aClockChangeInsideAShift_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<int>("overrunSeconds");
        QTest::newRow("spring") << QStringLiteral("2026-03-28T20:00:00Z") << 30 * 60;
        QTest::newRow("autumn") << QStringLiteral("2026-10-24T19:00:00Z") << 0;
        QTest::newRow("ordinary night") << QStringLiteral("2026-03-21T20:00:00Z") << 0;
    }
    void aClockChangeInsideAShift()
    {
        QFETCH(QString, start);
        QFETCH(int, overrunSeconds);
        Company company(QStringLiteral("sqlite"), false);
        const core::Instant at = *core::fromIso(start);
        const core::ShiftedClock clock(at - core::hours(5));
        QString number;
        {
            auto desk = open(company, clock);
            addTechnician(*desk, QStringLiteral("Ursula Hasler"), {{6, 21 * 60, 30 * 60, 0, 0}});
            number = addOrder(*desk, core::minutes(510));
        }
        const auto answer = support::runProgram(ctl,
            {QStringLiteral("assign"), number, QStringLiteral("Ursula Hasler"), QStringLiteral("--at"), start, QStringLiteral("--force"),
                QStringLiteral("--json"), QStringLiteral("--db"), company.database(), QStringLiteral("--now"), core::toIso(clock.now())});
        QVERIFY2(answer.exit == 0, answer.err.constData());
        const QJsonValue placement = QJsonDocument::fromJson(answer.out)[QStringLiteral("placement")];
        QCOMPARE(placement[QStringLiteral("start")].toString(), start);
        QCOMPARE(placement[QStringLiteral("end")].toString(), core::toIso(at + core::minutes(510)));
        int outside = 0;
        for (const QJsonValue &finding : placement[QStringLiteral("findings")].toArray()) {
            if (finding[QStringLiteral("constraint")].toString() == QLatin1String("shift"))
                outside = finding[QStringLiteral("seconds")].toInt();
        }
        QCOMPARE(outside, overrunSeconds);
        QCOMPARE(company.run({QStringLiteral("check")}).exit, 0);
    }

    void everyConfirmedDropSurvivesAKill_data() { support::addDatabaseRows(); }
    void everyConfirmedDropSurvivesAKill()
    {
        QFETCH(QString, database);
        constexpr int enough = 40;
        Company company(database, false);
        const core::ShiftedClock clock(*core::fromIso(Company::now()));
        QString number;
        {
            auto desk = open(company, clock);
            std::vector<domain::WeekShift> week;
            for (int day = 1; day <= 7; ++day)
                week.push_back({day, 8 * 60, 17 * 60, 0, 0});
            addTechnician(*desk, QStringLiteral("Ursula Hasler"), week);
            number = addOrder(*desk, core::hours(1));
        }
        QProcess batch;
        batch.start(support::programPath(ctl),
            {QStringLiteral("batch"), QStringLiteral("--json"), QStringLiteral("--db"), company.database(), QStringLiteral("--now"), Company::now()});
        for (int i = 0; i < 5000; ++i)
            batch.write(QStringLiteral("assign %1 \"Ursula Hasler\" --at %2\n")
                            .arg(number, i % 2 == 0 ? QStringLiteral("2026-03-05T09:00:00Z") : QStringLiteral("2026-03-05T13:00:00Z"))
                            .toUtf8());
        QByteArray confirmed;
        while (confirmed.count('\n') < enough && batch.waitForReadyRead())
            confirmed += batch.readAllStandardOutput();
        batch.kill(); // SIGKILL, in the middle of whatever it does
        QVERIFY(batch.waitForFinished());
        confirmed += batch.readAllStandardOutput();
        const QByteArray last = confirmed.left(confirmed.lastIndexOf('\n')).split('\n').last();
        const QJsonDocument report = QJsonDocument::fromJson(last);
        QCOMPARE(report[QStringLiteral("exit")].toInt(-1), 0);
        const qint64 version = report[QStringLiteral("answer")][QStringLiteral("order")][QStringLiteral("version")].toInteger();
        QVERIFY(version > enough);
        QCOMPARE(company.run({QStringLiteral("check")}).exit, 0);
        const auto order = company.json({QStringLiteral("orders"), QStringLiteral("show"), number});
        QVERIFY(order[QStringLiteral("version")].toInteger() >= version);
        QCOMPARE(order[QStringLiteral("story")].toArray().size(), order[QStringLiteral("version")].toInteger());
    }
};

FIELDLANE_TEST_MAIN(TestBadInput)
#include "tst_badinput.moc"
