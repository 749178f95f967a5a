#include "core/clock.h"
#include "support/testmain.h"
#include <QCoreApplication>

using namespace fieldlane;
using core::ShiftedClock;

class TestClock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stillStandsUntilItIsMoved()
    {
        ShiftedClock clock(core::fromMs(1000));
        QCOMPARE(clock.now(), core::fromMs(1000));
        clock.advance(core::seconds(2));
        QCOMPARE(clock.now(), core::fromMs(3000));
        clock.set(core::fromMs(500));
        QCOMPARE(clock.now(), core::fromMs(500));
    }
    void runningNeverGoesBack()
    {
        ShiftedClock clock(core::fromMs(1000), ShiftedClock::Mode::Running);
        core::Instant last = clock.now();
        QVERIFY(last >= core::fromMs(1000));
        for (int i = 0; i < 100; ++i) {
            const core::Instant now = clock.now();
            QVERIFY(now >= last);
            last = now;
        }
        clock.set(core::fromMs(0));
        QVERIFY(clock.now() < last + core::hours(1));
    }
    void systemClockIsOfThisCentury()
    {
        QVERIFY(core::SystemClock().now() > *core::fromIso(QStringLiteral("2020-01-01T00:00:00Z")));
    }
    void spansAreHalfOpen()
    {
        const core::TimeSpan span{core::fromMs(10), core::fromMs(20)};
        QVERIFY(span.contains(core::fromMs(10)));
        QVERIFY(!span.contains(core::fromMs(20)));
        QVERIFY(!span.overlaps({core::fromMs(20), core::fromMs(30)}));
        QVERIFY(span.overlaps({core::fromMs(19), core::fromMs(30)}));
        QVERIFY(span.contains(core::TimeSpan{core::fromMs(12), core::fromMs(20)}));
        QVERIFY(span.intersected({core::fromMs(30), core::fromMs(40)}).isEmpty());
    }
};

FIELDLANE_TEST_MAIN(TestClock)
#include "tst_clock.moc"
