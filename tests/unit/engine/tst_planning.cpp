#include "support/testmain.h"
#include "engine/openday.h"
#include "engine/planfigures.h"
#include "unit/engine/madedays.h"
#include <algorithm>
#include <set>

using namespace fieldlane;
using namespace fieldlane::engine;
using rules::Severity;
using support::MadeDays;

namespace {

PlanOptions searching(int chains = 1, int threads = 1)
{
    PlanOptions options;
    options.chains = chains;
    options.threads = threads;
    options.steps = 2000;
    return options;
}

Lane &laneOf(std::vector<Lane> &lanes, domain::TechnicianId technician)
{
    return *std::find_if(lanes.begin(), lanes.end(), [&](const Lane &l) { return l.technician.id == technician; });
}

void lift(std::vector<Lane> &lanes, const Job &job)
{
    for (Lane &lane : lanes)
        std::erase_if(lane.bookings, [&](const Booking &b) { return job.moves(b.assignmentId) || b.orderId == job.orderId; });
}

QByteArray describe(const PlanTask &task, const Placement &p)
{
    QByteArray text = task.number.toUtf8() + " at " + core::toIso(p.start).toUtf8();
    for (const rules::Finding &f : p.findings)
        text += ", " + rules::toCode(f.constraint).toUtf8() + ' ' + rules::toCode(f.severity).toUtf8();
    return text;
}

bool has(const Placement &p, rules::Constraint c)
{
    return std::any_of(p.findings.begin(), p.findings.end(), [c](const rules::Finding &f) { return f.constraint == c; });
}

/// The same plan, whatever it was computed by.
bool isSame(const DayPlan &a, const DayPlan &b)
{
    const auto key = [](const PlanMove &m) { return std::tuple(m.task, m.technicianId, m.placement.start); };
    return a.before == b.before && a.after == b.after
        && std::equal(a.moves.begin(), a.moves.end(), b.moves.begin(), b.moves.end(),
            [&](const PlanMove &one, const PlanMove &other) { return key(one) == key(other); });
}

PlacementContext withCompanions(const PlanRequest &request, const std::vector<Lane> &lanes)
{
    PlacementContext context = request.context;
    context.companions = lanes;
    return context;
}

/// Carries a plan out move by move and checks each.
void carryOut(const PlanRequest &request, const DayPlan &plan, std::vector<Lane> &lanes)
{
    for (const PlanMove &move : plan.moves)
        lift(lanes, request.tasks[move.task].job);
    for (const PlanMove &move : plan.moves) {
        const PlanTask &task = request.tasks[move.task];
        Lane &lane = laneOf(lanes, move.technicianId);
        const Placement placed = place(task.job, lane, move.placement.start, withCompanions(request, lanes));
        QCOMPARE(placed.service(), move.placement.service());
        QCOMPARE(placed.in, move.placement.in);
        QCOMPARE(placed.out, move.placement.out);
        QCOMPARE(placed.findings, move.placement.findings);
        QCOMPARE(placed.cost, move.placement.cost);
        QVERIFY2(placed.severity() < Severity::Ask, describe(task, placed));
        addBooking(lane.bookings, bookingOf(task.job, placed, task.number));
        for (const Companion &companion : task.job.companions) {
            const Booking along = bookingOf(jobOfAssistant(task.job, companion.moving), placed, task.number);
            addBooking(laneOf(lanes, companion.technicianId).bookings, along);
        }
    }
}

} // namespace

/// Plans of random days, each checked by the one placement.
class TestPlanning : public QObject
{
    Q_OBJECT
    int m_stops = 0;
    int m_refused = 0;
    int m_disturbed = 0; ///< by repairs
    int m_companions = 0;
    int m_along = 0; ///< of them, those who moved with somebody

