#include "chart/snap.h"
#include "chart/ticks.h"
#include "support/testmain.h"

using namespace fieldlane;
using chart::TickStep;
using core::Instant;

namespace {

const QTimeZone vaduz = core::zoneOf(QStringLiteral("Europe/Vaduz"));

QStringList wallClock(const std::vector<Instant> &ticks, const QTimeZone &zone)
{
    QStringList texts;
    for (const Instant t : ticks)
        texts << core::toLocal(zone, t).toString(QStringLiteral("HH:mm"));
    return texts;
}

std::vector<Instant> ticksOf(TickStep step, core::TimeSpan span, const QTimeZone &zone)
{
    std::vector<Instant> out;
    chart::ticks(step, span, zone, out);
    return out;
}

Instant iso(const char *text)
{
    return *core::fromIso(QString::fromLatin1(text));
}

} // namespace

class TestTicks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hoursOfAPlainMorning()
    {
        const auto ticks = ticksOf({TickStep::Unit::Minute, 60}, {iso("2026-06-30T05:30:00Z"), iso("2026-06-30T08:10:00Z")}, vaduz);
        QCOMPARE(wallClock(ticks, vaduz), QStringList({"07:00", "08:00", "09:00", "10:00", "11:00"}));
    }
    void aMissingHourHasNoTick()
    {
        const auto ticks = ticksOf({TickStep::Unit::Minute, 60}, {iso("2026-03-29T00:00:00Z"), iso("2026-03-29T03:00:00Z")}, vaduz);
        QCOMPARE(wallClock(ticks, vaduz), QStringList({"01:00", "03:00", "04:00", "05:00"}));
    }
    void aDoubledHourHasTwo()
    {
        const auto ticks = ticksOf({TickStep::Unit::Minute, 60}, {iso("2026-10-24T23:00:00Z"), iso("2026-10-25T02:00:00Z")}, vaduz);
        QCOMPARE(wallClock(ticks, vaduz), QStringList({"01:00", "02:00", "02:00", "03:00"}));
    }
    void sixHourTicksStayOnTheWallClockAfterTheChange()
    {
        const auto ticks = ticksOf({TickStep::Unit::Minute, 360}, core::localDaySpan(vaduz, QDate(2026, 3, 29)), vaduz);
        QCOMPARE(wallClock(ticks, vaduz), QStringList({"00:00", "06:00", "12:00", "18:00", "00:00"}));
    }
    void daysFollowLocalMidnight()
    {
        const auto ticks = ticksOf({TickStep::Unit::Day, 1}, {iso("2026-10-24T10:00:00Z"), iso("2026-10-26T10:00:00Z")}, vaduz);
        QCOMPARE(ticks.size(), size_t(4));
        QCOMPARE(ticks[2] - ticks[1], core::Duration(core::hours(25)));
    }
    void weeksBeginOnMondayAndMonthsOnTheFirst()
    {
        const core::TimeSpan span {iso("2026-06-10T00:00:00Z"), iso("2026-07-20T00:00:00Z")};
        for (const Instant t : ticksOf({TickStep::Unit::Week, 1}, span, vaduz))
            QCOMPARE(core::localDay(vaduz, t).dayOfWeek(), 1);
        for (const Instant t : ticksOf({TickStep::Unit::Month, 1}, span, vaduz))
            QCOMPARE(core::localDay(vaduz, t).day(), 1);
    }
    void oneTickOnEitherSideOfTheSpan_data()
    {
        QTest::addColumn<QByteArray>("zone");
        for (const char *zone : {"Europe/Vaduz", "America/Los_Angeles", "Asia/Kathmandu", "Asia/Shanghai", "Australia/Lord_Howe"})
            QTest::newRow(zone) << QByteArray(zone);
    }
    void oneTickOnEitherSideOfTheSpan()
    {
        QFETCH(QByteArray, zone);
        const QTimeZone tz(zone);
        for (int hour = 0; hour < 24 * 366; hour += 5) {
            const core::TimeSpan span {iso("2026-01-01T00:07:00Z") + core::hours(hour), iso("2026-01-01T03:07:00Z") + core::hours(hour)};
            for (const int minutes : {1, 15, 60, 180, 720}) {
                const auto ticks = ticksOf({TickStep::Unit::Minute, minutes}, span, tz);
                QVERIFY(ticks.size() >= 2);
                QVERIFY(ticks.front() <= span.start && ticks[1] > span.start);
                QVERIFY(ticks.back() >= span.end && ticks[ticks.size() - 2] < span.end);
                QVERIFY(std::is_sorted(ticks.begin(), ticks.end()));
            }
        }
    }
    void scaleKeepsItsDistance()
    {
        for (double msPerPixel = 300; msPerPixel < 1'400'000; msPerPixel *= 1.1) {
            const chart::TickScale scale = chart::tickScale(msPerPixel, 40);
            const auto ticks = ticksOf(scale.minor, {iso("2026-06-01T00:00:00Z"), iso("2026-06-01T00:00:00Z") + core::Duration(qint64(msPerPixel * 1000))}, vaduz);
            for (size_t i = 1; i < ticks.size(); ++i)
                QVERIFY(double((ticks[i] - ticks[i - 1]).count()) / msPerPixel >= (scale.minor.unit == TickStep::Unit::Minute ? 39.9 : 19.9));
        }
    }
    void clockChangesAreFound()
    {
        const auto changes = chart::clockChanges({iso("2026-03-28T00:00:00Z"), iso("2026-03-30T00:00:00Z")}, vaduz);
        QCOMPARE(changes.size(), size_t(1));
        QCOMPARE(core::toIso(changes[0]), QStringLiteral("2026-03-29T01:00:00Z"));
    }
    void snapFollowsTheWallClock()
    {
        const QTimeZone kathmandu("Asia/Kathmandu"); // UTC+5:45
        const auto snap = [&](const char *t, int minutes) {
            return core::toLocal(kathmandu, chart::snapped(iso(t), core::minutes(minutes), kathmandu)).toString(QStringLiteral("HH:mm"));
        };
        QCOMPARE(snap("2026-06-01T02:22:29Z", 5), QStringLiteral("08:05"));
        QCOMPARE(snap("2026-06-01T02:23:00Z", 15), QStringLiteral("08:15"));
        QCOMPARE(snap("2026-06-01T02:22:00Z", 15), QStringLiteral("08:00"));
        QCOMPARE(core::Duration(core::minutes(5)), chart::snapStep(45'000));
        QCOMPARE(core::Duration(core::minutes(15)), chart::snapStep(315'000));
    }
};

FIELDLANE_TEST_MAIN(TestTicks)
#include "tst_ticks.moc"
