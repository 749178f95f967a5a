#include "support/testmain.h"
#include "unit/desk/deskfixture.h"
#include <QSignalSpy>

using namespace fieldlane;
using namespace fieldlane::desk;
using core::hours;
using core::minutes;
using domain::OrderAction;
using domain::OrderState;

namespace {

const core::Instant monday = *core::fromIso(QStringLiteral("2026-03-02T07:00:00Z"));

} // namespace

class TestDesk : public QObject, private support::DeskFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        freshDatabase(database);
        clock.set(monday);
    }

    void ordersSurviveARestart_data() { support::addDatabaseRows(); }
    void ordersSurviveARestart()
    {
        domain::OrderId order;
        {
            auto desk = open();
            const auto technician = addTechnician(*desk, QStringLiteral("Ursula Hasler"));
            order = addOrder(*desk, QStringLiteral("顾客 Müller")).id;
            QSignalSpy lanes(desk.get(), &Desk::lanesChanged);
            const auto outcome = run(*desk, SingleCommand(PlanOrder {order, 1, technician, monday + hours(2), {}, {}, {}}));
            QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
            QCOMPARE(outcome->status, Status::Done);
            QCOMPARE(lanes.size(), 1);
        }
        auto desk = open();
        const domain::PlannedWork *work = desk->board().findOrder(order);
        QVERIFY(work);
        QCOMPARE(work->assignment.plannedStart, monday + hours(2));
        QCOMPARE(work->customerName.toString(), QStringLiteral("顾客 Müller"));
        QCOMPARE(work->state, OrderState::Assigned);
        QCOMPARE(problems(), QStringList());
    }

    void undoAndRedoAcrossARestart_data() { support::addDatabaseRows(); }
    void undoAndRedoAcrossARestart()
    {
        domain::OrderId order;
        const auto start = monday + hours(2);
        {
            auto desk = open();
            const auto technician = addTechnician(*desk, QStringLiteral("Ursula Hasler"));
            order = addOrder(*desk, QStringLiteral("Beck")).id;
            QVERIFY(run(*desk, SingleCommand(PlanOrder {order, 0, technician, start, {}, {}, {}}))->isDone());
            QVERIFY(run(*desk, SingleCommand(PlanOrder {order, 0, technician, start + hours(1), {}, {}, {}}))->isDone());
        }
        auto desk = open();
        QCOMPARE(desk->undoStack().undo()->name, QStringLiteral("reassign"));
        desk->undo(this, {});
        QCOMPARE(desk->board().findOrder(order)->assignment.plannedStart, start);
        desk->undo(this, {});
        QVERIFY(!desk->board().findOrder(order));
        desk->redo(this, {});
        desk->redo(this, {});
        QCOMPARE(desk->board().findOrder(order)->assignment.plannedStart, start + hours(1));
        desk = open();
        QCOMPARE(desk->undoStack().undo()->name, QStringLiteral("reassign"));
        desk->undo(this, {});
        QCOMPARE(desk->board().findOrder(order)->assignment.plannedStart, start);
        QCOMPARE(problems(), QStringList());
    }

    void undoIsRefusedWhenSomebodyChangedItSince_data() { support::addDatabaseRows(); }
    void undoIsRefusedWhenSomebodyChangedItSince()
    {
        auto anna = open();
        const auto technician = addTechnician(*anna, QStringLiteral("Ursula Hasler"));
        const auto order = addOrder(*anna, QStringLiteral("Beck")).id;
        QVERIFY(run(*anna, SingleCommand(PlanOrder {order, 0, technician, monday + hours(2), {}, {}, {}}))->isDone());
        auto berta = open(QStringLiteral("berta"));
        QVERIFY(run(*berta, SingleCommand(StepOrder {order, 0, OrderAction::Accept, {}, {}, {}}))->isDone());
        std::optional<core::Error> error;
        anna->undo(this, [&](const core::Result<Outcome> &r) { error = r.error(); });
        QVERIFY(error);
        QCOMPARE(error->code, core::ErrorCode::Conflict);
        QVERIFY(error->detail.contains(QStringLiteral("berta")));
        QCOMPARE(problems(), QStringList());
    }

    void anothersChangeShowsAndAStaleVersionIsAConflict_data() { support::addDatabaseRows(); }
    void anothersChangeShowsAndAStaleVersionIsAConflict()
    {
        auto anna = open();
        const auto technician = addTechnician(*anna, QStringLiteral("Ursula Hasler"));
        const auto order = addOrder(*anna, QStringLiteral("Beck")).id;
        auto berta = open(QStringLiteral("berta"));
        QVERIFY(run(*berta, SingleCommand(PlanOrder {order, 0, technician, monday + hours(2), {}, {}, {}}))->isDone());
        const auto outcome
            = run(*anna, SingleCommand(PlanOrder {order, 1, technician, monday + hours(4), {}, {}, {}}));
        QCOMPARE(outcome->status, Status::Conflict);
        QCOMPARE(outcome->current->lead()->plannedStart, monday + hours(2));
        QVERIFY(!anna->board().findOrder(order));
        anna->poll();
        QVERIFY(anna->board().findOrder(order));
    }

    void doubleBookingAsksFirst_data() { support::addDatabaseRows(); }
    void doubleBookingAsksFirst()
    {
        auto desk = open();
        const auto technician = addTechnician(*desk, QStringLiteral("Ursula Hasler"));
        const auto first = addOrder(*desk, QStringLiteral("Beck")).id;
        const auto second = addOrder(*desk, QStringLiteral("Frick")).id;
        QVERIFY(run(*desk, SingleCommand(PlanOrder {first, 0, technician, monday + hours(2), {}, {}, {}}))->isDone());
        PlanOrder clash {second, 0, technician, monday + hours(2) + minutes(30), {}, {}, {}};
        QCOMPARE(run(*desk, SingleCommand(clash))->status, Status::NeedsConsent);
        QVERIFY(!desk->board().findOrder(second));
        clash.consent = Consent::Given;
        QVERIFY(run(*desk, SingleCommand(clash))->isDone());
        QVERIFY(desk->board().findOrder(second)->assignment.overlapAllowed);
        QCOMPARE(problems(), QStringList());
    }

    void missingSkillBlocks_data() { support::addDatabaseRows(); }
    void missingSkillBlocks()
    {
        auto desk = open();
        const auto technician = addTechnician(*desk, QStringLiteral("Ursula Hasler"));
        domain::Order order = addOrder(*desk, QStringLiteral("Beck"));
        domain::Order edited = order;
        edited.requirements = {{QStringLiteral("gas"), 1, {}}};
        QVERIFY(run(*desk, SingleCommand(EditOrder {order, edited}))->isDone());
        PlanOrder plan {order.id, 0, technician, monday + hours(2), {}, Consent::Given, {}};
        const auto outcome = run(*desk, SingleCommand(plan));
        QCOMPARE(outcome->status, Status::Blocked);
        QCOMPARE(outcome->placement->findings.front().constraint, rules::Constraint::Skill);
    }

    void pausedWorkTakesItsPlannedTimeAndNoMore_data() { support::addDatabaseRows(); }
    void pausedWorkTakesItsPlannedTimeAndNoMore()
    {
        auto desk = open();
        const auto technician = addTechnician(*desk, QStringLiteral("Ursula Hasler"));
        const auto order = addOrder(*desk, QStringLiteral("Beck")).id;
        QVERIFY(run(*desk, SingleCommand(PlanOrder {order, 0, technician, monday + hours(1), {}, {}, {}}))->isDone());
        clock.advance(hours(1));
        QVERIFY(run(*desk, SingleCommand(StepOrder {order, 0, OrderAction::Arrive, {}, {}, {}}))->isDone());
        clock.advance(hours(3));
        QCOMPARE(desk->board().findOrder(order)->occupied(clock.now()).end, clock.now());
        QVERIFY(run(*desk, SingleCommand(StepOrder {order, 0, OrderAction::Pause, QStringLiteral("parts"), {}, {}}))->isDone());
        const domain::PlannedWork *work = desk->board().findOrder(order);
        QCOMPARE(work->occupied(clock.now()), (core::TimeSpan {monday + hours(1), monday + hours(1) + work->assignment.planned().length()}));
        QVERIFY(run(*desk, SingleCommand(StepOrder {order, 0, OrderAction::Resume, {}, {}, {}}))->isDone());
        QCOMPARE(desk->board().findOrder(order)->occupied(clock.now()).end, clock.now());
        QCOMPARE(problems(), QStringList());
    }

    void pausedWorkThatIsMovedStartsAnew_data() { support::addDatabaseRows(); }
    void pausedWorkThatIsMovedStartsAnew()
    {
        auto desk = open();
        const auto technician = addTechnician(*desk, QStringLiteral("Ursula Hasler"));
        const auto order = addOrder(*desk, QStringLiteral("Beck")).id;
        QVERIFY(run(*desk, SingleCommand(PlanOrder {order, 0, technician, monday + hours(2), {}, {}, {}}))->isDone());
        clock.advance(hours(2));
        QVERIFY(run(*desk, SingleCommand(StepOrder {order, 0, OrderAction::Arrive, {}, {}, {}}))->isDone());
        QVERIFY(run(*desk, SingleCommand(StepOrder {order, 0, OrderAction::Pause, QStringLiteral("parts"), {}, {}}))->isDone());
        const auto tomorrow = monday + hours(26);
        QVERIFY(run(*desk, SingleCommand(PlanOrder {order, 0, technician, tomorrow, {}, {}, {}}))->isDone());
        const domain::PlannedWork *work = desk->board().findOrder(order);
        QCOMPARE(work->state, OrderState::Assigned);
        QCOMPARE(work->occupied(clock.now()).start, tomorrow);
        QCOMPARE(problems(), QStringList());
    }

    void aWholeLifeIsReplayed_data() { support::addDatabaseRows(); }
    void aWholeLifeIsReplayed()
    {
        auto desk = open();
        const auto technician = addTechnician(*desk, QStringLiteral("Ursula Hasler"));
        const auto order = addOrder(*desk, QStringLiteral("Beck")).id;
        QVERIFY(run(*desk, SingleCommand(PlanOrder {order, 0, technician, monday + hours(2), {}, {}, {}}))->isDone());
        for (const OrderAction action : {OrderAction::Accept, OrderAction::StartTravel, OrderAction::Arrive,
                 OrderAction::Complete, OrderAction::Close}) {
            clock.advance(minutes(20));
            QVERIFY(run(*desk, SingleCommand(StepOrder {order, 0, action, {}, {}, {}}))->isDone());
        }
        QVERIFY(!run(*desk, SingleCommand(StepOrder {order, 0, OrderAction::Accept, {}, {}, {}})));
        std::vector<domain::Event> story;
        desk->fetchStory(order, this, [&](const auto &events) { story = *events; });
        QCOMPARE(int(story.size()), 7);
        QCOMPARE(story.back().action, QStringLiteral("close"));
        QCOMPARE(problems(), QStringList());
    }
};

FIELDLANE_TEST_MAIN(TestDesk)
#include "tst_desk.moc"
