#include "domain/fields.h"
#include "domain/merge.h"
#include "support/testmain.h"

using namespace fieldlane;
using namespace fieldlane::domain;

namespace {

std::optional<PartDifference> part(const std::vector<PartDifference> &list, const char *name)
{
    for (const PartDifference &d : list) {
        if (d.part == QLatin1String(name))
            return d;
    }
    return std::nullopt;
}

} // namespace

class TestMerge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoChangedWhat()
    {
        const Order base;
        Order mine = base;
        Order theirs = base;
        mine.address = QStringLiteral("Mine");
        theirs.address = QStringLiteral("Theirs");
        mine.phone = QStringLiteral("1");
        theirs.description = QStringLiteral("Leaks");
        mine.priority = theirs.priority = Priority::High;
        theirs.state = OrderState::Assigned;
        const auto list = differencesOf(base, mine, theirs);
        QVERIFY(part(list, "address")->clash);
        QVERIFY(part(list, "phone")->mine && !part(list, "phone")->theirs && !part(list, "phone")->clash);
        QVERIFY(part(list, "description")->theirs && !part(list, "description")->mine);
        QVERIFY(!part(list, "priority")->clash); // both want the same
        QVERIFY(!part(list, "state")->mine);
        QVERIFY(!part(list, "customer_name"));
    }
    void whatBelongsTogetherIsTakenTogether()
    {
        const core::Instant noon = core::fromMs(1'772'000'000'000);
        Order base;
        base.windowStart = noon;
        base.windowEnd = noon + core::hours(2);
        Order mine = base;
        Order theirs = base;
        mine.windowStart = noon + core::hours(1); // only the start
        theirs.windowEnd = noon + core::minutes(30); // only the end: together the window would end before it starts
        const auto list = differencesOf(base, mine, theirs);
        QCOMPARE(int(list.size()), 1);
        QVERIFY(part(list, "window_start")->clash);
        Order merged = theirs;
        takePart(merged, mine, QStringLiteral("window_start"));
        QCOMPARE(merged.windowStart, mine.windowStart);
        QCOMPARE(merged.windowEnd, mine.windowEnd);
    }
    void aPlaceGoesWhole()
    {
        Order mine;
        mine.location = core::Coordinate {47, 9};
        mine.geoQuality = GeoQuality::Exact;
        Order merged;
        merged.location = core::Coordinate {1, 2};
        takePart(merged, mine, QStringLiteral("latitude"));
        QVERIFY(difference(orderFields(), mine, merged).isEmpty());
        takePart(merged, Order {}, QStringLiteral("latitude"));
        QVERIFY(!merged.location);
    }
};

FIELDLANE_TEST_MAIN(TestMerge)
#include "tst_merge.moc"
