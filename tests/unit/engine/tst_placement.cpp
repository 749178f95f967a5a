#include "core/random.h"
#include "engine/placement.h"
#include "support/testmain.h"
#include <algorithm>

using namespace fieldlane;
using namespace fieldlane::engine;
using core::Duration;
using core::hours;
using core::Instant;
using core::minutes;
using core::TimeSpan;
using rules::Constraint;
using rules::Severity;

namespace {

const Instant midnight = *core::fromIso(QStringLiteral("2026-03-01T23:00:00Z")); // of Monday in Vaduz
const core::Coordinate vaduz {47.1392, 9.5227};
const core::Coordinate schaan {47.1650, 9.5087};
const core::Coordinate ruggell {47.2390, 9.5270};

Instant at(int hour, int minute = 0)
{
    return midnight + hours(hour) + minutes(minute);
}

Booking booking(qint64 id, TimeSpan span, core::Coordinate place)
{
    Booking b;
    b.assignmentId = domain::AssignmentId(id);
    b.orderId = domain::OrderId(100 + id);
    b.number = QStringLiteral("WO-%1").arg(id);
    b.span = span;
    b.place = place;
    return b;
}

const rules::Finding *find(const Placement &p, Constraint c)
{
    const auto it = std::find_if(
        p.findings.begin(), p.findings.end(), [c](const rules::Finding &f) { return f.constraint == c; });
    return it == p.findings.end() ? nullptr : &*it;
}

qint64 amount(const Placement &p, rules::Objective o)
{
    for (const rules::CostPart &part : p.cost) {
        if (part.objective == o)
            return part.amount;
    }
    return -1;
}

} // namespace

class TestPlacement : public QObject
{
    Q_OBJECT

    Lane m_lane;
    Job m_job;
    PlacementContext m_context;

    void layCalendar() { m_lane.calendar = domain::calendarOf(m_lane.technician, {}, {at(0) - hours(24), at(72)}); }
    Placement placed(Instant start) const { return place(m_job, m_lane, start, m_context); }

private Q_SLOTS:
    void init()
    {
        m_lane = {};
        m_lane.technician.id = domain::TechnicianId(1);
        m_lane.technician.zone = QStringLiteral("Europe/Vaduz");
        m_lane.technician.home = vaduz;
        m_lane.technician.skills = {{QStringLiteral("hvac"), 3, {}}};
        for (int weekday = 1; weekday <= 5; ++weekday)
            m_lane.technician.shifts.push_back({weekday, 480, 1020, 720, 750});
        layCalendar();
        m_job = {};
        m_job.orderId = domain::OrderId(1);
        m_job.place = schaan;
        m_job.work = hours(1);
        m_job.requirements = {{QStringLiteral("hvac"), 2, {}}};
        m_context = {};
        m_context.now = at(6);
    }