    /// What is fixed lies where it lay, and nobody has anything twice.
    void checkLanes(const PlanRequest &request, const std::vector<Lane> &lanes)
    {
        std::set<domain::OrderId> movable;
        for (const PlanTask &task : request.tasks)
            movable.insert(task.job.orderId);
        std::set<domain::AssignmentId> seen;
        for (size_t l = 0; l < lanes.size(); ++l) {
            for (const Booking &b : lanes[l].bookings)
                QVERIFY(seen.insert(b.assignmentId).second);
            for (const Booking &b : request.lanes[l].bookings) {
                const auto there = std::any_of(lanes[l].bookings.begin(), lanes[l].bookings.end(),
                    [&](const Booking &now) { return now.assignmentId == b.assignmentId && now.span == b.span; });
                QVERIFY(there || movable.count(b.orderId) > 0);
            }
        }
    }
    /// Each order once: given to somebody, left open with a reason, or where it was.
    void checkOrders(const PlanRequest &request, const DayPlan &plan)
    {
        std::vector<int> told(request.tasks.size(), 0);
        for (const PlanMove &move : plan.moves)
            ++told[move.task];
        for (const Unplanned &one : plan.unplanned) {
            ++told[one.task];
            QVERIFY(!request.tasks[one.task].present || request.tasks[one.task].isDisplaced);
        }
        for (size_t t = 0; t < told.size(); ++t)
            QVERIFY(told[t] == 1 || (told[t] == 0 && request.tasks[t].present));
    }
    /// Beside everything else that is planned, nothing speaks against any order.
    void checkTogether(const PlanRequest &request, const DayPlan &plan, const std::vector<Lane> &lanes)
    {
        for (const PlanMove &move : plan.moves) {
            const PlanTask &task = request.tasks[move.task];
            std::vector<Lane> others = lanes;
            lift(others, task.job);
            const Placement p = place(task.job, laneOf(others, move.technicianId), move.placement.start, withCompanions(request, others));
            QVERIFY2(p.severity() < Severity::Ask, describe(task, p));
            QVERIFY2(!has(p, rules::Constraint::Travel) && !has(p, rules::Constraint::Past), describe(task, p));
            QVERIFY(request.days.contains(p.start));
        }
    }
    void check(const PlanRequest &request, const DayPlan &plan)
    {
        std::vector<Lane> lanes = request.lanes;
        carryOut(request, plan, lanes);
        checkLanes(request, lanes);
        checkOrders(request, plan);
        checkTogether(request, plan, lanes);
        std::vector<char> isPlanned;
        for (const PlanTask &task : request.tasks)
            isPlanned.push_back(task.present.has_value());
        for (const PlanMove &move : plan.moves)
            isPlanned[move.task] = 1;
        QCOMPARE(plan.after, figuresOf(request, lanes, isPlanned));
    }
    static void addSeeds()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 40; ++seed)
            QTest::addRow("days %d", seed) << seed;
    }

