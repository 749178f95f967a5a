#include "support/databases.h"
#include "support/testmain.h"
#include "unit/ctl/company.h"
#include <QJsonArray>
#include <QJsonObject>

using namespace fieldlane;
using tests::Company;
using tests::isOneLine;

namespace {

QStringList words(const QString &text)
{
    return text.split(QLatin1Char(' '));
}

qint64 sumOf(const QJsonValue &parts)
{
    qint64 sum = 0;
    for (const QJsonValue &part : parts.toArray())
        sum += part[QStringLiteral("cost")].toInteger();
    return sum;
}

} // namespace

/// Reasons, changes and automatic dispatch through the program.
class TestExplainVerbs : public QObject
{
    Q_OBJECT

    /// An order that has passed its deadline, so that somebody must give in.
    static QString lateOrder(const Company &company)
    {
        const auto answer = company.json(words(QStringLiteral("orders add --customer Hilti --place 47.14,9.52 --minutes 60 --due 2026-03-04T09:35:00Z")));
        return answer[QStringLiteral("subject")].toString();
    }

private Q_SLOTS:
    void reasonsAreTold_data() { support::addDatabaseRows(); }
    void reasonsAreTold()
    {
        QFETCH(QString, database);
        const Company company(database);
        const QString number = company.orders(QStringLiteral("assigned")).value(0);
        const QJsonObject reason = company.json({QStringLiteral("explain"), number}).object();
        const QJsonValue decision = reason[QStringLiteral("decision")];
        QVERIFY(decision[QStringLiteral("fieldlane-decision")].toInt() == 1);
        QVERIFY(!decision[QStringLiteral("by")].toString().isEmpty());
        const QJsonArray candidates = decision[QStringLiteral("candidates")].toArray();
        QVERIFY(candidates.size() > 1);
        const qsizetype other = decision[QStringLiteral("chosen")].toInt() == 0 ? 1 : 0;
        const QString name = candidates[other][QStringLiteral("name")].toString();
        const QJsonValue why = company.json({QStringLiteral("explain"), number, QStringLiteral("--technician"), name})[QStringLiteral("whyNot")];
        QVERIFY(why[QStringLiteral("fromRecord")].toBool());
        QCOMPARE(sumOf(why[QStringLiteral("marginParts")]), why[QStringLiteral("margin")].toInteger());
        const auto told = company.run({QStringLiteral("explain"), number, QStringLiteral("--technician"), name});
        QCOMPARE(told.exit, 0);
        QVERIFY2(told.out.contains("was chosen") && told.out.contains("as it was then"), told.out.constData());
        const auto nobody = company.run({QStringLiteral("explain"), company.orders(QStringLiteral("pendingDispatch")).value(0)});
        QVERIFY2(nobody.out.startsWith("Nobody has"), nobody.out.constData());
        const auto unknown = company.run({QStringLiteral("explain"), QStringLiteral("WO-none")});
        QCOMPARE(unknown.exit, 1);
        QVERIFY(isOneLine(unknown.err));
    }
    void whomDispatchDoesNotAskIsTold_data() { support::addDatabaseRows(); }
    void whomDispatchDoesNotAskIsTold()
    {
        QFETCH(QString, database);
        const Company company(database);
        const auto answer = company.json(words(QStringLiteral("orders add --customer Hilti --place 47.14,9.52 --minutes 30")));
        const QString number = answer[QStringLiteral("subject")].toString();
        const QJsonArray ranked = company.json({QStringLiteral("rank"), number})[QStringLiteral("candidates")].toArray();
        QVERIFY(ranked.size() > 1);
        int asked = 0;
        for (const QJsonValue &candidate : ranked) {
            const QJsonValue why = company.json({QStringLiteral("explain"), number, QStringLiteral("--technician"),
                candidate[QStringLiteral("technician")].toString()})[QStringLiteral("whyNot")];
            QVERIFY(why[QStringLiteral("notAsked")].isArray());
            asked += why[QStringLiteral("notAsked")].toArray().isEmpty();
        }
        QVERIFY(asked > 0);
    }
    void anOrderIsMadeToFit_data() { support::addDatabaseRows(); }
    void anOrderIsMadeToFit()
    {
        QFETCH(QString, database);
        const Company company(database);
        const QString number = lateOrder(company);
        const QJsonDocument found = company.json({QStringLiteral("orders"), QStringLiteral("fit"), number});
        QVERIFY(!found[QStringLiteral("takeable")].toBool());
        const QJsonArray changes = found[QStringLiteral("changes")].toArray();
        QVERIFY(!changes.isEmpty());
        for (const QJsonValue &change : changes)
            QCOMPARE(sumOf(change[QStringLiteral("priceParts")]), change[QStringLiteral("price")].toInteger());
        const auto listed = company.run({QStringLiteral("orders"), QStringLiteral("fit"), number});
        QVERIFY2(listed.out.contains("1. "), listed.out.constData());
        QCOMPARE(company.run({QStringLiteral("orders"), QStringLiteral("fit"), number, QStringLiteral("--do"), QStringLiteral("99")}).exit, 2);
        const auto done = company.run({QStringLiteral("orders"), QStringLiteral("fit"), number, QStringLiteral("--do"), QStringLiteral("1")});
        QVERIFY2(done.exit == 0, done.err.constData());
        QCOMPARE(company.json({QStringLiteral("orders"), QStringLiteral("show"), number})[QStringLiteral("state")].toString(), QStringLiteral("assigned"));
        QCOMPARE(company.run({QStringLiteral("orders"), QStringLiteral("fit"), number}).exit, 1); // waits no more
        QCOMPARE(company.run({QStringLiteral("check")}).exit, 0);
    }
    void oneRoundDispatches_data() { support::addDatabaseRows(); }
    void oneRoundDispatches()
    {
        QFETCH(QString, database);
        const Company company(database);
        const auto entered = company.json(words(QStringLiteral("orders add --customer Hilti --place 47.14,9.52 --minutes 30 --flow automatic")));
        const QString number = entered[QStringLiteral("subject")].toString();
        const QJsonDocument report = company.json({QStringLiteral("dispatch")});
        QVERIFY(report[QStringLiteral("holder")].toBool());
        QVERIFY(report[QStringLiteral("dispatched")].toInt() >= 1);
        const QJsonValue decision = company.json({QStringLiteral("explain"), number})[QStringLiteral("decision")];
        QCOMPARE(decision[QStringLiteral("maker")].toString(), QStringLiteral("timer"));
        QCOMPARE(company.json({QStringLiteral("dispatch")})[QStringLiteral("dispatched")].toInt(), 0);
        QCOMPARE(company.run(words(QStringLiteral("dispatch --watch --every 31"))).exit, 2);
    }
};

FIELDLANE_TEST_MAIN(TestExplainVerbs)
#include "tst_explainverbs.moc"
