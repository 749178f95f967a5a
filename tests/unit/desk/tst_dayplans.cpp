#include "core/random.h"
#include "desk/foundation.h"
#include "store/decisionrepository.h"
#include "store/noticerepository.h"
#include "support/testmain.h"
#include "unit/desk/planfixture.h"
#include <QSignalSpy>

using namespace fieldlane;
using namespace fieldlane::desk;
using core::hours;
using core::minutes;
using domain::OrderId;
using domain::OrderRecord;
using domain::OrderState;
using support::DeskFixture;

/// Plans of days in a database: planned in the background, applied as one undo step, and taken back.
class TestDayPlans : public QObject, support::PlanFixture
{
    Q_OBJECT
    std::shared_ptr<const PlannedDays> planned(const QDate &day = QDate(2026, 3, 2), PlanQuestion::Planned work = PlanQuestion::Planned::MayMove)
    {
        return PlanFixture::planned({day, 1, {}, work});
    }
    /// Four people, twenty orders that wait, and some work that is locked, begun or only planned.
    void makeDay()
    {
        core::Random random(11);
        const auto somewhere = [&] { return core::Coordinate {47.05 + random.unit() * 0.2, 9.48 + random.unit() * 0.1}; };
        for (int i = 0; i < 4; ++i)
            hire(QStringLiteral("Technician %1").arg(i), somewhere());
        for (int i = 0; i < 20; ++i)
            DeskFixture::addOrder(*m_desk, orderAt(QStringLiteral("Customer %1").arg(i), somewhere()));
        for (int i = 0; i < 4; ++i) {
            const OrderId order = DeskFixture::addOrder(*m_desk, orderAt(QStringLiteral("Planned %1").arg(i), somewhere())).id;
            assign(order, m_team[size_t(i)], m_desk->now() + hours(3 + i));
            if (i == 0)
                QVERIFY(DeskFixture::run(*m_desk, LockOrder {order, 0, {true, true}})->isDone());
            if (i == 1)
                QVERIFY(DeskFixture::run(*m_desk, StepOrder {order, 0, domain::OrderAction::StartTravel, {}, {}, {}})->isDone());
        }
    }
    void checkApplied(const PlannedDays &days)
    {
        const auto after = records();
        for (const engine::PlanMove &move : days.plan.moves) {
            const OrderId id = days.ground.request.tasks[move.task].job.orderId;
            const auto record = std::find_if(after.begin(), after.end(), [&](const OrderRecord &r) { return r.order.id == id; });
            const domain::Assignment *lead = record->bookedLead();
            QVERIFY(lead);
            QCOMPARE(lead->technicianId, move.technicianId);
            QCOMPARE(lead->planned(), move.placement.service());
            QVERIFY(!lead->overlapAllowed);
            const auto decisions = DeskFixture::value<std::vector<store::StoredDecision>>(
                *m_desk, [&](store::Connection &c) { return store::DecisionRepository(c).of(id); });
            QVERIFY(!decisions.empty());
            QCOMPARE(decisions.front().decision.maker, rules::DecisionMaker::Plan);
            QVERIFY(rules::addsUp(decisions.front().decision));
        }
    }

private Q_SLOTS:
    void aPlanIsAppliedAndTakenBack_data() { support::addDatabaseRows(); }
    void aPlanIsAppliedAndTakenBack()
    {
        open();
        makeDay();
        const auto before = records();
        const auto days = planned();
        QVERIFY(days);
        QVERIFY(days->plan.moves.size() > 10);
        const PlanApplied answer = applied(days);
        QCOMPARE(answer.applied, int(days->plan.moves.size()));
        QVERIFY(answer.refused.empty());
        checkApplied(*days);
        QCOMPARE(m_fixture->problems(), QStringList());
        QCOMPARE(m_desk->undoStack().undo()->name, planCode);
        undo();
        compare(records(), before);
        QCOMPARE(m_fixture->problems(), QStringList());
    }
    void aProposalIsWhatADragWouldShow_data() { support::addDatabaseRows(); }
    void aProposalIsWhatADragWouldShow()
    {
        open();
        makeDay();
        const auto days = planned(QDate(2026, 3, 2), PlanQuestion::Planned::Stays);
        QCOMPARE(days->plan.customersDisturbed, 0);
        std::vector<Desk::Wish> wishes;
        for (const engine::PlanMove &move : days->plan.moves)
            wishes.push_back({days->ground.request.tasks[move.task].job, move.technicianId, move.placement.start, {}});
        const auto drags = m_desk->placeAll(wishes);
        for (size_t i = 0; i < drags.size(); ++i) {
            const engine::Placement &proposed = days->plan.moves[i].placement;
            QVERIFY(drags[i]);
            QCOMPARE(drags[i]->service(), proposed.service());
            QCOMPARE(drags[i]->in, proposed.in);
            QCOMPARE(drags[i]->out, proposed.out);
            QCOMPARE(drags[i]->findings, proposed.findings);
            QCOMPARE(drags[i]->cost, proposed.cost);
        }
    }
    void whatIsLockedOrBegunIsNeverMoved_data() { support::addDatabaseRows(); }
    void whatIsLockedOrBegunIsNeverMoved()
    {
        open();
        makeDay();
        const auto days = planned();
        for (const engine::PlanTask &task : days->ground.request.tasks)
            QVERIFY(task.number != QLatin1String("WO-000021") && task.number != QLatin1String("WO-000022"));
        QCOMPARE(days->ground.request.tasks.size(), size_t(22));
    }
    void twoWhoseWorkChangesHandsSwapIt_data() { support::addDatabaseRows(); }
    void twoWhoseWorkChangesHandsSwapIt()
    {
        open();
        const core::Coordinate north {47.25, 9.52};
        const core::Coordinate south {47.05, 9.50};
        const auto anna = hire(QStringLiteral("Anna"), north);
        const auto beat = hire(QStringLiteral("Beat"), south);
        domain::Order long1 = orderAt(QStringLiteral("South"), south);
        domain::Order long2 = orderAt(QStringLiteral("North"), north);
        for (domain::Order *order : {&long1, &long2}) {
            order->duration = hours(4);
            order->due = *core::fromIso(QStringLiteral("2026-03-03T11:10:00Z")); // nobody can wait for the other
        }
        const core::Instant morning = *core::fromIso(QStringLiteral("2026-03-03T07:00:00Z"));
        assign(DeskFixture::addOrder(*m_desk, long1).id, anna, morning);
        assign(DeskFixture::addOrder(*m_desk, long2).id, beat, morning);
        domain::NoticeChannel texts; // customers hear of everything
        texts.name = QStringLiteral("Texts");
        texts.channel = domain::Channel::Webhook;
        texts.carrier = QStringLiteral("webhook");
        texts.settings = {{QStringLiteral("url"), QStringLiteral("http://127.0.0.1:9/notices")}};
        texts.customerKinds = domain::customerNoticeKinds();
        DeskFixture::save(*m_desk, texts);
        const auto before = records();
        const auto days = planned(QDate(2026, 3, 3));
        QCOMPARE(days->plan.moves.size(), size_t(2));
        QCOMPARE(days->plan.customersDisturbed, 2);
        QVERIFY(days->plan.after.travel < days->plan.before.travel);
        QCOMPARE(applied(days).applied, 2);
        checkApplied(*days);
        const auto toldCustomers = DeskFixture::value<std::vector<domain::Notice>>(*m_desk, [&](store::Connection &c) -> core::Result<std::vector<domain::Notice>> {
            std::vector<domain::Notice> found;
            for (const OrderRecord &record : before) {
                for (qint64 version = record.order.version + 1; version <= record.order.version + 2; ++version) {
                    FIELDLANE_ASSIGN(notices, store::NoticeRepository(c).ofEvent(record.order.id, version));
                    std::copy_if(notices.begin(), notices.end(), std::back_inserter(found),
                        [](const domain::Notice &n) { return n.audience == domain::Audience::Customer; });
                }
            }
            return found;
        });
        QCOMPARE(toldCustomers.size(), size_t(2)); // of the new technician, not that nobody comes
        for (const domain::Notice &notice : toldCustomers)
            QCOMPARE(notice.kind, domain::NoticeKind::Assigned);
        QCOMPARE(m_fixture->problems(), QStringList());
        undo();
        compare(records(), before);
    }
    void assistantsMoveAlong_data() { support::addDatabaseRows(); }
    void assistantsMoveAlong()
    {
        open();
        const core::Coordinate north {47.25, 9.52};
        const core::Coordinate south {47.05, 9.50};
        const auto anna = hire(QStringLiteral("Anna"), north);
        const auto beat = hire(QStringLiteral("Beat"), south);
        const auto cora = hire(QStringLiteral("Cora"), south);
        domain::Order order = orderAt(QStringLiteral("South"), south);
        order.duration = hours(4);
        const OrderId id = DeskFixture::addOrder(*m_desk, order).id;
        const core::Instant morning = *core::fromIso(QStringLiteral("2026-03-03T07:00:00Z"));
        assign(id, anna, morning);
        AssistOrder join;
        join.orderId = id;
        join.technicianId = cora;
        QVERIFY(DeskFixture::run(*m_desk, join)->isDone());
        domain::Order urgent = orderAt(QStringLiteral("At Cora's"), south); // leaves her no time in the morning
        urgent.duration = hours(2);
        urgent.windowStart = morning;
        urgent.windowEnd = morning + core::minutes(30);
        urgent.excluded = {anna, beat};
        DeskFixture::addOrder(*m_desk, urgent);
        const auto before = records();
        const auto days = planned(QDate(2026, 3, 3));
        QCOMPARE(days->plan.unplanned.size(), size_t(0));
        QCOMPARE(days->plan.moves.size(), size_t(2));
        QCOMPARE(applied(days).applied, 2);
        checkApplied(*days);
        const auto after = records();
        const OrderRecord &moved = after.front();
        QCOMPARE(moved.order.id, id);
        QVERIFY(moved.lead()->plannedStart >= morning + hours(2));
        const auto assistant = std::find_if(moved.assignments.begin(), moved.assignments.end(),
            [&](const domain::Assignment &a) { return a.technicianId == cora; });
        QVERIFY(assistant != moved.assignments.end());
        QCOMPARE(assistant->planned(), moved.lead()->planned());
        QCOMPARE(m_fixture->problems(), QStringList());
        undo();
        compare(records(), before);
    }
    void whatComesFirstIsPlannedFirst_data() { support::addDatabaseRows(); }
    void whatComesFirstIsPlannedFirst()
    {
        open();
        makeDay();
        const auto waiting = records();
        for (size_t i = 1; i < waiting.size(); i += 2) { // some among what is planned, locked or begun
            domain::Order edited = waiting[i].order;
            edited.follows = waiting[i - 1].order.number;
            QVERIFY(DeskFixture::run(*m_desk, EditOrder {waiting[i].order, edited})->isDone());
        }
        const auto before = records();
        const auto days = planned();
        QVERIFY(days && days->plan.moves.size() > 10);
        const PlanApplied answer = applied(days);
        QCOMPARE(answer.applied, int(days->plan.moves.size()));
        QVERIFY(answer.refused.empty());
        checkApplied(*days);
        int together = 0;
        for (const OrderRecord &record : records()) {
            const domain::Assignment *lead = record.bookedLead();
            const bool isNew = lead && record.order.state == OrderState::Assigned && !before[size_t(record.order.id.value() - 1)].bookedLead();
            if (!isNew || !record.predecessor)
                continue;
            QVERIFY2(record.predecessor->planned, qPrintable(record.order.number));
            QVERIFY2(record.predecessor->planned->end <= lead->plannedStart, qPrintable(record.order.number));
            ++together;
        }
        QVERIFY(together >= 5);
        QCOMPARE(m_fixture->problems(), QStringList());
        undo();
        compare(records(), before);
    }
    void nobodyGetsAFaultThatTheyDoNotTake_data() { support::addDatabaseRows(); }
    void nobodyGetsAFaultThatTheyDoNotTake()
    {
        open();
        domain::FaultType gas;
        gas.name = QStringLiteral("Gas");
        const domain::FaultTypeId gasId(DeskFixture::save(*m_desk, gas));
        domain::FaultType lift;
        lift.name = QStringLiteral("Lift");
        const domain::FaultTypeId liftId(DeskFixture::save(*m_desk, lift));
        const core::Coordinate place {47.14, 9.52};
        const auto near = hire(QStringLiteral("Near"), place);
        const auto far = hire(QStringLiteral("Far"), {47.25, 9.52});
        domain::Technician onlyLifts = *m_desk->catalog().technician(near);
        onlyLifts.faultLevels = {{liftId, 1}};
        DeskFixture::save(*m_desk, onlyLifts);
        domain::Order order = orderAt(QStringLiteral("Hilti"), place);
        order.faultTypeId = gasId;
        DeskFixture::addOrder(*m_desk, order);
        const auto days = planned(QDate(2026, 3, 3));
        QCOMPARE(days->plan.moves.size(), size_t(1));
        QCOMPARE(days->plan.moves.front().technicianId, far);
    }
    void onlyWhatChangedMeanwhileIsRefused_data() { support::addDatabaseRows(); }
    void onlyWhatChangedMeanwhileIsRefused()
    {
        open();
        makeDay();
        const auto days = planned();
        const size_t moves = days->plan.moves.size();
        const engine::PlanTask &touched = days->ground.request.tasks[days->plan.moves.front().task];
        const auto other = m_fixture->open(QStringLiteral("bruno"));
        const auto record = records();
        const auto it = std::find_if(record.begin(), record.end(), [&](const OrderRecord &r) { return r.order.id == touched.job.orderId; });
        EditOrder edit {it->order, it->order};
        edit.edited.description = QStringLiteral("Ring twice");
        QVERIFY(DeskFixture::run(*other, edit)->isDone());
        const PlanApplied answer = applied(days);
        QCOMPARE(answer.applied, int(moves) - 1);
        QCOMPARE(answer.refused.size(), size_t(1));
        QCOMPARE(answer.refused.front().number, touched.number);
        QVERIFY(answer.refused.front().hasChanged);
        const auto after = records();
        for (const OrderRecord &r : after)
            QVERIFY(r.order.id != touched.job.orderId || r.order.state == OrderState::PendingDispatch);
    }
    void whatNoLongerFitsIsRefused_data() { support::addDatabaseRows(); }
    void whatNoLongerFitsIsRefused()
    {
        open();
        makeDay();
        const auto days = planned();
        const engine::PlanMove &move = days->plan.moves.front();
        const OrderId newcomer = DeskFixture::addOrder(*m_desk, QStringLiteral("Newcomer")).id;
        assign(newcomer, move.technicianId, move.placement.start);
        const PlanApplied answer = applied(days);
        QVERIFY(!answer.refused.empty());
        QCOMPARE(answer.applied + int(answer.refused.size()), int(days->plan.moves.size()));
        QVERIFY(!answer.refused.front().hasChanged);
        QVERIFY(rules::worst(answer.refused.front().findings) >= rules::Severity::Ask);
        QCOMPARE(m_fixture->problems(), QStringList());
    }
    void singleMovesAreApplied_data() { support::addDatabaseRows(); }
    void singleMovesAreApplied()
    {
        open();
        makeDay();
        const auto days = planned();
        QCOMPARE(applied(days, {0}).applied, 1);
        QCOMPARE(applied(days, {}).applied, 0);
        const PlanApplied again = applied(days); // the first is done already
        QCOMPARE(again.refused.size(), size_t(1));
        QCOMPARE(again.applied, int(days->plan.moves.size()) - 1);
    }
    void stoppingKeepsOrDrops_data() { support::addDatabaseRows(); }
    void stoppingKeepsOrDrops()
    {
        open();
        makeDay();
        for (const bool keeps : {true, false}) {
            DayPlanner planner(*m_desk);
            connect(&planner, &DayPlanner::progressed, &planner, [&] { keeps ? planner.finish() : planner.abandon(); });
            QSignalSpy made(&planner, &DayPlanner::planned);
            planner.start({QDate(2026, 3, 2), 1}, {});
            QCOMPARE(made.size(), keeps ? 1 : 0);
            QVERIFY(!planner.isPlanning());
        }
    }
    void plansBesideTheScreen_data() { support::addDatabaseRows(); }
    void plansBesideTheScreen()
    {
        open();
        makeDay();
        const auto here = planned();
        Desk::Options options = m_desk->options();
        options.mode = core::Worker::Mode::Threaded;
        auto desk = Desk::open(options, m_fixture->clock);
        QVERIFY(desk);
        DayPlanner planner(**desk);
        QSignalSpy progressed(&planner, &DayPlanner::progressed);
        std::shared_ptr<const PlannedDays> there;
        connect(&planner, &DayPlanner::planned, &planner, [&](const auto &made) { there = made; });
        QSignalSpy made(&planner, &DayPlanner::planned);
        engine::PlanOptions search;
        search.steps = 1000;
        planner.start({QDate(2026, 3, 2), 1}, search);
        QVERIFY(planner.isPlanning());
        QVERIFY(made.wait(60'000));
        QVERIFY(progressed.size() > 1);
        QCOMPARE(there->plan.after, here->plan.after);
        QCOMPARE(there->plan.moves.size(), here->plan.moves.size());
    }
    void onlyDispatchersPlan_data() { support::addDatabaseRows(); }
    void onlyDispatchersPlan()
    {
        open();
        makeDay();
        const auto clerk = m_fixture->open(QStringLiteral("clara"), {domain::Permission::EnterOrders, domain::Permission::SeeBoard});
        DayPlanner planner(*clerk);
        std::optional<core::Error> error;
        connect(&planner, &DayPlanner::failed, this, [&](const core::Error &e) { error = e; });
        planner.start({QDate(2026, 3, 2), 1}, {});
        QVERIFY(error);
        QCOMPARE(error->code, core::ErrorCode::Forbidden);
        QVERIFY(!planner.isPlanning());
    }
    void badDaysAreRefused_data() { support::addDatabaseRows(); }
    void badDaysAreRefused()
    {
        open();
        for (const PlanQuestion &question : {PlanQuestion {QDate(), 1}, PlanQuestion {QDate(2026, 3, 2), 0}, PlanQuestion {QDate(2026, 3, 2), 15}, PlanQuestion {QDate(2026, 2, 27), 2}}) {
            const auto ground = DeskFixture::read<PlanGround>(*m_desk,
                [&](store::Connection &c) { return readPlanGround(c, m_desk->catalog(), m_desk->viewer(), question, m_desk->now()); });
            QVERIFY(!ground);
            QCOMPARE(ground.error().code, core::ErrorCode::InvalidInput);
        }
    }
};

FIELDLANE_TEST_MAIN(TestDayPlans)
#include "tst_dayplans.moc"
