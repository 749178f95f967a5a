#include "chart/lanelayout.h"
#include "support/testmain.h"

using namespace fieldlane::chart;

class TestLaneLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void groupsHoldTheirLanes()
    {
        LaneLayout layout;
        layout.setLanes({0, 2, 0, 2}, 3);
        QCOMPARE(layout.rows().size(), size_t(6)); // the empty group is left out
        QCOMPARE(*layout.rowOfLane(2), 2);
        QCOMPARE(*layout.rowOfGroup(2), 3);
        QVERIFY(!layout.rowOfGroup(1));
        QCOMPARE(layout.height(), 2 * 24 + 4 * 26);
    }
    void aCollapsedGroupHidesItsLanes()
    {
        LaneLayout layout;
        layout.setLanes({0, 0, 1}, 2);
        layout.setCollapsed(0, true);
        QVERIFY(!layout.rowOfLane(0));
        QVERIFY(layout.rowOfGroup(0));
        QCOMPARE(layout.height(), 2 * 24 + 26);
        layout.setHidden({false, false, true});
        QCOMPARE(layout.height(), 24);
    }
    void everyPixelBelongsToItsRow_data()
    {
        QTest::addColumn<int>("mode");
        for (int mode = 0; mode < rowModeCount; ++mode)
            QTest::addRow("%d px", rowHeight(RowMode(mode))) << mode;
    }
    void everyPixelBelongsToItsRow()
    {
        QFETCH(int, mode);
        LaneLayout layout;
        layout.setLanes(std::vector<int>(40, 0), 1);
        layout.setMode(RowMode(mode));
        int covered = 0;
        for (int y = 0; y < layout.height(); ++y) {
            const Row &row = layout.rows()[size_t(*layout.rowAt(y))];
            QVERIFY(row.y <= y && y < row.y + row.height);
            ++covered;
        }
        QCOMPARE(covered, layout.height());
        QVERIFY(!layout.rowAt(-1));
        QVERIFY(!layout.rowAt(layout.height()));
    }
    void rangeIsWhatTouches()
    {
        LaneLayout layout;
        layout.setLanes(std::vector<int>(40, 0), 1);
        for (int top = -30; top < 1200; top += 7) {
            const auto [first, last] = layout.range(top, top + 100);
            for (int i = 0; i < int(layout.rows().size()); ++i) {
                const Row &row = layout.rows()[size_t(i)];
                const bool touches = row.y < top + 100 && row.y + row.height > top;
                QCOMPARE(first <= i && i < last, touches);
            }
        }
    }
};

FIELDLANE_TEST_MAIN(TestLaneLayout)
#include "tst_lanelayout.moc"
