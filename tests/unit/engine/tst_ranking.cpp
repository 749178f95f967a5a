#include "engine/ranking.h"
#include "support/testmain.h"

using namespace fieldlane;
using namespace fieldlane::engine;
using core::hours;
using core::Instant;
using core::minutes;

namespace {

const Instant now = *core::fromIso(QStringLiteral("2026-03-02T09:00:00Z")); // 10:00 in Vaduz
const core::Coordinate vaduz {47.1392, 9.5227};
const core::Coordinate schaan {47.1650, 9.5087};
const core::Coordinate ruggell {47.2390, 9.5270};

Lane laneOf(qint64 id, core::Coordinate position)
{
    Lane lane;
    lane.technician.id = domain::TechnicianId(id);
    lane.technician.zone = QStringLiteral("Europe/Vaduz");
    lane.technician.home = vaduz;
    lane.technician.shifts = {{1, 480, 1020, 0, 0}, {2, 480, 1020, 0, 0}};
    lane.technician.position = domain::PositionFix {position, now - minutes(int(id)), {}, QStringLiteral("gps")};
    lane.calendar = domain::calendarOf(lane.technician, {}, {now - hours(24), now + hours(48)});
    return lane;
}

Booking running(core::TimeSpan span, core::Coordinate place)
{
    Booking b;
    b.assignmentId = domain::AssignmentId(1);
    b.orderId = domain::OrderId(50);
    b.span = span;
    b.place = place;
    b.underWay = true;
    b.promised = true;
    return b;
}

} // namespace

class TestRanking : public QObject
{
    Q_OBJECT
    Job m_job;
    PlacementContext m_context;

private Q_SLOTS:
    void init()
    {
        m_job = {};
        m_job.place = schaan;
        m_job.work = hours(1);
        m_context = {};
        m_context.now = now;
    }
    void theNearestFreePersonComesFirst()
    {
        const auto list = rank(m_job, {laneOf(1, ruggell), laneOf(2, schaan), laneOf(3, vaduz)}, m_context);
        QCOMPARE(list[0].technicianId, domain::TechnicianId(2));
        QCOMPARE(list[1].technicianId, domain::TechnicianId(3));
        QCOMPARE(list[2].technicianId, domain::TechnicianId(1));
        QCOMPARE(list[2].now->arrival(), now + m_context.travel.estimate(ruggell, schaan).time);
        QCOMPARE(list[2].positionAge, core::Duration(minutes(1)));
    }
    void droppingTheWorkInHandIsOneWayAndFinishingItTheOther()
    {
        Lane lane = laneOf(1, ruggell);
        lane.bookings = {running({now - minutes(30), now + minutes(30)}, ruggell)};
        const Candidate c = candidateOf(m_job, lane, m_context);
        const auto way = m_context.travel.estimate(ruggell, schaan).time;
        QCOMPARE(c.now->arrival(), now + way);
        QCOMPARE(c.now->displaced, (std::vector {domain::OrderId(50)}));
        QCOMPARE(c.now->broken, (std::vector {domain::OrderId(50)}));
        QCOMPARE(c.afterCurrent->arrival(), now + minutes(30) + way);
        QVERIFY(c.afterCurrent->displaced.empty());
        QCOMPARE(c.load, core::Duration(minutes(30)));
    }
    void whatComesLaterIsDisplacedOnlyWhenItCollides()
    {
        Lane lane = laneOf(1, schaan);
        Booking later = running({now + minutes(30), now + minutes(90)}, vaduz);
        later.underWay = false;
        later.promised = false;
        lane.bookings = {later};
        Candidate c = candidateOf(m_job, lane, m_context);
        QCOMPARE(c.now->displaced.size(), size_t(1));
        QVERIFY(c.now->broken.empty());
        QVERIFY(c.nextGap->placement.start >= now + minutes(90));
        lane.bookings[0].span = {now + hours(3), now + hours(4)};
        c = candidateOf(m_job, lane, m_context);
        QVERIFY(c.now->displaced.empty());
        QCOMPARE(c.nextGap->placement.start, c.now->arrival());
    }
    void peopleWithoutTheSkillComeLast()
    {
        m_job.requirements = {{QStringLiteral("gas"), 1, {}}};
        Lane able = laneOf(1, ruggell);
        able.technician.skills = {{QStringLiteral("gas"), 3, {}}};
        const auto list = rank(m_job, {laneOf(2, schaan), able}, m_context);
        QCOMPARE(list[0].technicianId, domain::TechnicianId(1));
        QCOMPARE(list[0].spareLevels, 2);
        QCOMPARE(list[1].severity, rules::Severity::Block);
    }
    void outsideTheShiftTheNextShiftCounts()
    {
        m_context.now = now + hours(12); // 22:00
        const Candidate c = candidateOf(m_job, laneOf(1, ruggell), m_context);
        const Instant nextShift = *core::fromIso(QStringLiteral("2026-03-03T07:00:00Z"));
        QVERIFY(c.now->arrival() > nextShift);
        QVERIFY(c.now->arrival() < nextShift + hours(1));
    }
    void withoutLanesThereIsNobody() { QVERIFY(rank(m_job, {}, m_context).empty()); }
};

FIELDLANE_TEST_MAIN(TestRanking)
#include "tst_ranking.moc"
