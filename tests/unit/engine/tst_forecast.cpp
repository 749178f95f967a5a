#include "engine/forecast.h"
#include "support/testmain.h"

using namespace fieldlane;
using namespace fieldlane::engine;
using core::Instant;
using core::minutes;
using domain::PlannedWork;

namespace {

const Instant eight = *core::fromIso(QStringLiteral("2026-03-02T08:00:00Z"));
const core::Coordinate home {47.10, 9.50};
const core::Coordinate north {47.20, 9.52};
const core::Coordinate south {47.05, 9.51};

} // namespace

/// A technician's day run through from now.
class TestForecast : public QObject
{
    Q_OBJECT
    Lane m_lane;
    std::vector<PlannedWork> m_work;
    geo::TravelModel m_travel;

    PlannedWork &add(int minute, int length, core::Coordinate place)
    {
        PlannedWork w;
        w.assignment.id = domain::AssignmentId(qint64(m_work.size()) + 1);
        w.assignment.orderId = domain::OrderId(qint64(m_work.size()) + 101);
        w.assignment.plannedStart = eight + minutes(minute);
        w.assignment.plannedEnd = w.assignment.plannedStart + minutes(length);
        w.place = place;
        m_work.push_back(w);
        return m_work.back();
    }
    std::vector<Foreseen> at(Instant now) const
    {
        return foresee(m_lane, m_work, minutes(10), {rules::Policy::standard(), m_travel, now});
    }
    core::Duration way(core::Coordinate a, core::Coordinate b) const { return m_travel.estimate(a, b).time; }

private Q_SLOTS:
    void init()
    {
        m_work.clear();
        m_lane = {};
        m_lane.technician.home = home;
        m_lane.technician.zone = QStringLiteral("UTC");
        m_lane.calendar.shifts = {{eight, eight + core::hours(9)}};
        m_lane.calendar.breaks = {{eight + core::hours(4), eight + core::hours(4) + minutes(30)}};
    }
    void nothingBeginsBeforeItsTime()
    {
        add(60, 45, north);
        const auto day = at(eight - core::hours(1));
        QCOMPARE(day.size(), size_t(1));
        QCOMPARE(day[0].start, eight + minutes(60));
        QCOMPARE(day[0].end, eight + minutes(105));
    }
    void whoHasNotLeftComesLater()
    {
        add(0, 45, north);
        const Instant now = eight + minutes(5);
        QCOMPARE(at(now)[0].start, now + way(home, north));
        QCOMPARE(at(now)[0].end, now + way(home, north) + minutes(45));
    }
    void latenessRunsThroughTheWholeChain()
    {
        add(0, 60, north).assignment.arrivedAt = eight + minutes(30);
        m_work[0].state = domain::OrderState::OnSite;
        add(70, 60, south);
        add(230, 10, north);
        const auto day = at(eight + minutes(40));
        QCOMPARE(day[0].start, eight + minutes(30));
        QCOMPARE(day[0].end, eight + minutes(90));
        QCOMPARE(day[1].start, day[0].end + way(north, south));
        QVERIFY(day[1].start > m_work[1].assignment.plannedStart);
        QCOMPARE(day[2].start, m_work[2].assignment.plannedStart); // the gap swallows it
    }
    void anOverrunTakesAWhileStill()
    {
        add(0, 60, north).assignment.arrivedAt = eight;
        m_work[0].state = domain::OrderState::OnSite;
        const Instant now = eight + minutes(100);
        QCOMPARE(at(now)[0].end, now + minutes(10));
    }
    void theWayIsCountedFromTheLastPosition()
    {
        PlannedWork &w = add(0, 60, north);
        w.state = domain::OrderState::Travelling;
        w.assignment.travelStartedAt = eight;
        const Instant now = eight + minutes(4);
        QCOMPARE(at(now)[0].start, eight + way(home, north));
        const core::Coordinate halfWay {47.15, 9.51};
        m_lane.technician.position = domain::PositionFix {halfWay, eight + minutes(3), {}, {}};
        QCOMPARE(at(now)[0].start, eight + minutes(3) + way(halfWay, north));
        const Instant muchLater = eight + core::hours(2);
        QCOMPARE(at(muchLater)[0].start, muchLater); // not there yet, whatever the estimate says
    }
    void anOldPositionCountsNoMoreThanTheLastJob()
    {
        PlannedWork &done = add(0, 30, north);
        done.state = domain::OrderState::Completed;
        done.assignment.arrivedAt = eight;
        done.assignment.completedAt = eight + minutes(30);
        done.assignment.booked = false;
        add(35, 30, south);
        m_lane.technician.position = domain::PositionFix {home, eight + minutes(10), {}, {}};
        const Instant now = eight + minutes(34);
        const auto day = at(now);
        QCOMPARE(day.size(), size_t(1));
        QCOMPARE(day[0].start, now + way(north, south));
    }
    void breaksLieBetween()
    {
        add(210, 60 + 30, home); // planned over the break
        QCOMPARE(at(eight)[0].end, m_work[0].assignment.plannedEnd);
        const Instant now = eight + core::hours(5); // begins after the break
        QCOMPARE(at(now)[0].end, now + minutes(60));
    }
    void pausedWorkHoldsNobodyUp()
    {
        PlannedWork &w = add(0, 60, north);
        w.state = domain::OrderState::Paused;
        w.assignment.arrivedAt = eight;
        add(60, 30, north);
        const auto day = at(eight + minutes(20));
        QCOMPARE(day.size(), size_t(1));
        QCOMPARE(day[0].start, eight + minutes(60));
    }
    void workOverNightIsLaidOverNight()
    {
        const Instant nextDay = eight + core::hours(24);
        m_lane.calendar.shifts.push_back({nextDay, nextDay + core::hours(9)});
        PlannedWork &w = add(8 * 60, 60, home);
        w.assignment.plannedEnd = nextDay + minutes(60); // two hours of work
        const Instant now = eight + minutes(8 * 60 + 30);
        QCOMPARE(at(now)[0].end, nextDay + minutes(90));
    }
};

FIELDLANE_TEST_MAIN(TestForecast)
#include "tst_forecast.moc"