private Q_SLOTS:
    void randomDaysBreakNothing_data()
    {
        QTest::addColumn<int>("seed");
        QTest::addColumn<bool>("moves");
        for (int seed = 1; seed <= 60; ++seed)
            QTest::addRow("days %d", seed) << seed << (seed % 2 == 0);
    }
    void randomDaysBreakNothing()
    {
        QFETCH(int, seed);
        QFETCH(bool, moves);
        MadeDays made(quint64(seed), {int(2 + seed % 7), int(5 + seed % 50), seed % 4 * 6, 1 + seed % 3});
        if (moves)
            made.offerMovable();
        const auto plan = planDays(made.request, searching());
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().subject + plan.error().detail));
        check(made.request, *plan);
        m_stops += int(plan->moves.size());
        m_refused += plan->refused;
    }
    void whoGoesAlongMovesAlong_data() { addSeeds(); }
    void whoGoesAlongMovesAlong()
    {
        QFETCH(int, seed);
        MadeDays made(quint64(seed), {int(4 + seed % 6), int(5 + seed % 30), 30 + seed % 15, 1 + seed % 2});
        made.giveCompanions();
        made.offerMovable();
        const auto plan = planDays(made.request, searching());
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().subject + plan.error().detail));
        check(made.request, *plan);
        for (const PlanMove &move : plan->moves) {
            for (const Companion &companion : made.request.tasks[move.task].job.companions) {
                QVERIFY(companion.technicianId != move.technicianId);
                ++m_along;
            }
        }
        for (const PlanTask &task : made.request.tasks)
            m_companions += int(task.job.companions.size());
    }
    void someGoAlong()
    {
        qInfo("%d of %d who go along moved", m_along, m_companions);
        QVERIFY(m_along > 25);
    }
    void repairsDisturbTheLeast_data() { addSeeds(); }
    void repairsDisturbTheLeast()
    {
        QFETCH(int, seed);
        MadeDays made(quint64(seed), {int(3 + seed % 5), seed % 4, 20 + seed % 20, 1});
        made.offerMovable();
        PlanRequest &request = made.request;
        const domain::TechnicianId away = request.lanes.front().technician.id;
        request.disturbsLeast = true;
        request.relieved = {away};
        size_t displaced = 0;
        for (PlanTask &task : request.tasks)
            displaced += task.isDisplaced = task.present && task.present->technicianId == away;
        const auto plan = planDays(request, searching());
        QVERIFY(plan);
        check(request, *plan);
        for (const Unplanned &one : plan->unplanned)
            displaced -= request.tasks[one.task].isDisplaced;
        std::vector<Lane> lanes = request.lanes;
        carryOut(request, *plan, lanes);
        for (const PlanMove &move : plan->moves) {
            const PlanTask &task = request.tasks[move.task];
            QVERIFY(move.technicianId != away);
            displaced -= task.isDisplaced;
            if (!task.present || task.isDisplaced)
                continue;
            ++m_disturbed;
            std::vector<Lane> others = lanes;
            lift(others, task.job);
            QVERIFY2(!fitsWhereItIs(task, laneOf(others, task.present->technicianId), request.context), qPrintable(task.number));
        }
        QCOMPARE(displaced, size_t(0)); // each was given to somebody, or told of
    }
    void solverAndPlacementAgree()
    {
        qInfo("%d of %d stops were refused, %d others made room", m_refused, m_stops, m_disturbed);
        QVERIFY(m_disturbed > 0);
        QVERIFY(m_stops > 500);
        QVERIFY2(m_refused * 100 <= m_stops, qPrintable(QString::number(m_refused)));
    }
    void threadsChangeNothing()
    {
        for (quint64 seed = 1; seed <= 5; ++seed) {
            MadeDays made(seed, {8, 60, 10, 2});
            made.offerMovable();
            const auto one = planDays(made.request, searching(2, 1));
            const auto two = planDays(made.request, searching(2, 2));
            QVERIFY(isSame(*one, *two));
        }
    }
    void plannedTimesAreKept()
    {
        MadeDays made(8, {1, 0, 0, 1});
        PlanRequest &request = made.request;
        request.context.now = MadeDays::midnight();
        Lane &lane = request.lanes.front();
        lane.technician.home = core::Coordinate {47.1, 9.5};
        for (int i = 1; i <= 3; ++i) {
            PlanTask task;
            task.job.orderId = domain::OrderId(i);
            task.job.moving = domain::AssignmentId(i);
            task.job.place = core::Coordinate {47.1 + 0.02 * i, 9.5};
            task.job.work = core::minutes(30);
            const core::Instant start = lane.calendar.shifts[2].start + core::minutes(50 * i); // the first could be there at once
            const Placement there = place(task.job, lane, start, request.context);
            QVERIFY2(there.severity() < Severity::Ask, describe(task, there));
            addBooking(lane.bookings, bookingOf(task.job, there, task.number));
            task.present = Stay {lane.technician.id, there.service()};
            request.tasks.push_back(task);
        }
        const auto plan = planDays(request, searching());
        QVERIFY(plan->moves.empty());
        QCOMPARE(plan->after, plan->before);
    }
    void workIsSpreadAsThePolicyWeighs()
    {
        core::Duration evenMost {0};
        core::Duration unevenMost {0};
        core::Duration evenWay {0};
        core::Duration unevenWay {0};
        for (quint64 seed = 1; seed <= 6; ++seed) {
            PlanRequest request = MadeDays(seed, {6, 14, 0, 1}).request;
            const auto plannedBy = [&](int weight) {
                request.context.policy.weights[size_t(rules::Objective::Load)] = weight;
                return *planDays(request, searching());
            };
            const auto most = [](const DayPlan &plan) {
                std::map<domain::TechnicianId, core::Duration> work;
                for (const PlanMove &move : plan.moves)
                    work[move.technicianId] += move.placement.service().length();
                core::Duration all {0};
                for (const auto &[id, time] : work)
                    all = std::max(all, time);
                return all;
            };
            const DayPlan even = plannedBy(400);
            const DayPlan uneven = plannedBy(0);
            evenMost += most(even);
            unevenMost += most(uneven);
            evenWay += even.after.travel;
            unevenWay += uneven.after.travel;
        }
        const auto inMinutes = [](core::Duration d) { return int(d / core::minutes(1)); };
        qInfo("busiest %d and %d min, way %d and %d min", inMinutes(evenMost), inMinutes(unevenMost), inMinutes(evenWay), inMinutes(unevenWay));
        QVERIFY(evenMost < unevenMost * 9 / 10);
        QVERIFY(evenWay > unevenWay); // that has its price
    }
    void overtimeIsWorkedWhereThePolicyAsksNobody()
    {
        core::Duration overtime {0};
        int more = 0;
        for (quint64 seed = 1; seed <= 4; ++seed) {
            MadeDays made(seed, {3, 40, 6, 1});
            rules::Policy &policy = made.request.context.policy;
            const auto asked = planDays(made.request, searching());
            QCOMPARE(asked->after.overtime, asked->before.overtime);
            policy.severities[size_t(rules::Constraint::Shift)] = Severity::Warn;
            policy.severities[size_t(rules::Constraint::NoShift)] = Severity::Warn;
            const auto longer = planDays(made.request, searching());
            check(made.request, *longer);
            for (const PlanMove &move : longer->moves) {
                const Lane &lane = laneOf(made.request.lanes, move.technicianId);
                const core::Instant end = move.placement.end;
                const bool isNear = std::any_of(lane.calendar.shifts.begin(), lane.calendar.shifts.end(),
                    [end](const core::TimeSpan &s) { return s.start < end && end <= s.end + longestOvertime; });
                QVERIFY2(isNear, describe(made.request.tasks[move.task], move.placement));
            }
            overtime += longer->after.overtime - asked->after.overtime;
            more += longer->after.planned - asked->after.planned;
        }
        qInfo("%d more in %d min of overtime", more, int(overtime / core::minutes(1)));
        QVERIFY(overtime > core::hours(4));
        QVERIFY(more > 4);
    }
    void aNightShiftIsFilledToItsEnd()
    {
        MadeDays made(8, {1, 0, 0, 1});
        PlanRequest &request = made.request;
        Lane &lane = request.lanes.front();
        lane.technician.home = core::Coordinate {47.1, 9.5};
        lane.technician.maxOrdersPerDay = lane.technician.maxMinutesPerDay = 0;
        lane.technician.position.reset();
        lane.area = {};
        lane.calendar.absences.clear();
        lane.calendar.breaks.clear();
        const core::Instant midnight = MadeDays::midnight();
        lane.calendar.shifts = {{midnight - core::hours(2), midnight + core::hours(6)}};
        for (int i = 1; i <= 3; ++i) {
            PlanTask task;
            task.job.orderId = domain::OrderId(i);
            task.job.place = core::Coordinate {47.1, 9.5};
            task.job.work = core::hours(2);
            request.tasks.push_back(task);
        }
        request.context.now = midnight + core::hours(1);
        const auto plan = planDays(request, searching());
        QCOMPARE(plan->moves.size(), size_t(2));
        for (const PlanMove &move : plan->moves)
            QVERIFY(move.placement.start >= request.context.now && move.placement.end <= midnight + core::hours(6));
        request.context.now = midnight - core::hours(1); // tomorrow's plan leaves the night that begins today alone
        QCOMPARE(planDays(request, searching())->moves.size(), size_t(0));
    }
    /// Whoever can do it within the shift does, even if others are nearer.
    void overtimeIsDearerThanALongerWay()
    {
        MadeDays made(5, {2, 0, 0, 1});
        PlanRequest &request = made.request;
        request.context.now = MadeDays::midnight();
        rules::Policy &policy = request.context.policy;
        policy = rules::Policy::standard();
        policy.severities[size_t(rules::Constraint::Shift)] = Severity::Warn;
        policy.severities[size_t(rules::Constraint::NoShift)] = Severity::Warn;
        policy.weights[size_t(rules::Objective::Load)] = 0;
        Lane &near = request.lanes[0];
        Lane &far = request.lanes[1];
        near.technician = far.technician = domain::Technician();
        near.technician.id = domain::TechnicianId(1);
        far.technician.id = domain::TechnicianId(2);
        for (Lane *lane : {&near, &far}) {
            lane->technician.zone = QStringLiteral("UTC");
            lane->area = {};
            lane->calendar = {};
            lane->calendar.shifts = {{MadeDays::midnight() + core::hours(8), MadeDays::midnight() + core::hours(12)}};
        }
        near.technician.home = core::Coordinate {47.1, 9.5};
        far.technician.home = core::Coordinate {47.25, 9.5};
        for (int i = 1; i <= 5; ++i) {
            PlanTask task;
            task.job.orderId = domain::OrderId(i);
            task.job.place = core::Coordinate {47.1, 9.5};
            task.job.work = core::minutes(55);
            request.tasks.push_back(task);
        }
        const auto plan = planDays(request, searching());
        QCOMPARE(plan->moves.size(), size_t(5));
        QCOMPARE(plan->after.overtime, core::Duration(0));
        policy.weights[size_t(rules::Objective::Overtime)] = 0;
        QVERIFY(planDays(request, searching())->after.overtime > core::Duration(0));
    }
    void whatIsOverdueIsPlannedWhereThePolicyOnlyWarns()
    {
        MadeDays made(3, {4, 10, 0, 1});
        for (PlanTask &task : made.request.tasks) {
            task.job.windowStart.reset();
            task.job.windowEnd = task.job.due = made.request.context.now - core::hours(30);
        }
        made.request.context.policy.severities[size_t(rules::Constraint::Due)] = Severity::Ask;
        made.request.context.policy.severities[size_t(rules::Constraint::WindowLate)] = Severity::Ask;
        QVERIFY(planDays(made.request, searching())->moves.empty());
        made.request.context.policy.severities[size_t(rules::Constraint::Due)] = Severity::Warn;
        made.request.context.policy.severities[size_t(rules::Constraint::WindowLate)] = Severity::Warn;
        const auto plan = planDays(made.request, searching());
        QVERIFY(!plan->moves.empty());
        check(made.request, *plan);
    }
    void nobodyIsNoFault()
    {
        MadeDays made(3, {4, 10, 0, 1});
        made.request.lanes.clear();
        const auto plan = planDays(made.request, searching());
        QVERIFY(plan->moves.empty());
        QCOMPARE(plan->unplanned.size(), size_t(10));
        QVERIFY(!plan->unplanned.front().technicianId.isValid());
        QCOMPARE(plan->after.openCount(), 10);
    }
    void nothingToDoIsNoFault()
    {
        const MadeDays made(3, {4, 0, 3, 1});
        const auto plan = planDays(made.request, searching());
        QVERIFY(plan->moves.empty() && plan->unplanned.empty());
        QCOMPARE(plan->after, plan->before);
        QVERIFY(planDays(PlanRequest(), PlanOptions()));
    }
    void anOrderTwiceIsRefused()
    {
        MadeDays made(3, {4, 5, 0, 1});
        made.request.tasks.push_back(made.request.tasks.front());
        QCOMPARE(planDays(made.request, searching()).error().code, core::ErrorCode::InvalidInput);
    }
    void stopsKeepOrDrop()
    {
        const MadeDays made(5, {6, 40, 0, 1});
        const core::StopToken finish;
        finish.finish();
        const auto kept = planDays(made.request, searching(), finish);
        QVERIFY(kept && !kept->moves.empty());
        check(made.request, *kept);
        const core::StopToken abandon;
        abandon.abandon();
        QCOMPARE(planDays(made.request, searching(), abandon).error().code, core::ErrorCode::Cancelled);
    }
};

FIELDLANE_TEST_MAIN(TestPlanning)
#include "tst_planning.moc"
