#include "store/poolrepository.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using core::hours;
using core::minutes;
using domain::OrderAction;
using domain::OrderState;
using domain::TechnicianId;

/// One order, several visits: what happened stays, the rest is planned anew.
class TestVisits : public QObject, private support::DeskFixture
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;
    TechnicianId m_anna, m_beat;
    domain::OrderId m_order;
    core::Instant m_start;

    domain::OrderRecord record()
    {
        std::optional<domain::OrderRecord> record;
        m_desk->fetchOrder(m_order, this, [&](const auto &r) { record = *r; });
        return *record;
    }
    domain::OrderSummary inThePool()
    {
        using Rows = std::vector<domain::OrderSummary>;
        std::optional<core::Result<Rows>> rows;
        m_desk->read<Rows>([this](store::Connection &c) { return store::PoolRepository(c).rows(std::vector {m_order}); }, this,
            [&](core::Result<Rows> r) { rows.emplace(std::move(r)); });
        return (*rows)->front();
    }
    void plan(TechnicianId technician, core::Instant start)
    {
        const auto outcome = run(*m_desk, SingleCommand(PlanOrder {m_order, 0, technician, start, {}, Consent::Given, {}}));
        QVERIFY2(outcome && outcome->isDone(), outcome ? "not done" : qPrintable(outcome.error().detail));
    }
    void step(OrderAction action, const QString &reason = {})
    {
        const auto outcome = run(*m_desk, SingleCommand(StepOrder {m_order, 0, action, reason, {}, {}}));
        QVERIFY2(outcome && outcome->isDone(), outcome ? "not done" : qPrintable(outcome.error().detail));
    }
    void undo()
    {
        bool isDone = false;
        m_desk->undo(this, [&](const core::Result<Outcome> &outcome) { isDone = outcome && outcome->isDone(); });
        QVERIFY(isDone);
    }
    void arriveAndWork(core::Duration time)
    {
        clock.set(m_start);
        step(OrderAction::Arrive);
        clock.advance(time);
    }
    /// The first visit as it happened, whatever came after.
    void checkFirstVisit(core::Instant end)
    {
        const domain::Assignment first = record().assignments.front();
        QCOMPARE(first.technicianId, m_anna);
        QCOMPARE(first.arrivedAt, std::optional(m_start));
        QCOMPARE(first.completedAt, std::optional(end));
        QVERIFY(!first.booked);
    }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        freshDatabase(database);
        clock.set(*core::fromIso(QStringLiteral("2026-03-02T07:00:00Z")));
        m_desk = open();
        m_anna = addTechnician(*m_desk, QStringLiteral("Anna"));
        m_beat = addTechnician(*m_desk, QStringLiteral("Beat"));
        m_order = addOrder(*m_desk, QStringLiteral("Hasler")).id;
        m_start = clock.now() + hours(2);
        plan(m_anna, m_start);
    }
    void cleanup()
    {
        QCOMPARE(problems(), QStringList());
        m_desk.reset();
    }

    void aTechnicianAsksForAnother_data() { support::addDatabaseRows(); }
    void aTechnicianAsksForAnother()
    {
        arriveAndWork(minutes(40));
        const core::Instant left = clock.now();
        step(OrderAction::EndVisit, QStringLiteral("part must be ordered"));
        QCOMPARE(record().order.state, OrderState::PendingDispatch);
        QCOMPARE(record().order.reason, QStringLiteral("part must be ordered"));
        QVERIFY(!record().holder());
        QCOMPARE(inThePool().technicianId, TechnicianId());
        QVERIFY(!inThePool().plannedStart);
        checkFirstVisit(left);
        QCOMPARE(m_desk->board().find(record().assignments.front().id)->occupied(clock.now()), (core::TimeSpan {m_start, left}));

        plan(m_beat, m_start + hours(48));
        QCOMPARE(record().visits.size(), size_t(2));
        QCOMPARE(record().visits.back().sequence, 2);
        QCOMPARE(record().bookedLead()->technicianId, m_beat);
        QCOMPARE(inThePool().technicianId, m_beat);
        checkFirstVisit(left);
        QCOMPARE(m_desk->board().findOrder(m_order)->assignment.technicianId, m_beat);
        clock.set(m_start + hours(48));
        for (const OrderAction action : {OrderAction::Accept, OrderAction::Arrive, OrderAction::Complete, OrderAction::Close})
            step(action);
        checkFirstVisit(left);
        QCOMPARE(record().lead()->arrivedAt, std::optional(m_start + hours(48)));
        QCOMPARE(inThePool().technicianId, m_beat); // who did it
    }

    void needsAReasonAndSomebodyThere_data() { support::addDatabaseRows(); }
    void needsAReasonAndSomebodyThere()
    {
        const auto endFor = [this](const char *reason) {
            return run(*m_desk, SingleCommand(StepOrder {m_order, 0, OrderAction::EndVisit, QLatin1String(reason), {}, {}})).error().code;
        };
        QCOMPARE(endFor("why"), core::ErrorCode::Forbidden);
        arriveAndWork(minutes(10));
        QCOMPARE(endFor(" "), core::ErrorCode::InvalidInput);
    }

    void movingPausedWorkKeepsWhatHappened_data() { support::addDatabaseRows(); }
    void movingPausedWorkKeepsWhatHappened()
    {
        QVERIFY(run(*m_desk, SingleCommand(AssistOrder {m_order, 0, m_beat}))->isDone());
        arriveAndWork(minutes(30));
        step(OrderAction::Pause, QStringLiteral("customer had to leave"));
        const domain::OrderRecord paused = record();
        clock.advance(minutes(5));
        const core::Instant planned = clock.now();
        plan(m_anna, m_start + hours(24));
        checkFirstVisit(planned);
        QCOMPARE(record().assignments.size(), size_t(4)); // both were there, both come again
        const domain::Assignment lead = *record().bookedLead();
        QVERIFY(!lead.arrivedAt && !lead.acceptedAt);
        const domain::Assignment beat = record().assignments.back();
        QCOMPARE(beat.technicianId, m_beat);
        QVERIFY(domain::goesAlong(beat, lead));
        undo();
        QCOMPARE(record().order.state, OrderState::Paused);
        QCOMPARE(record().assignments.size(), paused.assignments.size());
        QVERIFY(record().bookedLead()->arrivedAt);
    }

    void takingPausedWorkOffTheLaneKeepsWhatHappened_data() { support::addDatabaseRows(); }
    void takingPausedWorkOffTheLaneKeepsWhatHappened()
    {
        arriveAndWork(minutes(30));
        step(OrderAction::Pause, QStringLiteral("parts"));
        step(OrderAction::Unassign);
        checkFirstVisit(clock.now());
        QVERIFY(!record().bookedLead());
    }

    void workOnTheWayIsNoVisitYet_data() { support::addDatabaseRows(); }
    void workOnTheWayIsNoVisitYet()
    {
        step(OrderAction::StartTravel);
        plan(m_beat, m_start + hours(1));
        QCOMPARE(record().visits.size(), size_t(1));
        QCOMPARE(record().assignments.size(), size_t(1));
        step(OrderAction::Unassign);
        QCOMPARE(record().visits.size(), size_t(0));
    }
};

FIELDLANE_TEST_MAIN(TestVisits)
#include "tst_visits.moc"
