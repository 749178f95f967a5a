#include "chart/navigate.h"
#include "support/testmain.h"

using namespace fieldlane;
using namespace fieldlane::chart;
using core::minutes;

namespace {

const core::Instant day = core::fromMs(1'782'777'600'000);

Bar bar(int id, int start, int end)
{
    Bar b;
    b.handle = BarHandle(id);
    b.plannedStart = day + minutes(start);
    b.plannedEnd = day + minutes(end);
    return b;
}

} // namespace

class TestNavigate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void barsInOrderOfTime()
    {
        Lane lane;
        lane.setBars({bar(1, 0, 30), bar(2, 60, 90), bar(3, 70, 100)});
        QCOMPARE(nextBar(lane, BarHandle(1), day, Direction::Later), std::optional(BarHandle(2)));
        QCOMPARE(nextBar(lane, BarHandle(3), day, Direction::Later), std::optional<BarHandle>());
        QCOMPARE(nextBar(lane, BarHandle(1), day, Direction::Earlier), std::optional<BarHandle>());
        QCOMPARE(nextBar(lane, BarHandle(), day + minutes(61), Direction::Later), std::optional(BarHandle(3)));
        QCOMPARE(nextBar(lane, BarHandle(), day + minutes(61), Direction::Earlier), std::optional(BarHandle(2)));
    }
    void lanesSkipHeadersAndCollapsedGroups()
    {
        LaneLayout layout;
        layout.setLanes({0, 1, 1, 2}, 3);
        QCOMPARE(laneBeside(layout, 0, 1), std::optional(1));
        layout.setCollapsed(1, true);
        QCOMPARE(laneBeside(layout, 0, 1), std::optional(3));
        QCOMPARE(laneBeside(layout, 3, -1), std::optional(0));
        QCOMPARE(laneBeside(layout, 3, 5), std::optional(3));
        QVERIFY(!laneBeside(layout, 1, 1));
    }
    void theNearestBarMayCoverTheInstant()
    {
        Lane lane;
        lane.setBars({bar(1, 0, 30), bar(2, 60, 90)});
        QCOMPARE(nearestBar(lane, day + minutes(40)), std::optional(BarHandle(1)));
        QCOMPARE(nearestBar(lane, day + minutes(50)), std::optional(BarHandle(2)));
        QCOMPARE(nearestBar(lane, day + minutes(75)), std::optional(BarHandle(2)));
        QVERIFY(!nearestBar(Lane(), day));
    }
};

FIELDLANE_TEST_MAIN(TestNavigate)
#include "tst_navigate.moc"
