#include "support/databases.h"
#include "support/testmain.h"
#include "unit/ctl/company.h"
#include <QJsonArray>
#include <QJsonObject>
#include <algorithm>

using namespace fieldlane;
using tests::Company;
using tests::isOneLine;

/// Whole days planned through the program.
class TestPlanVerbs : public QObject
{
    Q_OBJECT

    static QStringList planning(const QStringList &more = {})
    {
        return QStringList {QStringLiteral("plan"), QStringLiteral("--day"), QStringLiteral("2026-03-05"), QStringLiteral("--steps"),
                   QStringLiteral("500"), QStringLiteral("--chains"), QStringLiteral("2")}
            + more;
    }
    /// Of today.
    static QStringList part(const QString &option, const QString &value)
    {
        return {QStringLiteral("plan"), option, value, QStringLiteral("--steps"), QStringLiteral("200")};
    }

private Q_SLOTS:
    void aDayIsPlannedAndCarriedOut_data() { support::addDatabaseRows(); }
    void aDayIsPlannedAndCarriedOut()
    {
        QFETCH(QString, database);
        const Company company(database);
        const QJsonDocument plan = company.json(planning());
        const qsizetype moves = plan[QStringLiteral("moves")].toArray().size();
        QVERIFY(moves > 5);
        QCOMPARE(company.json(planning({QStringLiteral("--threads"), QStringLiteral("2")})), plan); // the same, however it is computed
        const QJsonDocument kept = company.json(planning({QStringLiteral("--keep")}));
        QCOMPARE(kept[QStringLiteral("customersDisturbed")].toInt(), 0);
        const QStringList waiting = company.orders(QStringLiteral("pendingDispatch"));
        const QByteArray text = company.run(planning()).out;
        QVERIFY(text.contains("As it is") && text.contains("Orders with somebody"));
        const QJsonDocument done = company.json(planning({QStringLiteral("--apply")}));
        QCOMPARE(done[QStringLiteral("applied")][QStringLiteral("count")].toInt(), int(moves));
        QVERIFY(done[QStringLiteral("applied")][QStringLiteral("refused")].toArray().isEmpty());
        QVERIFY(company.orders(QStringLiteral("pendingDispatch")).size() < waiting.size());
        QCOMPARE(company.run({QStringLiteral("check")}).exit, 0);
        QVERIFY(company.json(planning())[QStringLiteral("moves")].toArray().size() < moves);
    }
    void aSundayIsPlannedToo()
    {
        const Company company(QStringLiteral("sqlite"));
        const auto answer = company.run({QStringLiteral("plan"), QStringLiteral("--day"), QStringLiteral("2026-03-08"), QStringLiteral("--steps"), QStringLiteral("1")});
        QCOMPARE(answer.exit, 0);
        QVERIFY(answer.out.contains("The plan gives out or moves "));
    }
    void partsOfTodayAreRepaired_data() { support::addDatabaseRows(); }
    void partsOfTodayAreRepaired()
    {
        QFETCH(QString, database);
        const Company company(database);
        const auto moves = [](const QJsonDocument &plan) { return plan[QStringLiteral("moves")].toArray(); };
        const QJsonArray ofAll = moves(company.json({QStringLiteral("plan"), QStringLiteral("--gaps"), QStringLiteral("--steps"), QStringLiteral("200")}));
        const QString order = ofAll.first()[QStringLiteral("order")].toString();
        const QJsonArray inserted = moves(company.json(part(QStringLiteral("--insert"), order)));
        QVERIFY(std::any_of(inserted.begin(), inserted.end(), [&](const QJsonValue &m) { return m[QStringLiteral("order")].toString() == order; }));
        const QString person = inserted.first()[QStringLiteral("technician")].toString();
        for (const QJsonValue &move : moves(company.json(part(QStringLiteral("--relieve"), person)))) {
            QCOMPARE(move[QStringLiteral("from")][QStringLiteral("technician")].toString(), person);
            QVERIFY(move[QStringLiteral("technician")].toString() != person);
        }
        for (const QJsonValue &move : moves(company.json(part(QStringLiteral("--overrun"), person))))
            QCOMPARE(move[QStringLiteral("from")][QStringLiteral("technician")].toString(), person);
        for (const QJsonValue &move : moves(company.json(part(QStringLiteral("--lane"), person)))) {
            QCOMPARE(move[QStringLiteral("from")][QStringLiteral("technician")].toString(), person);
            QCOMPARE(move[QStringLiteral("technician")].toString(), person);
        }
        const QJsonArray ofLane = moves(company.json(part(QStringLiteral("--lane"), person) + QStringList {QStringLiteral("--gaps")}));
        QVERIFY(ofAll.size() > ofLane.size());
        for (const QJsonValue &move : ofLane)
            QVERIFY(move[QStringLiteral("from")].isNull() && move[QStringLiteral("technician")].toString() == person);
        const QJsonDocument done = company.json(part(QStringLiteral("--insert"), order) + QStringList {QStringLiteral("--apply")});
        QCOMPARE(done[QStringLiteral("applied")][QStringLiteral("count")].toInt(), int(inserted.size()));
        QVERIFY(!company.orders(QStringLiteral("pendingDispatch")).contains(order));
        QCOMPARE(company.run({QStringLiteral("check")}).exit, 0);
        const auto again = company.run(part(QStringLiteral("--insert"), order)); // somebody has it now
        QVERIFY(again.exit == 1 && isOneLine(again.err));
        const auto closed = company.run(part(QStringLiteral("--insert"), company.orders(QStringLiteral("closed")).front()));
        QVERIFY(closed.exit == 1 && isOneLine(closed.err));
    }
    void wrongUseIsToldInOneLine()
    {
        const Company company(QStringLiteral("sqlite"));
        const std::pair<QStringList, int> refused[] {{{QStringLiteral("plan")}, 2},
            {{QStringLiteral("plan"), QStringLiteral("--day"), QStringLiteral("2020-01-01")}, 2},
            {{QStringLiteral("plan"), QStringLiteral("--day"), QStringLiteral("tomorrow")}, 2},
            {planning({QStringLiteral("--days"), QStringLiteral("15")}), 2}, {planning({QStringLiteral("--days"), QStringLiteral("0")}), 2},
            {planning({QStringLiteral("--threads"), QStringLiteral("1000")}), 2},
            {planning({QStringLiteral("--gaps")}), 2}, {part(QStringLiteral("--insert"), QStringLiteral("WO-999999")), 1},
            {part(QStringLiteral("--relieve"), QStringLiteral("Nobody Known")), 1},
            {part(QStringLiteral("--lane"), QStringLiteral("T01")) + QStringList {QStringLiteral("--keep")}, 2},
            {part(QStringLiteral("--relieve"), QStringLiteral("T01")) + QStringList {QStringLiteral("--gaps")}, 2},
            {planning({QStringLiteral("--policy"), QStringLiteral("Monsoon")}), 1},
            {planning({QStringLiteral("--as"), QStringLiteral("field")}), 1}};
        for (const auto &[arguments, exit] : refused) {
            const auto answer = company.run(arguments);
            QVERIFY2(answer.exit == exit && isOneLine(answer.err), qPrintable(arguments.join(QLatin1Char(' ')) + QLatin1String(answer.err)));
        }
    }
};

FIELDLANE_TEST_MAIN(TestPlanVerbs)
#include "tst_planverbs.moc"
