#include "chart/collect.h"
#include "chart/hittest.h"
#include "core/random.h"
#include "support/testmain.h"
#include <cmath>
#include <map>
#include <set>

using namespace fieldlane;
using namespace fieldlane::chart;
using core::minutes;

namespace {

const core::Instant day = core::fromMs(1'782'777'600'000);
constexpr int width = 1200;

struct Board
{
    LaneStore store;
    LaneLayout layout;
    TimeAxis axis;
    DrawList list;

    void look(core::TimeSpan span, int top = 0, int height = 1'000'000)
    {
        axis.setWidth(width);
        axis.show(span);
        collect({store, layout, axis, top, height}, list);
    }
};

Bar randomBar(core::Random &random, int id, int span)
{
    Bar b;
    b.handle = BarHandle(id);
    b.plannedStart = day + core::Duration(random.between(0, span * 60'000LL));
    b.plannedEnd = b.plannedStart + minutes(random.chance(0.03) ? random.between(1000, 4000) : random.between(5, 150));
    b.travelSeconds = int(random.between(0, 3000));
    b.state = quint8(random.between(0, 8));
    b.flags = random.chance(0.1) ? quint16(Late) : quint16(0);
    if (random.chance(0.4)) {
        b.actualStart = b.plannedStart + minutes(random.between(-60, 60));
        b.actualEnd = b.actualStart + minutes(random.between(5, 150));
        b.flags |= random.chance(0.5) ? Finished : Running;
    }
    return b;
}

void fill(Board &board, int lanes, int barsPerLane, quint64 seed, int span = 31 * 1440)
{
    core::Random random(seed);
    std::vector<LaneHandle> handles;
    std::vector<int> groups;
    for (int lane = 0; lane < lanes; ++lane) {
        handles.push_back(LaneHandle(lane + 1));
        groups.push_back(lane * 4 / lanes);
    }
    board.store.setLanes(handles);
    board.layout.setLanes(groups, 4);
    for (int lane = 0; lane < lanes; ++lane) {
        std::vector<Bar> bars;
        for (int i = 0; i < barsPerLane; ++i)
            bars.push_back(randomBar(random, lane * barsPerLane + i + 1, span));
        board.store.setBars(lane, std::move(bars));
    }
}

bool isThin(const Board &board, const Bar &bar)
{
    return double(bar.body().length().count()) < foldPixels * board.axis.msPerPixel();
}

// A bucket shows bodies alone, so a thin bar of which no more than the way reaches into the sight is not seen.
std::vector<const Bar *> visibleBars(const Board &board, int lane, bool folded = false)
{
    std::vector<const Bar *> found;
    for (const Bar &b : board.store.lane(lane).bars()) {
        const bool bodyAlone = folded || isThin(board, b);
        if ((bodyAlone ? b.body() : b.extent()).overlaps(board.axis.visible()))
            found.push_back(&b);
    }
    return found;
}

} // namespace

class TestCollect : public QObject
{
    Q_OBJECT

    void zooms()
    {
        QTest::addColumn<int>("span");
        QTest::newRow("month") << 31 * 1440;
        QTest::newRow("week") << 7 * 1440;
        QTest::newRow("day") << 1440;
        QTest::newRow("two hours") << 120;
        QTest::newRow("ten minutes") << 10;
    }

private Q_SLOTS:
    void agreesWithBruteForce_data() { zooms(); }
    // The painter of the golden comparison walks all bars of each lane, without any search.
    void agreesWithBruteForce()
    {
        QFETCH(int, span);
        for (const quint64 seed : {1, 2, 3}) {
            Board board;
            fill(board, 24, 120, seed);
            board.look({day + minutes(5000), day + minutes(5000 + span)});
            for (const RowItem &row : board.list.rows) {
                if (row.kind != Row::Kind::Lane)
                    continue;
                std::set<qint64> alone;
                std::vector<bool> drawn(width), expected(width);
                for (int i = row.firstBar; i < row.lastBar; ++i) {
                    const BarItem &item = board.list.bars[size_t(i)];
                    QVERIFY(alone.insert(item.handle.value()).second);
                    for (int x = std::max(0, int(std::floor(item.left))); x < std::min<double>(width, item.right); ++x)
                        drawn[size_t(x)] = true;
                }
                std::map<qint64, std::pair<int, int>> buckets; // count, attention
                int folded = 0;
                for (const Bar *b : visibleBars(board, row.index)) {
                    if (!isThin(board, *b)) {
                        QCOMPARE(alone.count(b->handle.value()), size_t(1));
                        const double left = board.axis.x(b->body().start), right = board.axis.x(b->body().end);
                        for (int x = std::max(0, int(std::floor(left))); x < std::min<double>(width, right); ++x)
                            expected[size_t(x)] = true;
                    } else {
                        auto &bucket = buckets[qint64(std::floor(double(core::toMs(b->body().start)) / (3 * board.axis.msPerPixel())))];
                        ++bucket.first;
                        bucket.second = std::max(bucket.second, b->attention());
                        ++folded;
                    }
                }
                QCOMPARE(int(alone.size()) + folded, int(visibleBars(board, row.index).size()));
                QVERIFY(drawn == expected);
                QCOMPARE(row.lastFold - row.firstFold, int(buckets.size()));
                int at = row.firstFold;
                for (const auto &[bucket, values] : buckets) {
                    const FoldItem &fold = board.list.folds[size_t(at++)];
                    QCOMPARE(fold.count, values.first);
                    QCOMPARE(int(fold.attention), values.second);
                    QVERIFY(std::abs(fold.left - board.axis.x(core::fromMs(std::llround(double(bucket) * 3 * board.axis.msPerPixel())))) < 0.01);
                }
            }
        }
    }
    void runsCountWhatTheyHold()
    {
        Board board;
        fill(board, 24, 400, 5);
        board.look({day, day + minutes(31 * 1440)});
        QVERIFY(!board.list.runs.empty());
        int inRuns = 0, inFolds = 0, next = 0;
        for (const FoldRun &run : board.list.runs) {
            QCOMPARE(run.first, next);
            next = run.last;
            inRuns += run.count;
        }
        for (const FoldItem &fold : board.list.folds)
            inFolds += fold.count;
        QCOMPARE(inRuns, inFolds);
        QCOMPARE(next, int(board.list.folds.size()));
    }
    void aCollapsedGroupCountsAllItsBars()
    {
        Board board;
        fill(board, 24, 120, 9);
        board.layout.setCollapsed(1, true);
        board.look({day + minutes(3000), day + minutes(3000 + 7 * 1440)});
        int expected = 0;
        for (int lane = 0; lane < 24; ++lane)
            expected += board.layout.groupOf(lane) == 1 ? int(visibleBars(board, lane, true).size()) : 0;
        const RowItem &row = board.list.rows[size_t(*board.layout.rowOfGroup(1))];
        int counted = 0;
        float before = -1e9f;
        for (int i = row.firstFold; i < row.lastFold; ++i) {
            counted += board.list.folds[size_t(i)].count;
            QVERIFY(board.list.folds[size_t(i)].left > before);
            before = board.list.folds[size_t(i)].left;
        }
        QVERIFY(expected > 100);
        QCOMPARE(counted, expected);
    }
    void panningDoesNotMoveBucketsAgainstEachOther()
    {
        Board board;
        fill(board, 4, 400, 13);
        board.look({day, day + minutes(31 * 1440)});
        const auto counts = [&board] {
            std::map<std::pair<int, qint64>, int> found; // row and number of the bucket since 1970
            for (const FoldItem &fold : board.list.folds) {
                const double ms = double(core::toMs(board.axis.at(fold.left + 1.5)));
                found[{fold.y, qint64(std::floor(ms / (3 * board.axis.msPerPixel())))}] = fold.count;
            }
            return found;
        };
        const auto before = counts();
        board.axis.pan(100.4);
        collect({board.store, board.layout, board.axis, 0, 1'000'000}, board.list);
        int compared = 0;
        for (const auto &[bucket, count] : counts()) {
            const double x = board.axis.x(core::fromMs(std::llround(double(bucket.second) * 3 * board.axis.msPerPixel())));
            if (x < 10 || x > width - 110) // bars that only touch the window from outside
                continue;
            QCOMPARE(before.at(bucket), count);
            ++compared;
        }
        QVERIFY(compared > 500);
    }
    void everyDrawnBarIsHitWhereItIsDrawn_data() { zooms(); }
    void everyDrawnBarIsHitWhereItIsDrawn()
    {
        QFETCH(int, span);
        Board board;
        fill(board, 24, 120, 21);
        board.look({day + minutes(5000), day + minutes(5000 + span)});
        for (int i = 0; i < int(board.list.bars.size()); ++i) {
            const BarItem &item = board.list.bars[size_t(i)];
            const double left = std::max(item.left, 0.0f), right = std::min(item.right, float(width));
            if (right <= left || item.subRows() >= 10)
                continue;
            const Hit hit = hitTest(board.list, (left + right) / 2, item.y + item.height / 2.0);
            QCOMPARE(int(hit.kind), int(Hit::Kind::Bar));
            QCOMPARE(hit.bar, item.handle);
        }
        for (const FoldItem &fold : board.list.folds) {
            const Hit hit = hitTest(board.list, fold.left + 1.5, fold.y + fold.height / 2.0);
            QVERIFY(hit.kind == Hit::Kind::Fold || hit.kind == Hit::Kind::Bar);
        }
    }
    void theEndOfABarIsItsGrip()
    {
        Board board;
        board.store.setLanes({LaneHandle(1)});
        board.layout.setLanes({0}, 1);
        Bar b;
        b.handle = BarHandle(5);
        b.plannedStart = day + minutes(60);
        b.plannedEnd = day + minutes(120);
        b.travelSeconds = 600;
        board.store.setBars(0, {b});
        board.look({day, day + minutes(240)}); // 5 px a minute
        const double y = 24 + 13;
        QCOMPARE(int(hitTest(board.list, 598, y).part), int(Hit::Part::End));
        QCOMPARE(int(hitTest(board.list, 450, y).part), int(Hit::Part::Body));
        QCOMPARE(int(hitTest(board.list, 270, y).part), int(Hit::Part::Travel));
        QCOMPARE(int(hitTest(board.list, 240, y).kind), int(Hit::Kind::Lane));
        QCOMPARE(int(hitTest(board.list, 240, 10).kind), int(Hit::Kind::Group));
        QCOMPARE(int(hitTest(board.list, 240, 500).kind), int(Hit::Kind::Nothing));
    }
    // The counters of a frame: they guard its cost without any clock.
    void aFrameCostsWhatIsSeen_data() { zooms(); }
    void aFrameCostsWhatIsSeen()
    {
        QFETCH(int, span);
        Board board;
        fill(board, 400, 100, 3);
        for (const RowMode mode : {RowMode::Full, RowMode::Pixel}) {
            board.layout.setMode(mode);
            board.look({day + minutes(4000), day + minutes(4000 + span)}, 0, 1080);
            qint64 lanes = 0, visible = 0;
            for (const RowItem &row : board.list.rows) {
                lanes += row.kind == Row::Kind::Lane ? 1 : 0;
                visible += row.kind == Row::Kind::Lane ? qint64(visibleBars(board, row.index).size()) : 0;
            }
            QVERIFY(qint64(board.list.rectangles()) <= 2 * lanes * width / 3);
            // Long bars before the window are looked at as well: at most a search depth of them per lane.
            QVERIFY2(board.list.visited <= visible + lanes * 14, qPrintable(QString::number(board.list.visited)));
        }
    }
    void aSteadyFrameAllocatesNothing()
    {
        Board board;
        fill(board, 100, 100, 3);
        board.look({day, day + minutes(31 * 1440)});
        board.look({day, day + minutes(7 * 1440)});
        board.look({day, day + minutes(31 * 1440)});
        const auto memory = [&board] {
            return std::vector<const void *> {board.list.bars.data(), board.list.folds.data(), board.list.rows.data(),
                board.list.spans.data(), board.list.runs.data()};
        };
        const auto before = memory();
        for (int i = 0; i < 20; ++i) {
            board.axis.pan(3);
            collect({board.store, board.layout, board.axis, 0, 1'000'000}, board.list);
        }
        QVERIFY(memory() == before);
    }
    void shiftsComeBeforeWhatLiesOnThem()
    {
        Board board;
        fill(board, 4, 1, 3);
        board.store.setSpans(0, {{{day + minutes(700), day + minutes(760)}, SpanKind::Break, 2},
            {{day + minutes(480), day + minutes(1020)}, SpanKind::Shift, 0}});
        board.look({day, day + minutes(1440)});
        const RowItem &row = board.list.rows[1];
        QCOMPARE(row.lastSpan - row.firstSpan, 2);
        QCOMPARE(int(board.list.spans[size_t(row.firstSpan)].kind), int(SpanKind::Shift));
        QCOMPARE(board.list.spans[size_t(row.firstSpan + 1)].label, 2);
    }
};

FIELDLANE_TEST_MAIN(TestCollect)
#include "tst_collect.moc"
