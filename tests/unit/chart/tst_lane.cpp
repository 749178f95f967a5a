#include "chart/lanestore.h"
#include "core/random.h"
#include "support/testmain.h"
#include <algorithm>

using namespace fieldlane;
using namespace fieldlane::chart;
using core::minutes;

namespace {

const core::Instant day = core::fromMs(1'782'777'600'000);

Bar bar(int id, int start, int end, int travelMinutes = 0)
{
    Bar b;
    b.handle = BarHandle(id);
    b.plannedStart = day + minutes(start);
    b.plannedEnd = day + minutes(end);
    b.travelSeconds = travelMinutes * 60;
    return b;
}

std::vector<int> subRows(const Lane &lane)
{
    std::vector<int> rows;
    for (const Bar &b : lane.bars())
        rows.push_back(b.subRow() * 10 + b.subRows());
    return rows;
}

} // namespace

class TestLane : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void barsAreSorted()
    {
        Lane lane;
        lane.setBars({bar(2, 120, 180), bar(1, 0, 60), bar(3, 60, 90)});
        QCOMPARE(lane.bars()[0].handle, BarHandle(1));
        QCOMPARE(lane.bars()[1].handle, BarHandle(3));
        lane.put(bar(1, 200, 220));
        QCOMPARE(lane.bars()[2].handle, BarHandle(1));
        QCOMPARE(lane.bars().size(), size_t(3));
        QVERIFY(lane.erase(BarHandle(3)));
        QVERIFY(!lane.erase(BarHandle(3)));
    }
    void overlapsShareTheLane()
    {
        Lane lane;
        lane.setBars({bar(1, 0, 60), bar(2, 30, 90), bar(3, 60, 120), bar(4, 120, 150)});
        QCOMPARE(subRows(lane), std::vector<int>({2, 12, 2, 1}));
        lane.put(bar(5, 40, 50));
        QCOMPARE(subRows(lane), std::vector<int>({3, 13, 23, 3, 1}));
    }
    void theWayIsNoOverlap()
    {
        Lane lane;
        lane.setBars({bar(1, 0, 60), bar(2, 60, 120, 15)});
        QCOMPARE(subRows(lane), std::vector<int>({1, 1}));
    }
    void aFinishedBarStandsWhereItHappened()
    {
        Bar done = bar(1, 0, 60);
        done.actualStart = day + minutes(90);
        done.actualEnd = day + minutes(100);
        done.flags = Finished;
        QCOMPARE(done.body().start, day + minutes(90));
        QCOMPARE(done.extent().start, day);
        done.flags = Running;
        QCOMPARE(done.body().start, day);
        QCOMPARE(done.extent().end, day + minutes(100));
    }
    void rangeFindsAllThatTouch()
    {
        core::Random random(7);
        for (int round = 0; round < 50; ++round) {
            std::vector<Bar> bars;
            for (int i = 1; i <= 80; ++i) {
                const int start = int(random.between(0, 3000));
                Bar b = bar(i, start, start + int(random.chance(0.1) ? random.between(300, 1500) : random.between(5, 120)), int(random.between(0, 60)));
                if (random.chance(0.3)) {
                    b.actualStart = b.plannedStart + minutes(random.between(-90, 90));
                    b.actualEnd = b.actualStart + minutes(random.between(5, 200));
                    b.flags = random.chance(0.5) ? Finished : Running;
                }
                bars.push_back(b);
            }
            Lane lane;
            lane.setBars(bars);
            for (int q = 0; q < 40; ++q) {
                const core::Instant from = day + minutes(random.between(-100, 3500));
                const core::TimeSpan span {from, from + minutes(random.between(1, 600))};
                const auto [first, last] = lane.range(span);
                for (int i = 0; i < int(lane.bars().size()); ++i) {
                    if (lane.bars()[size_t(i)].extent().overlaps(span))
                        QVERIFY(first <= i && i < last);
                }
            }
        }
    }
    void noTwoBarsOfASubRowOverlap()
    {
        core::Random random(11);
        std::vector<Bar> bars;
        for (int i = 1; i <= 300; ++i) {
            const int start = int(random.between(0, 6000));
            bars.push_back(bar(i, start, start + int(random.between(5, 90))));
        }
        Lane lane;
        lane.setBars(bars);
        const auto sorted = lane.bars();
        for (size_t i = 0; i < sorted.size(); ++i) {
            for (size_t j = i + 1; j < sorted.size(); ++j) {
                if (!sorted[i].body().overlaps(sorted[j].body()))
                    continue;
                QCOMPARE(sorted[i].subRows(), sorted[j].subRows());
                if (sorted[i].subRows() < 15)
                    QVERIFY(sorted[i].subRow() != sorted[j].subRow());
            }
        }
    }
    void loadCountsTravelAgainstWorkingTime()
    {
        Lane lane;
        lane.setBars({bar(1, 480, 540, 20), bar(2, 600, 720)});
        lane.setSpans({{{day + minutes(480), day + minutes(1020)}, SpanKind::Shift},
            {{day + minutes(720), day + minutes(780)}, SpanKind::Break},
            {{day + minutes(900), day + minutes(1440)}, SpanKind::Absence}});
        const LaneLoad load = lane.load({day, day + minutes(1440)});
        QCOMPARE(load.booked, core::Duration(minutes(200)));
        QCOMPARE(load.available, core::Duration(minutes(540 - 60 - 120)));
        QCOMPARE(load.bars, 2);
        lane.setSpans({{{day + minutes(800), day + minutes(830)}, SpanKind::Taken}});
        QCOMPARE(lane.load({day, day + minutes(1440)}).booked, core::Duration(minutes(230)));
    }
    void aBarIsOnOneLane()
    {
        LaneStore store;
        store.setLanes({LaneHandle(10), LaneHandle(20)});
        store.setBars(0, {bar(1, 0, 60), bar(2, 60, 90)});
        QCOMPARE(store.put(1, bar(1, 30, 60)), std::optional<int>(0));
        QCOMPARE(store.lane(0).bars().size(), size_t(1));
        QCOMPARE(store.laneOf(BarHandle(1)), std::optional<int>(1));
        QCOMPARE(store.find(BarHandle(1))->plannedStart, day + minutes(30));
        store.setBars(1, {bar(2, 0, 10)});
        QCOMPARE(store.barCount(), qsizetype(1));
        QVERIFY(!store.find(BarHandle(1)));
        QCOMPARE(store.lane(0).bars().size(), size_t(0));
        QCOMPARE(store.erase(BarHandle(2)), std::optional<int>(1));
        QCOMPARE(store.laneOf(LaneHandle(20)), std::optional<int>(1));
        QVERIFY(!store.laneOf(LaneHandle(30)));
    }
    void twoHundredThousandBarsStaySmall()
    {
        LaneStore store;
        std::vector<LaneHandle> lanes;
        for (int i = 1; i <= 2000; ++i)
            lanes.push_back(LaneHandle(i));
        store.setLanes(lanes);
        for (int lane = 0; lane < 2000; ++lane) {
            std::vector<Bar> bars;
            for (int i = 0; i < 100; ++i)
                bars.push_back(bar(lane * 100 + i + 1, i * 400, i * 400 + 60));
            bars.shrink_to_fit();
            store.setBars(lane, std::move(bars));
        }
        QCOMPARE(store.barCount(), qsizetype(200'000));
        QVERIFY(store.footprint() <= size_t(200'000) * 72); // bar, brief and latest end; the view may have 131 bytes
    }
};

FIELDLANE_TEST_MAIN(TestLane)
#include "tst_lane.moc"
