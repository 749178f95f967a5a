#include "engine/placement.h"
#include "support/testmain.h"
#include "unit/engine/scene.h"
#include <functional>
#include <QCoreApplication>

using namespace fieldlane;
using core::minutes;
using engine::PlaceKind;
using engine::Placement;
using engine::Scene;
using rules::Objective;

namespace {

// "overlap ask 30" for each finding, in order; the number is whole minutes.
QString findingsText(const Placement &placement)
{
    QStringList list;
    for (const rules::Finding &f : placement.findings) {
        QString text = rules::toCode(f.constraint) + u' ' + rules::toCode(f.severity);
        if (f.amount.count() != 0)
            text += u' ' + QString::number(std::chrono::duration_cast<minutes>(f.amount).count());
        list << text;
    }
    return list.join(QStringLiteral(", "));
}

qint64 amountOf(const Placement &placement, Objective objective)
{
    for (const rules::CostPart &part : placement.cost) {
        if (part.objective == objective)
            return part.amount;
    }
    return -1;
}

using Change = std::function<void(Scene &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class TestPlacement : public QObject
{
    Q_OBJECT
private:
    static void row(const char *name, const char *start, const char *findings, const Change &change)
    {
        QTest::newRow(name) << QString::fromUtf8(start) << QString::fromUtf8(findings) << change;
    }
    static void personRows()
    {
        const domain::Skill hvac3{QStringLiteral("hvac"), 3, {}};
        row("skill is missing", "09:00", "skill block", [=](Scene &s) { s.job.requirements = {hvac3}; });
        row("skill is there", "09:00", "", [=](Scene &s) {
            s.job.requirements = {hvac3};
            s.lane.technician.skills = {hvac3};
        });
        row("level is too low", "09:00", "skillLevel ask", [=](Scene &s) {
            s.job.requirements = {hvac3};
            s.lane.technician.skills = {{QStringLiteral("hvac"), 2, {}}};
        });
        row("certificate has run out", "09:00", "certificate ask", [=](Scene &s) {
            s.job.requirements = {hvac3};
            s.lane.technician.skills = {{QStringLiteral("hvac"), 3, Scene::at("09:00")}};
        });
        row("certificate still counts at the start", "09:00", "", [=](Scene &s) {
            s.job.requirements = {hvac3};
            s.lane.technician.skills = {{QStringLiteral("hvac"), 3, Scene::at("09:01")}};
        });
        row("customer does not want the person", "09:00", "excluded block", [](Scene &s) {
            s.job.excluded = {domain::TechnicianId(7), domain::TechnicianId(1)};
        });
        row("no longer works here", "09:00", "inactive block",
            [](Scene &s) { s.lane.technician.active = false; });
        row("locked to somebody else", "09:00", "lockedPerson block",
            [](Scene &s) { s.job.lockedTo = domain::TechnicianId(2); });
        row("locked to this person", "09:00", "", [](Scene &s) { s.job.lockedTo = domain::TechnicianId(1); });
        row("locked to another time", "09:00", "lockedTime block 60",
            [](Scene &s) { s.job.lockedAt = Scene::at("08:00"); });
        row("locked to this time", "09:00", "", [](Scene &s) { s.job.lockedAt = Scene::at("09:00"); });
    }
    static void placeRows()
    {
        const domain::Ring around{{47.13, 9.51}, {47.13, 9.53}, {47.145, 9.53}, {47.145, 9.51}};
        const domain::Ring elsewhere{{46.0, 9.0}, {46.0, 9.1}, {46.1, 9.1}};
        row("order has no coordinates", "09:00", "missingCoordinates warn",
            [](Scene &s) { s.job.place.reset(); });
        row("nobody knows where the person is", "09:00", "missingOrigin warn",
            [](Scene &s) { s.lane.technician.home.reset(); });
        row("outside the service area", "09:00", "area warn", [=](Scene &s) { s.lane.area = {{elsewhere}}; });
        row("inside one of its polygons", "09:00", "", [=](Scene &s) {
            s.lane.area = {{elsewhere}, {around}};
        });
    }
    static void calendarRows()
    {
        row("partly after the shift", "16:30", "shift ask 30", [](Scene &) {});
        row("partly before the shift", "07:30", "shift ask 30", [](Scene &) {});
        row("nobody works then", "19:00", "noShift ask", [](Scene &) {});
        row("over the break", "11:30", "break warn 30", [](Scene &) {});
        row("begins in the break", "12:10", "break warn 20", [](Scene &) {});
        row("absent", "09:00", "absence block", [](Scene &s) {
            s.layOut({{domain::AbsenceId(1), domain::TechnicianId(1),
                {Scene::at("09:30"), Scene::at("11:00")}, QStringLiteral("training")}});
        });
        row("absence ends as the work begins", "11:00", "", [](Scene &s) {
            s.layOut({{domain::AbsenceId(1), domain::TechnicianId(1),
                {Scene::at("09:30"), Scene::at("11:00")}, {}}});
        });
    }
    static void bookingRows()
    {
        row("on top of other work", "09:00", "overlap ask 30",
            [](Scene &s) { s.book(5, Scene::at("09:30"), Scene::at("11:00")); });
        row("other work touches on both sides", "09:00", "", [](Scene &s) {
            s.book(5, Scene::at("08:00"), Scene::at("09:00"));
            s.book(6, Scene::at("10:00"), Scene::at("11:00"));
        });
        row("moved work does not collide with itself", "09:00", "", [](Scene &s) {
            s.book(5, Scene::at("09:30"), Scene::at("10:30"));
            s.job.moving = domain::AssignmentId(5);
        });
        row("too little time from the work before", "09:04", "travel warn 1",
            [](Scene &s) { s.book(5, Scene::at("08:00"), Scene::at("09:00"), Scene::north); });
        row("just enough time from the work before", "09:06", "",
            [](Scene &s) { s.book(5, Scene::at("08:00"), Scene::at("09:00"), Scene::north); });
        row("too little time to the work after", "09:00", "travel warn 5",
            [](Scene &s) { s.book(5, Scene::at("10:00"), Scene::at("11:00"), Scene::north); });
        row("promised for later", "09:00", "windowEarly warn 60", [](Scene &s) {
            s.job.windowStart = Scene::at("10:00");
            s.job.windowEnd = Scene::at("12:00");
        });
        row("promised for earlier", "10:15", "windowLate ask 15",
            [](Scene &s) { s.job.windowEnd = Scene::at("10:00"); });
        row("ends after the deadline", "09:00", "due ask 10",
            [](Scene &s) { s.job.due = Scene::at("09:50"); });
        row("begins in the past", "09:00", "past warn 45",
            [](Scene &s) { s.context.now = Scene::at("09:45"); });
    }
    static void capRows()
    {
        row("more orders than the cap", "09:00", "orderCap ask", [](Scene &s) {
            s.lane.technician.maxOrdersPerDay = 1;
            s.book(5, Scene::at("14:00"), Scene::at("15:00"));
        });
        row("orders of the next day do not count", "09:00", "", [](Scene &s) {
            s.lane.technician.maxOrdersPerDay = 1;
            s.book(5, Scene::at("14:00", 1), Scene::at("15:00", 1));
        });
        row("moved work counts once", "09:00", "", [](Scene &s) {
            s.lane.technician.maxOrdersPerDay = 1;
            s.book(5, Scene::at("14:00"), Scene::at("15:00"));
            s.job.moving = domain::AssignmentId(5);
        });
        row("more hours than the cap", "09:00", "hourCap ask 30", [](Scene &s) {
            s.lane.technician.maxMinutesPerDay = 90;
            s.book(5, Scene::at("14:00"), Scene::at("15:00"));
        });
        row("a day cannot be told without a zone", "09:00", "", [](Scene &s) {
            s.lane.technician.maxMinutesPerDay = 1;
            s.lane.technician.zone = QStringLiteral("Nowhere/Land");
        });
    }

private Q_SLOTS:
    void findsWhatSpeaksAgainst_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("findings");
        QTest::addColumn<Change>("change");
        row("nothing", "09:00", "", [](Scene &) {});
        row("what the policy allows", "16:30", "", [](Scene &s) {
            s.context.policy.severities[size_t(rules::Constraint::Shift)] = rules::Severity::Ok;
        });
        personRows();
        placeRows();
        calendarRows();
        bookingRows();
        capRows();
    }
    void findsWhatSpeaksAgainst()
    {
        QFETCH(QString, start);
        QFETCH(Change, change);
        Scene scene;
        change(scene);
        QTEST(findingsText(scene.placedAt(Scene::at(start.toUtf8().constData()))), "findings");
    }
    void saysWhichOrderIsInTheWay()
    {
        Scene scene;
        scene.book(5, Scene::at("09:30"), Scene::at("11:00"));
        const rules::Finding finding = scene.placedAt(Scene::at("09:00")).findings.at(0);
        QCOMPARE(finding.subject, 5);
        QCOMPARE(finding.name, QStringLiteral("W-5"));
    }
    void travelIsPartOfWhatIsOccupied()
    {
        Scene scene;
        scene.job.place = Scene::north;
        const Placement p = scene.placedAt(Scene::at("09:00"));
        QCOMPARE(p.start, Scene::at("09:00"));
        QCOMPARE(p.end, Scene::at("10:00"));
        QCOMPARE(p.in.travel.time, Scene::wayNorth);
        QCOMPARE(p.out.travel.time, Scene::wayNorth);
        QCOMPARE(p.occupied().start, Scene::at("09:00") - Scene::wayNorth);
        QCOMPARE(p.occupied().end, Scene::at("10:00"));
        QCOMPARE(p.severity(), rules::Severity::Ok);
    }
    void comesFromHomeTheBookingBeforeOrANewerPosition_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("kind");
        const auto from = [](const char *name, PlaceKind kind, const Change &change) {
            QTest::newRow(name) << change << int(kind);
        };
        const auto seen = [](core::Instant at) {
            return domain::PositionFix{Scene::north, at, std::nullopt, QStringLiteral("gps")};
        };
        from("home when the day begins", PlaceKind::Home, [](Scene &) {});
        from("booking before", PlaceKind::Booking,
            [](Scene &s) { s.book(5, Scene::at("08:00"), Scene::at("09:00")); });
        from("home after yesterday's booking", PlaceKind::Home,
            [](Scene &s) { s.book(5, Scene::at("08:00", -1), Scene::at("09:00", -1)); });
        from("home when the booking before has no place", PlaceKind::Home,
            [](Scene &s) { s.book(5, Scene::at("08:00"), Scene::at("09:00")).place.reset(); });
        from("position newer than the booking", PlaceKind::Position, [=](Scene &s) {
            s.book(5, Scene::at("08:00"), Scene::at("09:00"));
            s.lane.technician.position = seen(Scene::at("09:30"));
        });
        from("booking newer than the position", PlaceKind::Booking, [=](Scene &s) {
            s.book(5, Scene::at("08:00"), Scene::at("09:00"));
            s.lane.technician.position = seen(Scene::at("08:30"));
        });
        from("home when the position is from before the shift", PlaceKind::Home,
            [=](Scene &s) { s.lane.technician.position = seen(Scene::at("07:00")); });
        from("home when the position is from after the start", PlaceKind::Home,
            [=](Scene &s) { s.lane.technician.position = seen(Scene::at("10:30")); });
    }
    void comesFromHomeTheBookingBeforeOrANewerPosition()
    {
        QFETCH(Change, change);
        Scene scene;
        change(scene);
        QTEST(int(scene.placedAt(Scene::at("10:00")).in.kind), "kind");
    }
    void goesOnToTheNextBookingOrHome()
    {
        Scene scene;
        scene.job.place = Scene::north;
        QCOMPARE(scene.placedAt(Scene::at("09:00")).out.kind, PlaceKind::Home);
        scene.book(5, Scene::at("14:00", 1), Scene::at("15:00", 1));
        QCOMPARE(scene.placedAt(Scene::at("09:00")).out.kind, PlaceKind::Home);
        scene.lane.bookings.clear();
        scene.book(6, Scene::at("14:00"), Scene::at("15:00"));
        QCOMPARE(scene.placedAt(Scene::at("09:00")).out.kind, PlaceKind::Booking);
        QCOMPARE(scene.placedAt(Scene::at("09:00")).out.orderId, domain::OrderId(6));
        scene.lane.bookings.clear();
        scene.lane.technician.home.reset();
        QCOMPARE(scene.placedAt(Scene::at("09:00")).out.kind, PlaceKind::Unknown);
    }
    void splittableWorkGoesOnTheNextMorning()
    {
        Scene scene;
        scene.job.splittable = true;
        const Placement p = scene.placedAt(Scene::at("16:30"));
        QCOMPARE(p.segments.size(), size_t(2));
        QCOMPARE(p.end, Scene::at("08:30", 1));
        QCOMPARE(findingsText(p), QStringLiteral("break warn 900"));
    }
    void aClockChangeKeepsTheDuration()
    {
        // Clocks in Vaduz go forward in the night to 29 March 2026.
        Scene scene;
        const auto start
            = core::atLocal(core::zoneOf(QStringLiteral("Europe/Vaduz")), QDate(2026, 3, 29), 90);
        const Placement p = scene.placedAt(start);
        QCOMPARE(p.service().length(), core::Duration(core::hours(1)));
        QCOMPARE(core::toLocal(core::zoneOf(QStringLiteral("Europe/Vaduz")), p.end).time(), QTime(3, 30));
    }
    void pricesWhatAPlacementCosts()
    {
        Scene scene;
        scene.job.place = Scene::north;
        scene.job.windowEnd = Scene::at("16:20");
        scene.job.due = Scene::at("17:00");
        scene.job.preferred = domain::TechnicianId(9);
        scene.job.requirements = {{QStringLiteral("hvac"), 1, {}}};
        scene.lane.technician.skills = {{QStringLiteral("hvac"), 3, {}}};
        scene.book(5, Scene::at("09:00"), Scene::at("11:00"));
        scene.book(6, Scene::at("17:00"), Scene::at("18:00"));
        const Placement p = scene.placedAt(Scene::at("16:30"));
        QCOMPARE(amountOf(p, Objective::Travel), 2 * 316);
        QCOMPARE(amountOf(p, Objective::Lateness), 10 * 60 + 30 * 60);
        QCOMPARE(amountOf(p, Objective::Waiting), 9 * 3600 + 30 * 60);
        QCOMPARE(amountOf(p, Objective::Overtime), 30 * 60);
        QCOMPARE(amountOf(p, Objective::Load), 3 * 3600);
        QCOMPARE(amountOf(p, Objective::SkillWaste), 2 * 600);
        QCOMPARE(amountOf(p, Objective::NotPreferred), 1200);
        QCOMPARE(amountOf(p, Objective::Disturbance), 1800);
        qint64 sum = 0;
        for (const rules::CostPart &part : p.cost)
            sum += scene.context.policy.weights[size_t(part.objective)] * part.amount / 100;
        QCOMPARE(rules::total(p.cost), sum);
    }
    void earliestGoesIntoTheFirstGapThatFits()
    {
        Scene scene;
        scene.book(5, Scene::at("08:00"), Scene::at("09:00"));
        scene.book(6, Scene::at("09:30"), Scene::at("11:00"));
        const auto p = engine::placeEarliest(scene.job, scene.lane, scene.context.now, scene.context);
        QVERIFY(p);
        QCOMPARE(p->start, Scene::at("11:00"));
    }
    void earliestWaitsForTheShift()
    {
        Scene scene;
        const auto p = engine::placeEarliest(scene.job, scene.lane, Scene::at("18:00"), scene.context);
        QVERIFY(p);
        QCOMPARE(p->start, Scene::at("08:00", 1));
    }
    void earliestLeavesTimeForTheWay()
    {
        Scene scene;
        scene.job.place = Scene::north;
        scene.context.now = Scene::at("09:00");
        const auto p = engine::placeEarliest(scene.job, scene.lane, Scene::at("09:00"), scene.context);
        QVERIFY(p);
        QCOMPARE(p->start, Scene::at("09:10")); // 5 min 16 s by car, on a grid of 5 min
    }
    void earliestKeepsWhatNoHourCures()
    {
        Scene scene;
        scene.job.requirements = {{QStringLiteral("hvac"), 1, {}}};
        const auto p = engine::placeEarliest(scene.job, scene.lane, scene.context.now, scene.context);
        QVERIFY(p);
        QCOMPARE(findingsText(*p), QStringLiteral("skill block"));
    }
    void earliestFindsNothingWithoutTime()
    {
        Scene scene;
        QVERIFY(!engine::placeEarliest(scene.job, scene.lane, Scene::at("18:00", 2), scene.context));
        scene.layOut({{domain::AbsenceId(1), domain::TechnicianId(1),
            {Scene::at("00:00"), Scene::at("00:00", 4)}, {}}});
        QVERIFY(!engine::placeEarliest(scene.job, scene.lane, scene.context.now, scene.context));
        scene.lane.calendar.shifts.clear();
        QVERIFY(!engine::placeEarliest(scene.job, scene.lane, scene.context.now, scene.context));
    }
    void aJobIsWhatTheOrderAsksFor()
    {
        domain::Order order;
        order.id = domain::OrderId(3);
        order.location = Scene::north;
        order.duration = minutes(45);
        order.due = Scene::at("17:00");
        const engine::Job fresh = engine::jobOf(order);
        QCOMPARE(fresh.orderId, order.id);
        QCOMPARE(fresh.work, order.duration);
        QCOMPARE(fresh.due, order.due);
        QVERIFY(!fresh.moving.isValid());
        domain::Assignment assignment;
        assignment.id = domain::AssignmentId(8);
        assignment.technicianId = domain::TechnicianId(4);
        assignment.plannedStart = Scene::at("09:00");
        QVERIFY(!engine::jobOf(order, &assignment).lockedTo.isValid());
        assignment.lockPerson = true;
        assignment.lockTime = true;
        const engine::Job moving = engine::jobOf(order, &assignment);
        QCOMPARE(moving.moving, assignment.id);
        QCOMPARE(moving.lockedTo, assignment.technicianId);
        QCOMPARE(moving.lockedAt, std::optional(Scene::at("09:00")));
    }
};

FIELDLANE_TEST_MAIN(TestPlacement)
#include "tst_placement.moc"
