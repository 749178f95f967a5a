#include "core/instant.h"
#include "e2e/technicians.h"
#include "support/databases.h"
#include "support/madedata.h"
#include "support/program.h"
#include "support/realdata.h"
#include "support/testmain.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

using namespace fieldlane;

namespace {

constexpr int requests = 250;
const QByteArray zone = "America/Los_Angeles";

/// The first requests of the file, and when the last of them came in.
std::pair<QByteArray, QDateTime> firstRequests(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    QByteArray csv = file.readLine();
    QByteArray line;
    for (int i = 0; i < requests && !file.atEnd(); ++i)
        csv += line = file.readLine();
    return {csv, QDateTime(QDate::fromString(QString::fromLatin1(line.split(',').value(1).left(10)), Qt::ISODate),
                     QTime::fromString(QString::fromLatin1(line.split(',').value(1).mid(11, 8)), Qt::ISODate), QTimeZone(zone))};
}

} // namespace

/// Requests of Los Angeles that dispatched themselves, replayed under other policies; the figures of what happened are
/// counted once more from the orders.
class TestReplayedDays : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_database;
    core::Instant m_now;
    QDate m_from;
    QDate m_to;

    support::ProgramAnswer run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        return support::runProgram(QStringLiteral("fieldlanectl"),
            arguments + QStringList {QStringLiteral("--db"), m_database, QStringLiteral("--now"), core::toIso(m_now)}, input);
    }
    QJsonDocument json(const QStringList &arguments) const
    {
        const auto answer = run(arguments + QStringList {QStringLiteral("--json")});
        if (answer.exit != 0)
            qWarning("%s: %s", qPrintable(arguments.join(QLatin1Char(' '))), answer.err.constData());
        return QJsonDocument::fromJson(answer.out);
    }
    QString write(const char *name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
            qFatal("cannot write %s", name);
        return file.fileName();
    }
    void good(const QStringList &arguments) const
    {
        const auto answer = run(arguments);
        QVERIFY2(answer.exit == 0, answer.err.constData());
    }
    /// They come in under a rule that has them dispatched, and are, at the end of the hour.
    void liveThrough()
    {
        const QString where = QString::fromLatin1(zone);
        const auto [csv, last] = firstRequests(support::requestsFile(m_folder.path()));
        m_now = core::fromDateTime(last.addSecs(3600));
        m_from = QDate::fromString(QString::fromLatin1(csv.split('\n').value(1).split(',').value(1).left(10)), Qt::ISODate);
        m_to = last.date();
        good({QStringLiteral("init")});
        good({QStringLiteral("import"), QStringLiteral("units"), support::neighbourhoodsFile(m_folder.path()), QStringLiteral("--name-property"),
            QStringLiteral("service_re"), QStringLiteral("--zone"), where});
        good({QStringLiteral("import"), QStringLiteral("technicians"), write("technicians.csv", tests::technicianCsv({34.09498547, -118.2907}, 20200103)),
            QStringLiteral("--zone"), where});
        good({QStringLiteral("rules"), QStringLiteral("import"), write("rules.json",
            R"({"fieldlane-rules": 1, "rules": [{"id": "a", "name": "All", "then": [{"dispatch": "assign"}]}]})")});
        good({QStringLiteral("rules"), QStringLiteral("publish"), QStringLiteral("--why"), QStringLiteral("test")});
        const QString map = write("map.json", // nothing is closed: that is what is to come
            R"({"number":"request_number","created":"created","type":"type","unit":"region","channel":"channel","address":"address","latitude":"latitude","longitude":"longitude"})");
        QVERIFY(json({QStringLiteral("import"), QStringLiteral("orders"), write("requests.csv", csv), QStringLiteral("--map"), map, QStringLiteral("--zone"),
            where, QStringLiteral("--create-missing")})[QStringLiteral("created")].toInt() > requests / 2);
        for (int rounds = 0, dispatched = 1; dispatched > 0; ++rounds) {
            dispatched = json({QStringLiteral("dispatch")})[QStringLiteral("dispatched")].toInt();
            QVERIFY(rounds < requests);
        }
        for (const auto &[name, weight] : {std::pair("Near", "travel"), {"Soon", "waiting"}}) {
            QJsonObject weights;
            for (const char *objective : {"travel", "lateness", "waiting", "overtime", "load", "skillWaste", "notPreferred", "disturbance"})
                weights.insert(QLatin1String(objective), qstrcmp(objective, weight) == 0 ? 1000 : 0);
            const QJsonObject policy {{QStringLiteral("fieldlane-policy"), 1}, {QStringLiteral("name"), QLatin1String(name)}, {QStringLiteral("version"), 1},
                {QStringLiteral("severities"), QJsonObject {{QStringLiteral("skill"), QStringLiteral("block")}}}, {QStringLiteral("weights"), weights}};
            run({QStringLiteral("policies"), QStringLiteral("import"), write("policy.json", QJsonDocument(policy).toJson())}); // constraints left out are told of
        }
    }
    QJsonDocument replayed(const char *policy) const
    {
        return json({QStringLiteral("backtest"), QStringLiteral("--from"), m_from.toString(Qt::ISODate), QStringLiteral("--to"),
            m_to.toString(Qt::ISODate), QStringLiteral("--policy"), QLatin1String(policy)});
    }
    /// The leads of orders by their number, as 'orders show' has them.
    QHash<QString, QJsonObject> leads(const QStringList &numbers) const
    {
        QByteArray lines;
        for (const QString &number : numbers)
            lines += "orders show " + number.toUtf8() + '\n';
        QHash<QString, QJsonObject> found;
        for (const QByteArray &line : run({QStringLiteral("batch"), QStringLiteral("--json")}, lines).out.split('\n')) {
            const QJsonValue answer = QJsonDocument::fromJson(line).object()[QStringLiteral("answer")];
            const QJsonArray work = answer[QStringLiteral("assignments")].toArray();
            if (!work.isEmpty())
                found.insert(answer[QStringLiteral("number")].toString(answer[QStringLiteral("order")][QStringLiteral("number")].toString()), work[0].toObject());
        }
        return found;
    }

