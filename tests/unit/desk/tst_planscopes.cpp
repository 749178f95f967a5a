#include "desk/demo.h"
#include "desk/planscopes.h"
#include "engine/planning.h"
#include "support/testmain.h"
#include "unit/desk/planfixture.h"
#include <algorithm>

using namespace fieldlane;
using namespace fieldlane::desk;
using core::hours;
using core::minutes;
using domain::OrderAction;
using domain::OrderId;
using domain::OrderRecord;
using domain::TechnicianId;
using engine::PlanMove;
using support::DeskFixture;

/// The running day repaired: what a question about a part of it may move, and that nothing else moves.
class TestPlanScopes : public QObject, support::PlanFixture
{
    Q_OBJECT

    core::Instant at(int hour, int minute = 0) const { return *core::fromIso(QStringLiteral("2026-03-02T00:00:00Z")) + hours(hour - 1) + minutes(minute); } ///< in Vaduz
    OrderId work(const QString &customer, TechnicianId technician, core::Instant start, core::Coordinate place = {47.14, 9.52})
    {
        const OrderId id = DeskFixture::addOrder(*m_desk, orderAt(customer, place)).id;
        assign(id, technician, start);
        return id;
    }
    void step(OrderId order, OrderAction action) { QVERIFY(DeskFixture::run(*m_desk, StepOrder {order, 0, action, {}, {}, {}})->isDone()); }
    void begin(OrderId order)
    {
        step(order, OrderAction::StartTravel);
        step(order, OrderAction::Arrive);
    }
    OrderRecord record(OrderId id)
    {
        const auto all = records();
        return *std::find_if(all.begin(), all.end(), [&](const OrderRecord &r) { return r.order.id == id; });
    }
    static OrderId orderOf(const PlannedDays &days, size_t task) { return days.ground.request.tasks[task].job.orderId; }
    static std::set<OrderId> moved(const PlannedDays &days)
    {
        std::set<OrderId> orders;
        for (const PlanMove &move : days.plan.moves)
            orders.insert(orderOf(days, move.task));
        return orders;
    }
    static std::set<OrderId> unplanned(const PlannedDays &days)
    {
        std::set<OrderId> orders;
        for (const engine::Unplanned &one : days.plan.unplanned)
            orders.insert(orderOf(days, one.task));
        return orders;
    }
    static const PlanMove *moveOf(const PlannedDays &days, OrderId order)
    {
        const auto move = std::find_if(days.plan.moves.begin(), days.plan.moves.end(), [&](const PlanMove &m) { return orderOf(days, m.task) == order; });
        return move == days.plan.moves.end() ? nullptr : &*move;
    }
    PlanQuestion asked(PlanQuestion (*maker)(TechnicianId, const Catalog &, core::Instant), TechnicianId technician = {}) const
    {
        return maker(technician, m_desk->catalog(), m_desk->now());
    }
    std::shared_ptr<const PlannedDays> inserted(OrderId order) { return PlanFixture::planned(insertOne(order, m_desk->catalog(), m_desk->now())); }
    /// Carries a plan out, a little later, and takes it back: nothing but its orders changes, and afterwards nothing has.
    void checkCarriedOut(const std::shared_ptr<const PlannedDays> &days)
    {
        const auto before = records();
        m_fixture->clock.advance(minutes(2));
        const PlanApplied answer = applied(days);
        QCOMPARE(answer.applied, int(days->plan.moves.size()));
        QVERIFY(answer.refused.empty());
        const std::set<OrderId> touched = moved(*days);
        const auto after = records();
        QCOMPARE(after.size(), before.size());
        for (size_t i = 0; i < after.size(); ++i)
            QVERIFY(touched.contains(after[i].order.id) || domain::changesOf(before[i], after[i]).isEmpty());
        for (const PlanMove &move : days->plan.moves)
            QCOMPARE(record(orderOf(*days, move.task)).bookedLead()->planned(), move.placement.service());
        QCOMPARE(m_fixture->problems(), QStringList());
        if (answer.applied == 0)
            return;
        undo();
        compare(records(), before);
        QCOMPARE(m_fixture->problems(), QStringList());
    }
    void openSeeded()
    {
        QFETCH(QString, database);
        m_desk.reset();
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_fixture->clock.set(*core::fromIso(QStringLiteral("2026-03-04T10:20:00Z")));
        const auto made = makeDemonstration(m_fixture->url, {7, m_fixture->clock.now()});
        QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
        m_desk = m_fixture->open();
    }
    /// Those who have work today that has not begun.
    std::map<TechnicianId, std::vector<OrderRecord>> openWork()
    {
        const core::TimeSpan today {*core::fromIso(QStringLiteral("2026-03-03T23:00:00Z")), *core::fromIso(QStringLiteral("2026-03-04T23:00:00Z"))};
        std::map<TechnicianId, std::vector<OrderRecord>> open;
        for (const OrderRecord &r : records()) {
            if (engine::isOnlyPlanned(r) && today.contains(r.bookedLead()->plannedStart))
                open[r.bookedLead()->technicianId].push_back(r);
        }
        return open;
    }
    /// Locked, begun and promised work stays, or goes where lock and promise hold.
    void checkHeld(const PlannedDays &days)
    {
        for (const PlanMove &move : days.plan.moves) {
            const engine::PlanTask &task = days.ground.request.tasks[move.task];
            QVERIFY(move.placement.severity() < rules::Severity::Ask);
            QVERIFY(move.placement.start >= days.ground.question.scope.from);
            if (!task.present)
                continue;
            const OrderRecord r = record(task.job.orderId);
            QVERIFY(engine::isOnlyPlanned(r));
            QVERIFY(task.isDisplaced || engine::mayMove(r, days.ground.request.context.policyOf(task.job), days.ground.question.scope.from));
        }
    }

private Q_SLOTS:
    void anAbsentPersonsWorkGoesToOthers_data() { support::addDatabaseRows(); }
    void anAbsentPersonsWorkGoesToOthers()
    {
        open();
        const auto sick = hire(QStringLiteral("Sick"), {47.14, 9.52});
        const auto other = hire(QStringLiteral("Other"), {47.15, 9.52});
        const OrderId begun = work(QStringLiteral("Begun"), sick, at(8));
        begin(begun);
        const OrderId late = work(QStringLiteral("Late"), sick, at(9, 15));
        const OrderId later = work(QStringLiteral("Later"), sick, at(11));
        const OrderId locked = work(QStringLiteral("Locked"), sick, at(15));
        QVERIFY(DeskFixture::run(*m_desk, LockOrder {locked, 0, {true, false}})->isDone());
        const OrderId timed = work(QStringLiteral("Timed"), sick, at(16));
        QVERIFY(DeskFixture::run(*m_desk, LockOrder {timed, 0, {false, true}})->isDone());
        const OrderId others = work(QStringLiteral("Others"), other, at(13));
        m_fixture->clock.set(at(9, 30)); // the second should have begun
        const auto days = PlanFixture::planned(asked(repairAbsence, sick));
        QCOMPARE(moved(*days), (std::set {late, later, timed}));
        QCOMPARE(unplanned(*days), std::set {locked});
        QVERIFY(!moveOf(*days, others));
        for (const PlanMove &move : days->plan.moves)
            QCOMPARE(move.technicianId, other);
        QCOMPARE(moveOf(*days, later)->placement.start, at(11)); // only the person is another
        QCOMPARE(moveOf(*days, timed)->placement.start, at(16));
        QVERIFY(moveOf(*days, late)->placement.start >= at(9, 30));
        QCOMPARE(days->plan.customersDisturbed, 3);
        checkCarriedOut(days);
    }
    void whoAssistsTheAbsentGoesWithAnotherLead_data() { support::addDatabaseRows(); }
    void whoAssistsTheAbsentGoesWithAnotherLead()
    {
        open();
        const auto sick = hire(QStringLiteral("Sick"), {47.14, 9.52});
        const auto other = hire(QStringLiteral("Other"), {47.15, 9.52});
        const auto third = hire(QStringLiteral("Third"), {47.15, 9.52});
        const OrderId led = work(QStringLiteral("Led"), sick, at(11));
        const OrderId helped = work(QStringLiteral("Helped"), other, at(14));
        QVERIFY(DeskFixture::run(*m_desk, AssistOrder {led, 0, {other}})->isDone());
        QVERIFY(DeskFixture::run(*m_desk, AssistOrder {helped, 0, {sick}})->isDone());
        const auto days = PlanFixture::planned(asked(repairAbsence, sick));
        QCOMPARE(days->plan.moves.size(), size_t(1));
        QCOMPARE(moveOf(*days, led)->technicianId, third); // the other one goes along
        QCOMPARE(moveOf(*days, led)->placement.start, at(11));
        QCOMPARE(unplanned(*days), std::set {helped}); // who helps instead is for people to say
        checkCarriedOut(days);
    }
    void nobodyElseCanTakeIt_data() { support::addDatabaseRows(); }
    void nobodyElseCanTakeIt()
    {
        open();
        const auto sick = hire(QStringLiteral("Sick"), {47.14, 9.52});
        const OrderId alone = work(QStringLiteral("Alone"), sick, at(11));
        const auto days = PlanFixture::planned(asked(repairAbsence, sick));
        QVERIFY(days->plan.moves.empty());
        QCOMPARE(unplanned(*days), std::set {alone});
        QVERIFY(!days->plan.unplanned.front().technicianId.isValid());
        QCOMPARE(days->plan.after, days->plan.before);
    }
    void anOverrunPushesOnlyWhatItRunsInto_data() { support::addDatabaseRows(); }
    void anOverrunPushesOnlyWhatItRunsInto()
    {
        open();
        const auto busy = hire(QStringLiteral("Busy"), {47.14, 9.52});
        const auto other = hire(QStringLiteral("Other"), {47.15, 9.52});
        const OrderId running = work(QStringLiteral("Running"), busy, at(8));
        begin(running);
        const OrderId next = work(QStringLiteral("Next"), busy, at(9, 15));
        const OrderId afternoon = work(QStringLiteral("Afternoon"), busy, at(14));
        const OrderId others = work(QStringLiteral("Others"), other, at(9, 15));
        m_fixture->clock.set(at(9, 50));
        const auto days = PlanFixture::planned(asked(repairOverrun, busy));
        QCOMPARE(moved(*days), std::set {next});
        QVERIFY(moveOf(*days, next)->placement.start >= at(10)); // it takes ten minutes still
        QVERIFY(!moveOf(*days, running) && !moveOf(*days, afternoon) && !moveOf(*days, others));
        QVERIFY(days->plan.unplanned.empty());
        checkCarriedOut(days);
        QCOMPARE(applied(PlanFixture::planned(asked(repairOverrun, busy))).applied, 1);
        QVERIFY(moved(*PlanFixture::planned(asked(repairOverrun, busy))).empty());
    }
    void whoIsLateOnTheWayOverruns_data() { support::addDatabaseRows(); }
    void whoIsLateOnTheWayOverruns()
    {
        open();
        const auto late = hire(QStringLiteral("Late"), {47.14, 9.52});
        const OrderId far = work(QStringLiteral("Far"), late, at(8, 40), {47.26, 9.60});
        m_fixture->clock.set(at(9, 20));
        step(far, OrderAction::StartTravel);
        const OrderId next = work(QStringLiteral("Next"), late, at(10, 20), {47.26, 9.60});
        const auto days = PlanFixture::planned(asked(repairOverrun, late));
        QCOMPARE(moved(*days), std::set {next});
        QVERIFY(moveOf(*days, next)->placement.start > at(10, 20));
        checkCarriedOut(days);
    }
    void anOverrunMovesTheRestOfTheLaneOnlyForRoom_data() { support::addDatabaseRows(); }
    void anOverrunMovesTheRestOfTheLaneOnlyForRoom()
    {
        open();
        const auto busy = hire(QStringLiteral("Busy"), {47.14, 9.52});
        begin(work(QStringLiteral("Running"), busy, at(8)));
        domain::Order morning = orderAt(QStringLiteral("Morning"), {47.14, 9.52});
        morning.due = at(11, 30);
        const OrderId next = DeskFixture::addOrder(*m_desk, morning).id;
        assign(next, busy, at(9, 5));
        const OrderId third = work(QStringLiteral("Third"), busy, at(10, 15));
        const OrderId afternoon = work(QStringLiteral("Afternoon"), busy, at(15));
        m_fixture->clock.set(at(9, 40));
        const auto days = PlanFixture::planned(asked(repairOverrun, busy));
        QCOMPARE(moved(*days), (std::set {next, third}));
        QVERIFY(moveOf(*days, next)->placement.end <= at(11, 30));
        QVERIFY(!moveOf(*days, afternoon));
        checkCarriedOut(days);
    }
    void aLaneIsPutInItsBestOrder_data() { support::addDatabaseRows(); }
    void aLaneIsPutInItsBestOrder()
    {
        open();
        const auto zigzag = hire(QStringLiteral("Zigzag"), {47.05, 9.50});
        hire(QStringLiteral("Other"), {47.15, 9.52});
        const OrderId far = work(QStringLiteral("Far"), zigzag, at(9), {47.25, 9.50});
        const OrderId near = work(QStringLiteral("Near"), zigzag, at(11), {47.06, 9.50});
        const OrderId alsoFar = work(QStringLiteral("Also far"), zigzag, at(14), {47.24, 9.50});
        DeskFixture::addOrder(*m_desk, QStringLiteral("Waiting"));
        const auto days = PlanFixture::planned(asked(optimiseLane, zigzag));
        QVERIFY(!days->plan.moves.empty());
        QVERIFY(days->plan.after.travel < days->plan.before.travel);
        for (const PlanMove &move : days->plan.moves) {
            QCOMPARE(move.technicianId, zigzag);
            QVERIFY((std::set {far, near, alsoFar}).contains(orderOf(*days, move.task)));
        }
        checkCarriedOut(days);
        applied(PlanFixture::planned(asked(optimiseLane, zigzag)));
        QVERIFY(PlanFixture::planned(asked(optimiseLane, zigzag))->plan.moves.empty()); // it is the best already
    }
    void gapsAreFilledWithWhatWaits_data() { support::addDatabaseRows(); }
    void gapsAreFilledWithWhatWaits()
    {
        open();
        const auto one = hire(QStringLiteral("One"), {47.14, 9.52});
        const auto two = hire(QStringLiteral("Two"), {47.15, 9.52});
        work(QStringLiteral("Planned"), one, at(10));
        work(QStringLiteral("Planned, too"), two, at(11));
        std::set<OrderId> waiting;
        for (int i = 0; i < 14; ++i)
            waiting.insert(DeskFixture::addOrder(*m_desk, QStringLiteral("Waiting %1").arg(i)).id);
        for (const TechnicianId lane : {one, TechnicianId()}) {
            const auto days = PlanFixture::planned(asked(fillGaps, lane));
            QVERIFY(days->plan.moves.size() > (lane.isValid() ? 3 : 8));
            for (const PlanMove &move : days->plan.moves)
                QVERIFY(move.technicianId == lane || !lane.isValid());
            QVERIFY(std::ranges::includes(waiting, moved(*days)));
            QCOMPARE(days->plan.customersDisturbed, 0);
            checkCarriedOut(days);
        }
    }
    void anOrderIsInsertedWhereThereIsRoom_data() { support::addDatabaseRows(); }
    void anOrderIsInsertedWhereThereIsRoom()
    {
        open();
        const auto one = hire(QStringLiteral("One"), {47.05, 9.52});
        work(QStringLiteral("Far"), one, at(10), {47.25, 9.50});
        work(QStringLiteral("Near"), one, at(13), {47.06, 9.50});
        work(QStringLiteral("Far again"), one, at(15), {47.25, 9.50}); // there is a better order than that
        DeskFixture::addOrder(*m_desk, QStringLiteral("Waiting, too"));
        const OrderId order = DeskFixture::addOrder(*m_desk, QStringLiteral("New")).id;
        const auto days = inserted(order);
        QCOMPARE(moved(*days), std::set {order});
        QCOMPARE(days->plan.customersDisturbed, 0);
        checkCarriedOut(days);
    }
    void anEmergencyDoesNotWaitForAShorterWay_data() { support::addDatabaseRows(); }
    void anEmergencyDoesNotWaitForAShorterWay()
    {
        open();
        const core::Coordinate place {47.20, 9.55};
        hire(QStringLiteral("Far"), {47.05, 9.50});
        const auto near = hire(QStringLiteral("Near"), {47.17, 9.53});
        work(QStringLiteral("Beside it"), near, at(15), place); // no way at all before or after that
        domain::Order urgent = orderAt(QStringLiteral("Urgent"), place);
        urgent.priority = domain::Priority::Emergency;
        const OrderId order = DeskFixture::addOrder(*m_desk, urgent).id;
        const auto days = inserted(order);
        QCOMPARE(moved(*days), std::set {order});
        QCOMPARE(moveOf(*days, order)->technicianId, near);
        QVERIFY(moveOf(*days, order)->placement.start < at(9));
    }
    void plannedWorkMakesRoomWhereThereIsNone_data() { support::addDatabaseRows(); }
    void plannedWorkMakesRoomWhereThereIsNone()
    {
        open();
        const auto full = hire(QStringLiteral("Full"), {47.14, 9.52});
        for (int hour = 8; hour < 12; ++hour)
            work(QStringLiteral("At %1").arg(hour), full, at(hour, 5));
        const OrderId promised = work(QStringLiteral("Noon"), full, at(12, 30));
        domain::Order urgent = orderAt(QStringLiteral("Urgent"), {47.14, 9.52});
        urgent.priority = domain::Priority::Emergency;
        urgent.due = at(10, 30);
        const OrderId order = DeskFixture::addOrder(*m_desk, urgent).id;
        const auto days = inserted(order);
        QVERIFY(moveOf(*days, order));
        QVERIFY(moveOf(*days, order)->placement.end <= at(10, 30));
        QVERIFY(days->plan.customersDisturbed >= 1 && days->plan.customersDisturbed <= 2);
        QVERIFY(!moveOf(*days, promised));
        QVERIFY(days->plan.unplanned.empty());
        checkCarriedOut(days);
    }
    void whatCannotBeInsertedMovesNothing_data() { support::addDatabaseRows(); }
    void whatCannotBeInsertedMovesNothing()
    {
        open();
        const auto one = hire(QStringLiteral("One"), {47.05, 9.52});
        work(QStringLiteral("Planned"), one, at(10));
        domain::Order order = DeskFixture::order(QStringLiteral("Nobody's"));
        order.requirements = {{QStringLiteral("lift"), 3, {}}};
        const OrderId id = DeskFixture::addOrder(*m_desk, order).id;
        const auto days = inserted(id);
        QVERIFY(days->plan.moves.empty());
        QCOMPARE(unplanned(*days), std::set {id});
    }
    void theSeededDayIsRepaired_data() { support::addDatabaseRows(); }
    void theSeededDayIsRepaired()
    {
        openSeeded();
        const auto open = openWork();
        QVERIFY(open.size() > 3);
        int tried = 0;
        for (const auto &[technician, orders] : open) {
            const bool isCarriedOut = ++tried <= 2;
            const auto away = PlanFixture::planned(asked(repairAbsence, technician));
            checkHeld(*away);
            std::set<OrderId> told = moved(*away);
            told.merge(unplanned(*away));
            for (const OrderRecord &r : orders)
                QVERIFY(told.contains(r.order.id));
            for (const PlanMove &move : away->plan.moves)
                QVERIFY(move.from->technicianId == technician && move.technicianId != technician);
            if (isCarriedOut)
                checkCarriedOut(away);
            const auto overrun = PlanFixture::planned(asked(repairOverrun, technician));
            checkHeld(*overrun);
            for (const PlanMove &move : overrun->plan.moves)
                QCOMPARE(move.from->technicianId, technician);
            if (isCarriedOut)
                checkCarriedOut(overrun);
            const auto lane = PlanFixture::planned(asked(optimiseLane, technician));
            checkHeld(*lane);
            QVERIFY(lane->plan.after.late <= lane->plan.before.late);
            for (const PlanMove &move : lane->plan.moves)
                QVERIFY(move.from->technicianId == technician && move.technicianId == technician);
            if (isCarriedOut)
                checkCarriedOut(lane);
        }
        const auto gaps = PlanFixture::planned(asked(fillGaps));
        checkHeld(*gaps);
        QCOMPARE(gaps->plan.customersDisturbed, 0);
        checkCarriedOut(gaps);
    }
};

FIELDLANE_TEST_MAIN(TestPlanScopes)
#include "tst_planscopes.moc"
