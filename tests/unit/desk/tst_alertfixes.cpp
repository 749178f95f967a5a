#include "desk/alertfixes.h"
#include "support/testmain.h"
#include "unit/desk/alertground.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using core::hours;
using core::minutes;
using domain::AlertKind;
using domain::OrderAction;
using domain::OrderState;
using support::AlertGround;
using support::DeskFixture;
using Kind = AlertFix::Kind;

/// What a fix says it will do is what it does, and it can be taken back.
class TestAlertFixes : public QObject
{
    Q_OBJECT
    std::unique_ptr<AlertGround> m_ground;

    AlertGround &ground() { return *m_ground; }
    core::Instant eight() const { return *core::fromIso(QStringLiteral("2026-03-02T07:00:00Z")); }
    void rows() { support::addDatabaseRows(); }
    std::vector<AlertFix> fixesOf(AlertKind kind)
    {
        ground().look();
        const domain::Alert *alert = ground().find(kind);
        if (!alert)
            qFatal("no such alert");
        std::vector<AlertFix> found;
        findFixes(*ground().desk, *alert, this, [&](const std::vector<AlertFix> &fixes) { found = fixes; });
        return found;
    }
    domain::OrderRecord record(domain::OrderId id)
    {
        std::optional<domain::OrderRecord> read;
        ground().desk->fetchOrder(id, this, [&](const core::Result<domain::OrderRecord> &r) { read = *r; });
        return *read;
    }
    /// Takes a fix and checks that the order lies where the fix says.
    void takes(const AlertFix &fix)
    {
        std::optional<core::Result<Outcome>> answer;
        applyFix(*ground().desk, fix, this, [&](const core::Result<Outcome> &r) { answer = r; });
        const auto &outcome = *answer;
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
        QCOMPARE(outcome->status, Status::Done);
        QVERIFY(outcome->undoable);
        if (fix.start && fix.kind != Kind::OfferAgain) {
            const domain::OrderRecord after = record(fix.orderId);
            QCOMPARE(after.lead()->technicianId, fix.technicianId);
            QCOMPARE(after.lead()->plannedStart, *fix.start);
            QVERIFY(!after.lead()->overlapAllowed);
        }
    }
    void undo()
    {
        std::optional<core::Result<Outcome>> answer;
        ground().desk->undo(this, [&](const core::Result<Outcome> &r) { answer = r; });
        QVERIFY2(*answer, *answer ? "" : qPrintable(answer->error().detail));
        QVERIFY((*answer)->isDone());
    }
    /// Ursula is on site an hour beyond the plan, and the next one waits.
    domain::OrderId lateNext()
    {
        ground().onSite(ground().order(), ground().ursula, eight() + minutes(30));
        const auto next = ground().accepted(ground().order(), ground().ursula, eight() + minutes(95));
        ground().fixture.clock.set(eight() + minutes(150));
        ground().report(ground().viktor, {47.16, 9.51}, ground().now()); // around the corner
        return next;
    }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_ground = std::make_unique<AlertGround>(database);
    }
    void cleanup()
    {
        QCOMPARE(m_ground->fixture.problems(), QStringList());
        m_ground.reset();
    }

    void lateStartIsGivenToTheNearest_data() { rows(); }
    void lateStartIsGivenToTheNearest()
    {
        const auto id = lateNext();
        const auto fixes = fixesOf(AlertKind::LateStart);
        QCOMPARE(fixes.size(), size_t(2));
        QCOMPARE(fixes[0].kind, Kind::Give);
        QCOMPARE(fixes[0].orderId, id);
        QCOMPARE(fixes[0].technicianId, ground().viktor);
        QCOMPARE(fixes[0].technician, QStringLiteral("Viktor"));
        QVERIFY(*fixes[0].late < *fixes[0].lateNow);
        QCOMPARE(*fixes[0].late, *fixes[0].start - (eight() + minutes(95)));
        takes(fixes[0]);
        ground().look();
        QVERIFY(!ground().find(AlertKind::LateStart));
        undo();
        ground().look();
        QVERIFY(ground().find(AlertKind::LateStart));
        QCOMPARE(record(id).lead()->technicianId, ground().ursula);
    }
    void lateStartIsMovedToWhenItCanBe_data() { rows(); }
    void lateStartIsMovedToWhenItCanBe()
    {
        const auto id = lateNext();
        const auto fixes = fixesOf(AlertKind::LateStart);
        const core::Instant foreseen = *ground().find(AlertKind::LateStart)->foreseen;
        QCOMPARE(fixes[1].kind, Kind::Move);
        QCOMPARE(fixes[1].technicianId, ground().ursula);
        QVERIFY(*fixes[1].start >= foreseen);
        takes(fixes[1]);
        ground().look();
        QVERIFY(!ground().find(AlertKind::LateStart));
        undo();
        QCOMPARE(record(id).lead()->plannedStart, eight() + minutes(95));
    }
    void nobodyWithoutTheSkillIsProposed_data() { rows(); }
    void nobodyWithoutTheSkillIsProposed()
    {
        domain::Technician t = *ground().desk->catalog().technician(ground().viktor);
        t.skills.clear();
        ground().run(SingleCommand(Save<domain::Technician> {t}));
        lateNext();
        for (const AlertFix &fix : fixesOf(AlertKind::LateStart))
            QVERIFY(fix.kind != Kind::Give);
    }
    void overrunMovesTheNextOrder_data() { rows(); }
    void overrunMovesTheNextOrder()
    {
        ground().onSite(ground().order(), ground().ursula, eight() + minutes(30));
        const auto next = ground().accepted(ground().order(), ground().ursula, eight() + minutes(150));
        ground().fixture.clock.set(eight() + minutes(110));
        const auto fixes = fixesOf(AlertKind::Overrun);
        QCOMPARE(fixes.size(), size_t(2));
        QCOMPARE(fixes[0].orderId, next);
        QCOMPARE(fixes[0].kind, Kind::Give);
        takes(fixes[0]);
        undo();
        QCOMPARE(record(next).lead()->technicianId, ground().ursula);
    }
    void overlapIsPulledApart_data() { rows(); }
    void overlapIsPulledApart()
    {
        ground().accepted(ground().order(), ground().ursula, eight() + hours(2));
        const auto second = ground().accepted(ground().order(), ground().ursula, eight() + hours(2) + minutes(30));
        const auto fixes = fixesOf(AlertKind::Overlap);
        QCOMPARE(fixes[0].kind, Kind::Move);
        QCOMPARE(fixes[0].orderId, second);
        QCOMPARE(fixes[1].kind, Kind::Give);
        takes(fixes[0]);
        ground().look();
        QVERIFY(!ground().find(AlertKind::Overlap));
        undo();
        ground().look();
        QVERIFY(ground().find(AlertKind::Overlap));
    }
    void unclaimedIsForcedOrOfferedAgain_data() { rows(); }
    void unclaimedIsForcedOrOfferedAgain()
    {
        const auto id = ground().add(ground().order());
        ground().step(id, OrderAction::Offer);
        ground().fixture.clock.advance(hours(2));
        const auto fixes = fixesOf(AlertKind::Unclaimed);
        QCOMPARE(fixes.size(), size_t(2));
        QCOMPARE(fixes[0].kind, Kind::ForceAssign);
        takes(fixes[0]);
        QCOMPARE(record(id).order.state, OrderState::Assigned);
        undo();
        QCOMPARE(fixes[1].kind, Kind::OfferAgain);
        const auto again = fixesOf(AlertKind::Unclaimed); // the undo made a new version
        takes(again[1]);
        QCOMPARE(record(id).order.state, OrderState::Offered);
        QCOMPARE(record(id).order.claimUntil, again[1].start);
        ground().look();
        QVERIFY(!ground().find(AlertKind::Unclaimed));
        undo();
        ground().look();
        QVERIFY(ground().find(AlertKind::Unclaimed));
    }
    void missingAnswerIsWrittenDown_data() { rows(); }
    void missingAnswerIsWrittenDown()
    {
        const auto id = ground().add(ground().order());
        ground().plan(id, ground().ursula, eight() + hours(1));
        ground().fixture.clock.set(eight() + minutes(35));
        const auto fixes = fixesOf(AlertKind::NotAccepted);
        QCOMPARE(fixes[0].kind, Kind::Accept);
        QCOMPARE(fixes[0].technician, QStringLiteral("Ursula"));
        QCOMPARE(fixes[1].kind, Kind::Give);
        takes(fixes[0]);
        QCOMPARE(record(id).order.state, OrderState::Accepted);
        undo();
        QCOMPARE(record(id).order.state, OrderState::Assigned);
    }
    void absentPersonsOrdersAreHandedOver_data() { rows(); }
    void absentPersonsOrdersAreHandedOver()
    {
        const auto third = ground().technician(QStringLiteral("Walter"));
        const auto first = ground().accepted(ground().order(), ground().ursula, eight() + hours(2));
        const auto second = ground().accepted(ground().order(), ground().ursula, eight() + hours(4));
        ground().run(SingleCommand(
            Save<domain::Absence> {{{}, ground().ursula, {eight() + hours(1), eight() + hours(9)}, QStringLiteral("Sick")}}));
        auto fixes = fixesOf(AlertKind::AbsentWithOrders);
        QCOMPARE(fixes.size(), size_t(2));
        QCOMPARE(fixes[0].kind, Kind::HandOver);
        QCOMPARE(fixes[0].count, 2);
        QCOMPARE(fixes[0].of, 2);
        takes(fixes[0]);
        const std::set<domain::TechnicianId> now {record(first).lead()->technicianId, record(second).lead()->technicianId};
        QCOMPARE(now, (std::set {ground().viktor, third})); // each to somebody else
        ground().look();
        QVERIFY(!ground().find(AlertKind::AbsentWithOrders));
        undo(); // one step
        QCOMPARE(record(first).lead()->technicianId, ground().ursula);
        QCOMPARE(record(second).lead()->technicianId, ground().ursula);
        fixes = fixesOf(AlertKind::AbsentWithOrders);
        QCOMPARE(fixes[1].kind, Kind::PutAllBack);
        takes(fixes[1]);
        QCOMPARE(record(first).order.state, OrderState::PendingDispatch);
        QCOMPARE(record(second).order.state, OrderState::PendingDispatch);
    }
    void deadlineIsMetBySomebody_data() { rows(); }
    void deadlineIsMetBySomebody()
    {
        domain::Order order = ground().order();
        order.due = eight() + hours(3);
        const auto id = ground().add(order);
        ground().fixture.clock.set(eight() + hours(1));
        const auto fixes = fixesOf(AlertKind::SlaAtRisk);
        QCOMPARE(fixes[0].kind, Kind::Give);
        QCOMPARE(fixes[0].late, std::optional(core::Duration(0)));
        QCOMPARE(fixes.size(), size_t(2)); // nobody has it: the second is another person
        QCOMPARE(fixes[1].kind, Kind::Give);
        QVERIFY(fixes[1].technicianId != fixes[0].technicianId && *fixes[1].start >= *fixes[0].start);
        takes(fixes[0]);
        QVERIFY(record(id).lead()->plannedEnd <= *order.due);
        ground().look();
        QVERIFY(!ground().find(AlertKind::SlaAtRisk));
    }
    void aMissedDeadlineIsStillMended_data() { rows(); }
    void aMissedDeadlineIsStillMended()
    {
        domain::Order order = ground().order();
        order.due = eight() - minutes(30);
        const auto id = ground().accepted(order, ground().ursula, eight() + hours(5));
        const auto fixes = fixesOf(AlertKind::SlaBroken);
        QCOMPARE(fixes[0].kind, Kind::Give);
        QVERIFY(*fixes[0].late > core::Duration(0)); // what is too late is said, and then not asked again
        QCOMPARE(*fixes[0].lateNow, core::Duration(hours(6) + minutes(30)));
        takes(fixes[0]);
        QCOMPARE(record(id).lead()->technicianId, ground().viktor);
        undo();
    }
    void whatCameUpMeanwhileStopsAFix_data() { rows(); }
    void whatCameUpMeanwhileStopsAFix()
    {
        domain::Order order = ground().order();
        order.due = eight() - minutes(30);
        const auto id = ground().accepted(order, ground().ursula, eight() + hours(5));
        const auto fixes = fixesOf(AlertKind::SlaBroken);
        ground().accepted(ground().order(), ground().viktor, *fixes[0].start); // somebody else was faster
        std::optional<core::Result<Outcome>> answer;
        applyFix(*ground().desk, fixes[0], this, [&](const core::Result<Outcome> &r) { answer = r; });
        QVERIFY(*answer && !(*answer)->isDone());
        QCOMPARE(record(id).lead()->technicianId, ground().ursula);
    }
    void theMapIsAsked_data() { rows(); }
    void theMapIsAsked()
    {
        domain::Order order = ground().order();
        order.location.reset();
        const auto id = ground().add(order);
        const auto fixes = fixesOf(AlertKind::MissingCoordinates);
        QCOMPARE(fixes.size(), size_t(1));
        QCOMPARE(fixes[0].kind, Kind::PlaceOnMap);
        QCOMPARE(fixes[0].orderId, id);
        QVERIFY(!fixes[0].command);
    }
    void whoMayNotPlanIsOfferedNothing_data() { rows(); }
    void whoMayNotPlanIsOfferedNothing()
    {
        lateNext();
        ground().look();
        const domain::Alert alert = *ground().find(AlertKind::LateStart);
        const auto clerk = ground().fixture.open(QStringLiteral("clerk"), {domain::Permission::EnterOrders, domain::Permission::SeePool});
        std::vector<AlertFix> found;
        findFixes(*clerk, alert, this, [&](const std::vector<AlertFix> &fixes) { found = fixes; });
        QVERIFY(found.empty());
    }
};

FIELDLANE_TEST_MAIN(TestAlertFixes)
#include "tst_alertfixes.moc"
