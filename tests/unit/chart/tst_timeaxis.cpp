#include "chart/timeaxis.h"
#include "support/testmain.h"
#include <cmath>

using namespace fieldlane;
using chart::TimeAxis;

namespace {

const core::Instant morning = core::fromMs(1'782'802'800'000); // 2026-06-30T07:00:00Z

TimeAxis axisOf(core::Duration span, double width = 1920)
{
    TimeAxis axis;
    axis.setWidth(width);
    axis.show({morning, morning + span});
    return axis;
}

} // namespace

class TestTimeAxis : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pixelsAndTimesAgree_data()
    {
        QTest::addColumn<qint64>("minutes");
        QTest::newRow("ten minutes") << qint64(10);
        QTest::newRow("two hours") << qint64(120);
        QTest::newRow("a day") << qint64(1440);
        QTest::newRow("a week") << qint64(7 * 1440);
        QTest::newRow("a month") << qint64(31 * 1440);
    }
    void pixelsAndTimesAgree()
    {
        QFETCH(qint64, minutes);
        const TimeAxis axis = axisOf(core::minutes(minutes));
        for (double x = -5000; x <= 7000; x += 0.5)
            QVERIFY(std::abs(axis.x(axis.at(x)) - x) <= 0.5 / axis.msPerPixel() + 1e-6);
        for (int i = -400; i <= 400; ++i) {
            const core::Instant t = morning + core::Duration(i * 7'654'321LL);
            QCOMPARE(core::toMs(axis.at(axis.x(t))), core::toMs(t));
        }
    }
    void zoomKeepsWhatIsUnderTheCursor()
    {
        TimeAxis axis = axisOf(core::hours(31 * 24));
        for (const double anchor : {0.0, 17.0, 960.0, 1919.0}) {
            const core::Instant under = axis.at(anchor);
            for (int i = 0; i < 60; ++i) {
                axis.zoom(1.2, anchor);
                QVERIFY(std::abs(axis.x(under) - anchor) < 0.01);
            }
            for (int i = 0; i < 60; ++i) {
                axis.zoom(1 / 1.2, anchor);
                QVERIFY(std::abs(axis.x(under) - anchor) < 0.01);
            }
        }
    }
    void zoomStopsAtTenMinutesAndAMonth()
    {
        TimeAxis axis = axisOf(core::hours(24));
        axis.zoom(1e6, 800);
        QCOMPARE(axis.span(), core::Duration(core::minutes(10)));
        axis.zoom(1e-9, 800);
        QCOMPARE(axis.span(), core::Duration(core::hours(31 * 24)));
        axis.setWidth(400);
        QCOMPARE(axis.span(), core::Duration(core::hours(31 * 24)) * 400 / 1920);
    }
    void panMovesByPixels()
    {
        TimeAxis axis = axisOf(core::hours(24));
        const core::Instant t = axis.at(1000);
        axis.pan(250);
        QVERIFY(std::abs(axis.x(t) - 750) < 0.01);
    }
    void showingASpanBeyondTheLimitsKeepsItsMiddle()
    {
        TimeAxis axis = axisOf(core::minutes(1));
        QCOMPARE(axis.span(), core::Duration(core::minutes(10)));
        QCOMPARE(axis.at(960), morning + core::seconds(30));
    }
};

FIELDLANE_TEST_MAIN(TestTimeAxis)
#include "tst_timeaxis.moc"