private Q_SLOTS:
    void figuresAreThoseOfTheOrders_data() { support::addDatabaseRows(); }
    void figuresAreThoseOfTheOrders()
    {
        QFETCH(QString, database);
        m_database = support::emptyDatabase(database, m_folder);
        liveThrough();
        if (QTest::currentTestFailed())
            return;
        const auto near = replayed("Near");
        const auto soon = replayed("Soon");
        const auto figure = [](const QJsonDocument &replay, const char *side, const char *name) { return replay[QLatin1String(side)][QLatin1String(name)].toInteger(); };
        QVERIFY(near[QStringLiteral("after")] != soon[QStringLiteral("after")]);
        QVERIFY(near[QStringLiteral("moved")].toInt() > 0);
        QVERIFY(figure(near, "whole", "travel") < figure(soon, "whole", "travel"));
        QVERIFY(figure(soon, "whole", "response") < figure(near, "whole", "response"));

        const auto listed = json({QStringLiteral("orders"), QStringLiteral("list"), QStringLiteral("--limit"), QStringLiteral("100000")}).array();
        QStringList dispatched;
        QHash<QString, core::Instant> entered;
        for (const QJsonValue &order : listed) {
            const QString number = order[QStringLiteral("number")].toString();
            entered.insert(number, *core::fromIso(order[QStringLiteral("created")].toString()));
            if (order[QStringLiteral("state")].toString() == QLatin1String("assigned"))
                dispatched += number;
        }
        QVERIFY(dispatched.size() > requests / 4);
        const auto work = leads(dispatched);
        QCOMPARE(work.size(), dispatched.size());
        for (const QJsonDocument *replay : {&near, &soon}) {
            QCOMPARE(figure(*replay, "before", "orders"), listed.size());
            QCOMPARE(figure(*replay, "before", "dispatched"), dispatched.size());
            QCOMPARE(figure(*replay, "before", "unclaimed"), 0);
            core::Duration waited {0};
            qint64 inBoth = 0;
            int given = 0;
            for (const QJsonValue &order : (*replay)[QStringLiteral("orders")].toArray()) {
                const QString number = order[QStringLiteral("order")].toString();
                const QJsonValue before = order[QStringLiteral("before")];
                QCOMPARE(before.isObject(), work.contains(number));
                given += order[QStringLiteral("after")].isObject() ? 1 : 0;
                if (!before.isObject())
                    continue;
                QCOMPARE(before[QStringLiteral("technician")], work[number][QStringLiteral("technician")]);
                QCOMPARE(before[QStringLiteral("start")], work[number][QStringLiteral("plannedStart")]);
                if (order[QStringLiteral("after")].isObject()) {
                    waited += *core::fromIso(work[number][QStringLiteral("plannedStart")].toString()) - entered[number];
                    ++inBoth;
                }
            }
            QCOMPARE(figure(*replay, "after", "dispatched"), given);
            QVERIFY(inBoth > 0);
            QVERIFY(std::abs(figure(*replay, "before", "response") - waited.count() / inBoth / 1000) <= 1);
        }
    }
};

FIELDLANE_TEST_MAIN(TestReplayedDays)
#include "tst_replayeddays.moc"
