#include "domain/ordercheck.h"
#include "support/testmain.h"

using namespace fieldlane;
using namespace fieldlane::domain;
using core::Coordinate;
using core::hours;
using core::minutes;

namespace {

const core::Instant noon = core::fromMs(1'772'000'000'000);

Order goodOrder()
{
    Order o;
    o.zone = QStringLiteral("Europe/Vaduz");
    o.createdAt = noon;
    o.location = Coordinate {47.14, 9.52};
    return o;
}

} // namespace

Q_DECLARE_METATYPE(fieldlane::domain::Order)

class TestOrderCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void faults_data()
    {
        QTest::addColumn<Order>("order");
        QTest::addColumn<int>("fault");
        const auto row = [](const char *name, OrderFault fault, auto spoil) {
            Order o = goodOrder();
            spoil(o);
            QTest::newRow(name) << o << int(fault);
        };
        using F = OrderFault;
        row("no time at all", F::DurationOutOfRange, [](Order &o) { o.duration = core::Duration(0); });
        row("longer than a month", F::DurationOutOfRange, [](Order &o) { o.duration = hours(24 * 30) + minutes(1); });
        row("window ends before it starts", F::WindowReversed, [](Order &o) {
            o.windowStart = noon + hours(2);
            o.windowEnd = noon + hours(1);
        });
        row("swapped", F::CoordinatesSwapped, [](Order &o) { o.location = Coordinate {-118.24, 34.05}; });
        row("latitude too far", F::LatitudeOutOfRange, [](Order &o) { o.location = Coordinate {95, 200}; });
        row("longitude too far", F::LongitudeOutOfRange, [](Order &o) { o.location = Coordinate {47, 200}; });
        row("no number", F::LatitudeOutOfRange, [](Order &o) { o.location = Coordinate {qQNaN(), 9}; });
        row("unknown zone", F::UnknownZone, [](Order &o) { o.zone = QStringLiteral("Europe/Atlantis"); });
        row("a word for a zone", F::UnknownZone, [](Order &o) { o.zone = QStringLiteral("Mars"); });
        row("no zone", F::UnknownZone, [](Order &o) { o.zone.clear(); });
        row("completed before created", F::CompletedBeforeCreated, [](Order &o) { o.completedAt = noon - hours(1); });
        row("closed before created", F::ClosedBeforeCreated, [](Order &o) { o.closedAt = noon - hours(1); });
    }
    void faults()
    {
        QFETCH(Order, order);
        QFETCH(int, fault);
        QCOMPARE(faultsOf(order), std::vector {OrderFault(fault)});
    }
    void aGoodOrderHasNone() { QVERIFY(faultsOf(goodOrder()).empty()); }
    void allFaultsAreTold()
    {
        Order o = goodOrder();
        o.zone.clear();
        o.duration = core::Duration(0);
        o.location = Coordinate {200, 200};
        QCOMPARE(int(faultsOf(o).size()), 3);
    }
    void plannedAndActualWork()
    {
        OrderRecord record {goodOrder(), {}, {Assignment {}}};
        Assignment &a = record.assignments.front();
        a.plannedStart = noon + hours(2);
        a.plannedEnd = noon + hours(1);
        QCOMPARE(faultsOf(record), std::vector {OrderFault::PlanReversed});
        a.plannedEnd = noon + hours(3);
        a.arrivedAt = noon + hours(2);
        a.completedAt = noon + hours(1);
        QCOMPARE(faultsOf(record), std::vector {OrderFault::WorkReversed});
        a.completedAt = a.arrivedAt;
        QVERIFY(faultsOf(record).empty());
    }
    void possibleButSwapped()
    {
        const Coordinate vaduz {47.14, 9.52};
        QVERIFY(looksSwapped({9.52, 47.14}, vaduz));
        QVERIFY(!looksSwapped({47.2, 9.6}, vaduz));
        QVERIFY(!looksSwapped({48.85, 2.35}, vaduz)); // far, but no better the other way round
        QVERIFY(!looksSwapped({10, 10}, {12, 12})); // near either way
    }
};

FIELDLANE_TEST_MAIN(TestOrderCheck)
#include "tst_ordercheck.moc"
