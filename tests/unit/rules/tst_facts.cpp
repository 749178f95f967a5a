#include "rules/evaluator.h"
#include "rules/facts.h"
#include "support/testmain.h"
#include <QCoreApplication>

using namespace fieldlane;
using namespace fieldlane::rules;

namespace {

core::Instant at(const char *iso)
{
    return *core::fromIso(QString::fromLatin1(iso));
}

} // namespace

class TestFacts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSitesClockCounts_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("now");
        QTest::addColumn<int>("minute");
        QTest::addColumn<int>("weekday");
        const auto row = [](const char *name, const char *zone, const char *now, int minute, int weekday) { QTest::newRow(name) << QString::fromLatin1(zone) << QString::fromLatin1(now) << minute << weekday; };
        row("winter", "Europe/Berlin", "2026-03-02T08:00:00Z", 9 * 60, 1);
        row("summer", "Europe/Berlin", "2026-07-06T08:00:00Z", 10 * 60, 1);
        row("before the gap", "Europe/Berlin", "2026-03-29T00:59:00Z", 119, 7);
        row("after the gap", "Europe/Berlin", "2026-03-29T01:00:00Z", 180, 7);
        row("first two o'clock", "Europe/Berlin", "2026-10-25T00:30:00Z", 150, 7);
        row("second two o'clock", "Europe/Berlin", "2026-10-25T01:30:00Z", 150, 7);
        row("already the next day", "Asia/Shanghai", "2026-03-02T16:00:00Z", 0, 2);
        row("still the day before", "America/Los_Angeles", "2026-03-02T05:00:00Z", 21 * 60, 7);
        row("half hours", "Asia/Kolkata", "2026-03-02T08:00:00Z", 13 * 60 + 30, 1);
        row("no zone: the company's", "", "2026-03-02T08:00:00Z", 8 * 60 + 60 * 8, 1);
        row("no such zone: the company's", "Mars/Base", "2026-03-02T08:00:00Z", 16 * 60, 1);
    }
    void theSitesClockCounts()
    {
        QFETCH(QString, zone);
        QFETCH(QString, now);
        domain::Order order;
        order.zone = zone;
        FactsContext context;
        context.now = *core::fromIso(now);
        context.zone = QStringLiteral("Asia/Shanghai");
        const OrderFacts facts = factsOf(order, context);
        QTEST(facts.timeOfDay, "minute");
        QTEST(facts.weekday, "weekday");
    }
    void holidaysAreThoseOfTheUnit()
    {
        const std::vector<domain::Holiday> holidays {{{}, 0, domain::UnitId(2), QDate(2026, 3, 2), {}}, {{}, 0, {}, QDate(2026, 3, 3), {}}};
        FactsContext context;
        context.zone = QStringLiteral("UTC");
        context.holidays = holidays;
        const auto isHoliday = [&](const char *now, std::vector<domain::UnitId> units) {
            context.now = at(now);
            context.units = std::move(units);
            return factsOf({}, context).holiday;
        };
        QVERIFY(isHoliday("2026-03-02T08:00:00Z", {domain::UnitId(4), domain::UnitId(2), domain::UnitId(1)}));
        QVERIFY(!isHoliday("2026-03-02T08:00:00Z", {domain::UnitId(3), domain::UnitId(1)}));
        QVERIFY(isHoliday("2026-03-03T23:59:00Z", {domain::UnitId(3), domain::UnitId(1)}));
        QVERIFY(!isHoliday("2026-03-04T00:00:00Z", {}));
    }
    void takesWhatTheOrderSays()
    {
        domain::Order order;
        order.templateId = domain::TemplateId(3);
        order.faultTypeId = domain::FaultTypeId(4);
        order.poolId = domain::PoolId(5);
        order.description = QStringLiteral("Leak");
        order.channel = QStringLiteral("phone");
        order.priority = domain::Priority::High;
        order.location = core::Coordinate {47, 9};
        order.address = QStringLiteral("Weg 12, FL-9490 Vaduz");
        order.createdAt = at("2026-03-02T08:00:00Z");
        order.custom = {{QStringLiteral("size"), 3}};
        FactsContext context;
        context.now = at("2026-03-02T09:30:00Z");
        context.customerGrade = QStringLiteral("gold");
        context.warrantyUntil = at("2026-03-02T09:30:00Z");
        const OrderFacts facts = factsOf(order, context);
        QCOMPARE(facts.type.value(), 3);
        QCOMPARE(facts.faultType.value(), 4);
        QCOMPARE(facts.pool.value(), 5);
        QCOMPARE(facts.age, core::Duration(core::minutes(90)));
        QCOMPARE(facts.postcodes, QStringList(QStringLiteral("9490")));
        QCOMPARE(facts.customerGrade, QStringLiteral("gold"));
        QVERIFY(facts.warranty == false); // not valid from then on
        QVERIFY(facts.place == order.location);
        QCOMPARE(facts.today, QDate(2026, 3, 2));
        context.warrantyUntil.reset();
        QVERIFY(!factsOf(order, context).warranty);
        order.createdAt = at("2026-03-03T08:00:00Z");
        QCOMPARE(factsOf(order, context).age.count(), 0);
    }
    void postcodesInAddresses_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QStringList>("codes");
        const auto row = [](const char *address, const QStringList &codes) { QTest::newRow(address) << QString::fromUtf8(address) << codes; };
        row("", {});
        row("Weg 12", {});
        row("Weg 12, 9490 Vaduz", {QStringLiteral("9490")});
        row("10 Downing St, London SW1A 2AA", {QStringLiteral("sw1a")});
        row("Los Angeles, CA 90012-1234", {QStringLiteral("90012"), QStringLiteral("1234")});
        row("上海市中山路12号200031", {QStringLiteral("200031")});
        row("tel12345678901", {});
    }
    void postcodesInAddresses()
    {
        QFETCH(QString, address);
        QTEST(postcodesIn(address), "codes");
    }
};

FIELDLANE_TEST_MAIN(TestFacts)
#include "tst_facts.moc"
