#include "core/parallel.h"
#include "support/testmain.h"
#include <atomic>
#include <vector>

using namespace fieldlane;

/// Pieces cover everything once, whatever the numbers.
class TestParallel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QThreadPool::globalInstance()->setMaxThreadCount(4); } // more than one piece on any machine

    void everyPlaceIsVisitedOnce_data()
    {
        QTest::addColumn<size_t>("count");
        QTest::addColumn<size_t>("least");
        QTest::addColumn<int>("mostPieces");
        QTest::newRow("nothing") << size_t(0) << size_t(1) << 0;
        QTest::newRow("one") << size_t(1) << size_t(1) << 1;
        QTest::newRow("fewer than there are threads") << size_t(3) << size_t(1) << 3;
        QTest::newRow("uneven") << size_t(1003) << size_t(100) << 10;
        QTest::newRow("too few for two") << size_t(199) << size_t(100) << 1;
        QTest::newRow("no least") << size_t(9) << size_t(0) << 9;
    }
    void everyPlaceIsVisitedOnce()
    {
        QFETCH(size_t, count);
        QFETCH(size_t, least);
        QFETCH(int, mostPieces);
        std::vector<int> visits(count);
        std::atomic<int> pieces = 0;
        core::inPieces(count, least, [&](size_t first, size_t last) {
            ++pieces;
            for (size_t i = first; i < last; ++i)
                ++visits[i];
        });
        QCOMPARE(visits, std::vector<int>(count, 1));
        QVERIFY(pieces >= std::min(1, int(count)) && pieces <= mostPieces);
        if (count >= 1000)
            QVERIFY(pieces > 1);
    }
};

FIELDLANE_TEST_MAIN(TestParallel)
#include "tst_parallel.moc"