    void travelsFromHomeAndBack()
    {
        const Placement p = placed(at(9));
        QCOMPARE(p.severity(), Severity::Ok);
        QCOMPARE(p.in.kind, PlaceKind::Home);
        QCOMPARE(p.out.kind, PlaceKind::Home);
        QCOMPARE(p.in.travel, m_context.travel.estimate(vaduz, schaan));
        QCOMPARE(p.occupied(), (TimeSpan {at(9) - p.in.travel.time, at(10)}));
        QCOMPARE(amount(p, rules::Objective::Travel), 2 * p.in.travel.time.count() / 1000);
    }
    void travelsFromTheBookingBeforeAndToTheNext()
    {
        m_lane.bookings = {booking(1, {at(8), at(9)}, ruggell), booking(2, {at(14), at(15)}, ruggell)};
        const Placement p = placed(at(10));
        QCOMPARE(p.in.kind, PlaceKind::Booking);
        QCOMPARE(p.in.orderId, domain::OrderId(101));
        QCOMPARE(p.out.orderId, domain::OrderId(102));
        QCOMPARE(p.severity(), Severity::Ok);
    }
    void travelsFromANewerPosition()
    {
        m_lane.technician.position = domain::PositionFix {ruggell, at(8, 30), {}, QStringLiteral("gps")};
        QCOMPARE(placed(at(9)).in.kind, PlaceKind::Position);
        QCOMPARE(placed(at(8)).in.kind, PlaceKind::Home); // the report lies after the start
        QCOMPARE(placed(at(33)).in.kind, PlaceKind::Home); // the next day begins at home
        m_lane.bookings = {booking(1, {at(9), at(10)}, schaan)};
        QCOMPARE(placed(at(11)).in.kind, PlaceKind::Booking);
    }
    void tooLittleTimeToTravel()
    {
        m_lane.bookings = {booking(1, {at(8), at(9)}, ruggell), booking(2, {at(10), at(11)}, ruggell)};
        const Placement p = placed(at(9));
        QCOMPARE(int(std::count_if(p.findings.begin(), p.findings.end(),
                     [](const rules::Finding &f) { return f.constraint == Constraint::Travel; })),
            2);
        QCOMPARE(find(p, Constraint::Travel)->amount, p.in.travel.time);
        QCOMPARE(find(p, Constraint::Travel)->name, QStringLiteral("WO-1"));
    }
    void overlapsNameTheOtherOrder()
    {
        m_lane.bookings = {booking(1, {at(8), at(9, 30)}, schaan)};
        const Placement p = placed(at(9));
        QVERIFY(find(p, Constraint::Overlap));
        QCOMPARE(find(p, Constraint::Overlap)->amount, Duration(minutes(30)));
        QCOMPARE(find(p, Constraint::Overlap)->subject, 101);
        QCOMPARE(p.severity(), Severity::Ask);
        QCOMPARE(amount(p, rules::Objective::Disturbance), 1800);
    }
    void aMovedBookingDoesNotCollideWithItself()
    {
        m_lane.bookings = {booking(1, {at(8), at(9)}, schaan)};
        m_lane.technician.maxOrdersPerDay = 1;
        m_job.moving = domain::AssignmentId(1);
        QCOMPARE(placed(at(8, 30)).severity(), Severity::Ok);
        QCOMPARE(placed(at(8, 30)).in.kind, PlaceKind::Home);
    }
    void skillsAndCertificates()
    {
        m_job.requirements = {{QStringLiteral("hvac"), 4, {}}, {QStringLiteral("gas"), 1, {}}};
        m_lane.technician.skills[0].certificateUntil = at(8);
        const Placement p = placed(at(9));
        QCOMPARE(find(p, Constraint::SkillLevel)->have, 3);
        QCOMPARE(find(p, Constraint::Skill)->name, QStringLiteral("gas"));
        QCOMPARE(find(p, Constraint::Certificate)->at, at(8));
        QCOMPARE(p.severity(), Severity::Block);
    }
    void overqualifiedPeopleCostMore()
    {
        QCOMPARE(amount(placed(at(9)), rules::Objective::SkillWaste), 600);
    }
    void peopleAndLocks()
    {
        m_lane.technician.active = false;
        m_job.excluded = {m_lane.technician.id};
        m_job.preferred = domain::TechnicianId(2);
        m_job.lockedTo = domain::TechnicianId(2);
        m_job.lockedAt = at(8);
        const Placement p = placed(at(9));
        for (const Constraint c :
            {Constraint::Inactive, Constraint::Excluded, Constraint::LockedPerson, Constraint::LockedTime})
            QVERIFY(find(p, c));
        QCOMPARE(amount(p, rules::Objective::NotPreferred), 1200);
    }
    void shiftsBreaksAndAbsences()
    {
        const Placement over = placed(at(16, 30));
        QCOMPARE(find(over, Constraint::Shift)->amount, Duration(minutes(30)));
        QCOMPARE(amount(over, rules::Objective::Overtime), 1800);
        QVERIFY(find(placed(at(20)), Constraint::NoShift));
        const Placement throughBreak = placed(at(11, 30));
        QCOMPARE(throughBreak.end, at(13));
        QCOMPARE(find(throughBreak, Constraint::Break)->amount, Duration(minutes(30)));
        QCOMPARE(find(placed(at(12, 10)), Constraint::Break)->at, at(12));
        m_lane.calendar.absences = {{domain::AbsenceId(1), {}, {at(9), at(12)}, QStringLiteral("Dentist")}};
        QCOMPARE(find(placed(at(10)), Constraint::Absence)->name, QStringLiteral("Dentist"));
        QCOMPARE(placed(at(10)).severity(), Severity::Block);
    }
    void whatComesFirstMustBeOver()
    {
        m_job.predecessor = TiedOrder {domain::OrderId(77), QStringLiteral("WO-77"), TimeSpan {at(9), at(10)}};
        const Placement early = placed(at(9, 30));
        const rules::Finding *finding = find(early, Constraint::Predecessor);
        QVERIFY(finding);
        QCOMPARE(finding->severity, Severity::Ask);
        QCOMPARE(finding->amount, Duration(minutes(30)));
        QCOMPARE(finding->subject, 77);
        QCOMPARE(finding->name, QStringLiteral("WO-77"));
        QCOMPARE(finding->at, std::optional(at(10)));
        QVERIFY(!find(placed(at(10)), Constraint::Predecessor));
        const auto earliest = placeEarliest(m_job, m_lane, at(8), m_context);
        QVERIFY(earliest && earliest->start >= at(10));
        m_job.predecessor->span.reset();
        const Placement never = placed(at(15));
        QVERIFY(find(never, Constraint::Predecessor) && !find(never, Constraint::Predecessor)->at);
    }
    void whatWaitsMustNotHaveBegun()
    {
        m_job.successors = {{domain::OrderId(78), QStringLiteral("WO-78"), TimeSpan {at(11), at(12)}}, {domain::OrderId(79), QStringLiteral("WO-79"), {}}};
        const Placement late = placed(at(11) - m_job.work + minutes(10));
        const rules::Finding *finding = find(late, Constraint::Successor);
        QVERIFY(finding);
        QCOMPARE(finding->amount, Duration(minutes(10)));
        QCOMPARE(finding->name, QStringLiteral("WO-78"));
        QVERIFY(!find(placed(at(11) - m_job.work), Constraint::Successor));
    }
    void splittableWorkGoesOnTheNextDay()
    {
        m_job.splittable = true;
        m_job.work = hours(3);
        const Placement p = placed(at(16));
        QCOMPARE(p.end, at(24 + 10));
        QCOMPARE(int(p.segments.size()), 2);
        QVERIFY(!find(p, Constraint::Shift));
    }
    void promisesAndDeadlines()
    {
        m_job.windowStart = at(10);
        m_job.windowEnd = at(11);
        m_job.due = at(12);
        QCOMPARE(find(placed(at(9)), Constraint::WindowEarly)->amount, Duration(hours(1)));
        const Placement late = placed(at(11, 40));
        QCOMPARE(find(late, Constraint::WindowLate)->amount, Duration(minutes(40)));
        QVERIFY(find(late, Constraint::Due));
        QCOMPARE(amount(late, rules::Objective::Lateness),
            (find(late, Constraint::WindowLate)->amount + find(late, Constraint::Due)->amount).count() / 1000);
        m_context.now = at(10);
        QCOMPARE(find(placed(at(9)), Constraint::Past)->amount, Duration(hours(1)));
        QCOMPARE(amount(placed(at(10, 30)), rules::Objective::Waiting), 1800);
    }
    void caps()
    {
        m_lane.technician.maxOrdersPerDay = 1;
        m_lane.technician.maxMinutesPerDay = 90;
        m_lane.bookings = {booking(1, {at(14), at(15)}, schaan)};
        const Placement p = placed(at(9));
        QCOMPARE(find(p, Constraint::OrderCap)->have, 2);
        QCOMPARE(find(p, Constraint::HourCap)->amount, Duration(minutes(30)));
        QVERIFY(!find(placed(at(33)), Constraint::OrderCap));
        QCOMPARE(amount(p, rules::Objective::Load), 3600);
        m_lane.technician.zone = QStringLiteral("Moon/Crater");
        QVERIFY(!find(placed(at(9)), Constraint::OrderCap));
    }
    void breaksCountAsWorkForNobody()
    {
        m_lane.technician.maxMinutesPerDay = 150;
        m_lane.calendar.breaks = {{at(12), at(12, 30)}};
        m_lane.bookings = {booking(1, {at(11, 30), at(13, 30)}, schaan)}; // an hour and a half
        QVERIFY(!find(placed(at(9)), Constraint::HourCap));
        m_lane.bookings = {booking(1, {at(12, 10), at(13, 40)}, schaan)}; // began in the break: nothing interrupts it
        QVERIFY(!find(placed(at(9)), Constraint::HourCap));
        m_lane.bookings = {booking(1, {at(13), at(14, 31)}, schaan)};
        QCOMPARE(find(placed(at(9)), Constraint::HourCap)->amount, Duration(minutes(1)));
    }
    void areas()
    {
        m_lane.area = {{{{47.1, 9.4}, {47.1, 9.6}, {47.2, 9.6}, {47.2, 9.4}}}};
        QVERIFY(!find(placed(at(9)), Constraint::Area));
        m_job.place = ruggell;
        QVERIFY(find(placed(at(9)), Constraint::Area));
    }
    void missingCoordinates()
    {
        m_job.place.reset();
        const Placement p = placed(at(9));
        QVERIFY(find(p, Constraint::MissingCoordinates));
        QCOMPARE(p.in.travel.time, Duration(0));
        m_job.place = schaan;
        m_lane.technician.home.reset();
        QVERIFY(find(placed(at(9)), Constraint::MissingOrigin));
        QCOMPARE(placed(at(9)).out.kind, PlaceKind::Unknown);
    }
    void aPolicyDecidesWhatCounts()
    {
        m_context.policy.severities[size_t(Constraint::Skill)] = Severity::Ok;
        m_job.requirements = {{QStringLiteral("gas"), 1, {}}};
        QCOMPARE(placed(at(9)).severity(), Severity::Ok);
    }
    void earliestFindsTheFirstGap()
    {
        m_lane.bookings = {booking(1, {at(8), at(9)}, schaan), booking(2, {at(9, 30), at(11)}, schaan)};
        const auto p = placeEarliest(m_job, m_lane, at(7), m_context);
        QVERIFY(p);
        QCOMPARE(p->start, at(11));
        m_job.work = hours(12);
        QVERIFY(!placeEarliest(m_job, m_lane, at(7), m_context));
        m_lane.calendar.shifts.clear();
        QVERIFY(!placeEarliest(m_job, m_lane, at(7), m_context));
    }
    void earliestWaitsForTheWay()
    {
        m_context.now = at(9);
        m_lane.technician.position = domain::PositionFix {ruggell, at(8, 55), {}, QStringLiteral("gps")};
        const auto p = placeEarliest(m_job, m_lane, at(9), m_context);
        QVERIFY(p);
        QVERIFY(p->start >= at(9) + p->in.travel.time);
        QVERIFY(p->start < at(9) + p->in.travel.time + minutes(5));
    }
    void jobOfAnAssignmentCarriesItsLocks()
    {
        domain::Order order;
        order.id = domain::OrderId(5);
        domain::Assignment a;
        a.id = domain::AssignmentId(9);
        a.technicianId = domain::TechnicianId(3);
        a.plannedStart = at(8);
        QVERIFY(!jobOf(order, &a).lockedAt);
        a.lockPerson = a.lockTime = true;
        const Job job = jobOf(order, &a);
        QCOMPARE(job.lockedTo, a.technicianId);
        QCOMPARE(job.lockedAt, at(8));
        QCOMPARE(job.moving, a.id);
    }
    void earliestIsTheFirstOfAllStarts()
    {
        core::Random random(11);
        for (int round = 0; round < 60; ++round) {
            m_lane.bookings.clear();
            Instant from = at(8);
            for (int i = 0; i < 5; ++i) {
                from += minutes(random.between(0, 120));
                const Instant to = from + minutes(random.between(10, 120));
                m_lane.bookings.push_back(booking(i + 1, {from, to}, random.chance(0.5) ? ruggell : schaan));
                from = to;
            }
            m_job.work = minutes(random.between(10, 180));
            const auto earliest = placeEarliest(m_job, m_lane, at(8), m_context);
            QVERIFY(earliest);
            for (Instant t = at(8); t < earliest->start && t < at(16); t += minutes(5))
                QVERIFY2(!placed(t).findings.empty(), qPrintable(core::toIso(t)));
        }
    }
};

FIELDLANE_TEST_MAIN(TestPlacement)
#include "tst_placement.moc"
