#include "engine/worktime.h"
#include "support/testmain.h"
#include <QCoreApplication>

using namespace fieldlane;
using core::hours;
using core::minutes;
using core::TimeSpan;

namespace {

core::Instant h(double hour)
{
    return core::fromMs(qint64(hour * 3'600'000));
}
TimeSpan span(double from, double to)
{
    return {h(from), h(to)};
}

} // namespace

class TestWorktime : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesThroughWithoutABreak()
    {
        const auto laid = engine::layWork(h(9), hours(2), {span(8, 17)}, {span(12, 13)}, false);
        QVERIFY(laid.segments == std::vector{span(9, 11)});
        QCOMPARE(laid.paused.count(), 0);
    }
    void aBreakInterruptsAndIsAddedToTheEnd()
    {
        const auto laid = engine::layWork(h(11), hours(3), {span(8, 17)}, {span(12, 12.5)}, false);
        QVERIFY(laid.segments == (std::vector{span(11, 12), span(12.5, 14.5)}));
        QCOMPARE(laid.paused, core::Duration(minutes(30)));
        QCOMPARE(laid.start(), h(11));
        QCOMPARE(laid.end(), h(14.5));
    }
    void workThatTheBreakWouldMakeLongerMeetsTheNextBreak()
    {
        const auto laid
            = engine::layWork(h(9), hours(4), {span(8, 17)}, {span(12, 13), span(13.5, 14)}, false);
        QVERIFY(laid.segments == (std::vector{span(9, 12), span(13, 13.5), span(14, 14.5)}));
    }
    void workThatEndsAtTheBreakDoesNotWaitForIt()
    {
        const auto laid = engine::layWork(h(11), hours(1), {span(8, 17)}, {span(12, 13)}, false);
        QCOMPARE(laid.end(), h(12));
    }
    void workThatStartsInABreakStartsThere()
    {
        const auto laid = engine::layWork(h(12.25), hours(1), {span(8, 17)}, {span(12, 13)}, false);
        QVERIFY(laid.segments == std::vector{span(12.25, 13.25)});
    }
    void unsplittableWorkGoesOnPastTheShift()
    {
        const auto laid = engine::layWork(h(16), hours(3), {span(8, 17), span(32, 41)}, {}, false);
        QVERIFY(laid.segments == std::vector{span(16, 19)});
    }
    void splittableWorkGoesOnInTheNextShift()
    {
        const auto laid = engine::layWork(h(16), hours(3), {span(8, 17), span(32, 41)}, {}, true);
        QVERIFY(laid.segments == (std::vector{span(16, 17), span(32, 34)}));
    }
    void splittableWorkGoesOnPastTheLastKnownShift()
    {
        const auto laid = engine::layWork(h(40), hours(3), {span(8, 17), span(32, 41)}, {}, true);
        QVERIFY(laid.segments == std::vector{span(40, 43)});
    }
    void outsideMeasuresWhatNoPieceCovers_data()
    {
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::addColumn<int>("outsideMinutes");
        QTest::newRow("inside one") << 9.0 << 10.0 << 0;
        QTest::newRow("over both edges") << 7.0 << 13.0 << 120;
        QTest::newRow("over the gap") << 11.0 << 14.0 << 60;
        QTest::newRow("touching") << 6.0 << 8.0 << 120;
        QTest::newRow("far away") << 20.0 << 21.0 << 60;
    }
    void outsideMeasuresWhatNoPieceCovers()
    {
        QFETCH(double, from);
        QFETCH(double, to);
        QFETCH(int, outsideMinutes);
        QCOMPARE(engine::outside(span(from, to), {span(8, 12), span(13, 17)}),
            core::Duration(minutes(outsideMinutes)));
    }
};

FIELDLANE_TEST_MAIN(TestWorktime)
#include "tst_worktime.moc"
