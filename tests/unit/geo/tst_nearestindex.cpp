#include "core/random.h"
#include "geo/distance.h"
#include "geo/nearestindex.h"
#include "support/testmain.h"
#include <algorithm>

using namespace fieldlane;
using geo::NearestIndex;

class TestNearestIndex : public QObject
{
    Q_OBJECT

    static std::vector<NearestIndex::Place> places(int count, quint64 seed)
    {
        core::Random random(seed);
        std::vector<NearestIndex::Place> out;
        for (int i = 0; i < count; ++i)
            out.push_back({{random.unit() * 180 - 90, random.unit() * 360 - 180}, random.next() & random.next() & 0xff});
        return out;
    }
    static std::vector<double> scan(const std::vector<NearestIndex::Place> &all, core::Coordinate from, size_t k, quint64 mask)
    {
        std::vector<double> metres;
        for (const auto &p : all) {
            if ((p.mask & mask) == mask)
                metres.push_back(geo::distanceMetres(from, p.at));
        }
        std::sort(metres.begin(), metres.end());
        metres.resize(std::min(metres.size(), k));
        return metres;
    }

private Q_SLOTS:
    void agreesWithALinearScan_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<quint64>("mask");
        QTest::newRow("few") << 5 << quint64(0);
        QTest::newRow("one leaf") << 12 << quint64(0);
        QTest::newRow("many") << 20000 << quint64(0);
        QTest::newRow("one skill") << 20000 << quint64(4);
        QTest::newRow("three skills") << 20000 << quint64(0x83);
        QTest::newRow("a skill nobody has") << 2000 << quint64(0x100);
    }
    void agreesWithALinearScan()
    {
        QFETCH(int, count);
        QFETCH(quint64, mask);
        const auto all = places(count, 11);
        const NearestIndex index(all);
        core::Random random(12);
        for (int q = 0; q < 40; ++q) {
            const core::Coordinate from {random.unit() * 180 - 90, random.unit() * 360 - 180};
            const auto hits = index.nearest(from, 10, mask);
            const auto expected = scan(all, from, 10, mask);
            QCOMPARE(hits.size(), expected.size());
            for (size_t i = 0; i < hits.size(); ++i) {
                QVERIFY((all[hits[i].index].mask & mask) == mask);
                // Single precision on the sphere: a metre and a millionth of the way.
                QVERIFY2(std::abs(hits[i].metres - expected[i]) < 3 + expected[i] * 2e-6,
                    qPrintable(QStringLiteral("%1 %2").arg(hits[i].metres).arg(expected[i])));
            }
        }
    }
    void crossesTheDateLine()
    {
        const std::vector<NearestIndex::Place> all {{{0, 179.9}, 0}, {{0, 170}, 0}, {{0, -179.95}, 0}};
        const auto hits = NearestIndex(all).nearest({0, -179.9}, 2);
        QCOMPARE(hits[0].index, size_t(2));
        QCOMPARE(hits[1].index, size_t(0));
    }
    void equallyNearOnesComeByIndex()
    {
        const std::vector<NearestIndex::Place> all(30, NearestIndex::Place {{47, 9}, 0});
        const auto hits = NearestIndex(all).nearest({47, 9}, 3);
        QCOMPARE(hits.size(), size_t(3));
        for (size_t i = 0; i < 3; ++i)
            QCOMPARE(hits[i].index, i);
    }
    void leavesOutPlacesThatAreNone()
    {
        const std::vector<NearestIndex::Place> all {{{91, 0}, 0}, {{0, 0}, 0}};
        const auto hits = NearestIndex(all).nearest({0, 1}, 5);
        QCOMPARE(hits.size(), size_t(1));
        QCOMPARE(hits[0].index, size_t(1));
        QVERIFY(NearestIndex({}).nearest({0, 0}, 5).empty());
    }
};

FIELDLANE_TEST_MAIN(TestNearestIndex)
#include "tst_nearestindex.moc"
