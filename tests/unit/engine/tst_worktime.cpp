#include "core/random.h"
#include "engine/worktime.h"
#include "support/testmain.h"

using namespace fieldlane;
using namespace fieldlane::engine;
using core::Duration;
using core::hours;
using core::Instant;
using core::minutes;
using core::TimeSpan;

namespace {

const Instant midnight = core::fromMs(1'772'409'600'000); // 2026-03-02T00:00:00Z

TimeSpan span(int fromMinute, int toMinute)
{
    return {midnight + minutes(fromMinute), midnight + minutes(toMinute)};
}

} // namespace

class TestWorkTime : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBreakInterruptsWork()
    {
        const Laid laid = layWork(midnight + hours(11), hours(2), {span(480, 1020)}, {span(720, 750)}, false);
        QCOMPARE(laid.segments, (decltype(laid.segments) {span(660, 720), span(750, 810)}));
        QCOMPARE(laid.paused, Duration(minutes(30)));
        QCOMPARE(laid.end(), midnight + minutes(810));
    }
    void workThatStartsInABreakStartsThere()
    {
        const Laid laid = layWork(midnight + minutes(730), hours(1), {span(480, 1020)}, {span(720, 750)}, false);
        QCOMPARE(laid.segments, (decltype(laid.segments) {span(730, 790)}));
    }
    void splitWorkGoesOnInTheNextShift()
    {
        const std::vector shifts {span(480, 1020), span(1920, 2460)};
        const Laid split = layWork(midnight + hours(16), hours(3), shifts, {}, true);
        QCOMPARE(split.segments, (decltype(split.segments) {span(960, 1020), span(1920, 2040)}));
        const Laid whole = layWork(midnight + hours(16), hours(3), shifts, {}, false);
        QCOMPARE(whole.segments, (decltype(whole.segments) {span(960, 1140)}));
    }
    void workIsNeverLost()
    {
        core::Random random(7);
        for (int i = 0; i < 500; ++i) {
            const int pause = int(random.between(500, 900));
            const std::vector shifts {span(480, 1020), span(1920, 2460), span(3360, 3900)};
            const std::vector breaks {span(pause, pause + int(random.between(1, 60)))};
            const Duration work = minutes(random.between(1, 900));
            const Laid laid
                = layWork(midnight + minutes(random.between(400, 1000)), work, shifts, breaks, random.chance(0.5));
            Duration sum {0};
            for (qsizetype s = 0; s < laid.segments.size(); ++s) {
                sum += laid.segments[s].length();
                if (s > 0)
                    QVERIFY(laid.segments[s - 1].end < laid.segments[s].start);
            }
            QCOMPARE(sum, work);
            QCOMPARE(laid.end() - laid.start(), work + laid.paused);
        }
    }
    void outsideCountsWhatIsNotCovered()
    {
        QCOMPARE(outside(span(0, 100), {span(10, 20), span(50, 200)}), Duration(minutes(40)));
        QCOMPARE(outside(span(0, 100), {}), Duration(minutes(100)));
    }
};

FIELDLANE_TEST_MAIN(TestWorkTime)
#include "tst_worktime.moc"
