#include "desk/automation.h"
#include "desk/explaining.h"
#include "desk/foundation.h"
#include "store/decisionrepository.h"
#include "support/testmain.h"
#include "unit/desk/publishedrules.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using core::hours;
using domain::OrderAction;
using domain::OrderState;
using rules::DecisionMaker;
using support::DeskFixture;

/// Every assignment leaves a record of why.
class TestDecisions : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<Desk> m_desk;
    domain::TechnicianId m_near;
    domain::TechnicianId m_far;

    template <class T>
    T with(std::function<core::Result<T>(store::Connection &)> work)
    {
        return DeskFixture::value<T>(*m_desk, std::move(work));
    }
    std::vector<store::StoredDecision> decisionsOf(domain::OrderId id)
    {
        return with<std::vector<store::StoredDecision>>([&](store::Connection &c) { return store::DecisionRepository(c).of(id); });
    }
    domain::OrderRecord stored(domain::OrderId id)
    {
        m_desk->poll();
        std::optional<domain::OrderRecord> record;
        m_desk->fetchOrder(id, m_desk.get(), [&](const core::Result<domain::OrderRecord> &r) { record = *r; });
        return *record;
    }
    static domain::Order order()
    {
        domain::Order o = DeskFixture::order(QStringLiteral("Hilti"));
        o.location = core::Coordinate {47.2001, 9.5001};
        return o;
    }
    domain::TechnicianId technician(const char *name, core::Coordinate home)
    {
        domain::Technician t = DeskFixture::technician(QLatin1String(name));
        t.home = home;
        return DeskFixture::addTechnician(*m_desk, t);
    }
    core::Result<Outcome> plan(domain::OrderId id, domain::TechnicianId technician, core::Instant start, Consent consent = Consent::Given)
    {
        return DeskFixture::run(*m_desk, SingleCommand(PlanOrder {id, 0, technician, start, {}, consent, {}}));
    }
    void automaticRound()
    {
        with<AutomationReport>([&](store::Connection &c) { return automate(c, m_desk->viewer(), QStringLiteral("test"), m_desk->now()); });
    }
    domain::Order automatic() const
    {
        domain::Order o = order();
        o.flowId = m_desk->catalog().organisation().flowNamed(QStringLiteral("automatic"))->id;
        return o;
    }
    void publishFarFirst()
    {
        support::publishRules(*m_desk,
            {support::ruleOf(QStringLiteral("Far first"), {}, {{rules::ActionKind::PreferTechnicians, std::vector {m_far}, {}}})});
    }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_desk = m_fixture->open();
        QVERIFY(DeskFixture::run(*m_desk, foundation()));
        m_near = technician("Near", {47.2, 9.5});
        m_far = technician("Far", {47.25, 9.55});
    }
    void cleanup()
    {
        if (m_fixture)
            QCOMPARE(m_fixture->problems(), QStringList());
        m_desk.reset();
        m_fixture.reset();
    }

    void aDropSaysWhoElseCouldHaveGone_data() { support::addDatabaseRows(); }
    void aDropSaysWhoElseCouldHaveGone()
    {
        const domain::OrderId id = DeskFixture::addOrder(*m_desk, order()).id;
        const auto outcome = plan(id, m_far, m_desk->now() + hours(2));
        QVERIFY(outcome && outcome->isDone());
        const auto kept = decisionsOf(id);
        QCOMPARE(kept.size(), size_t(1));
        QCOMPARE(kept.front().orderVersion, outcome->current->order.version);
        const rules::Decision &d = kept.front().decision;
        QCOMPARE(d.maker, DecisionMaker::Person);
        QCOMPARE(d.by, QStringLiteral("anna"));
        QCOMPARE(d.at, m_desk->now());
        QCOMPARE(d.policy, m_desk->policy().name);
        QCOMPARE(d.considered, 2);
        QCOMPARE(d.candidates[*d.chosen].technicianId, m_far);
        QCOMPARE(d.candidates[*d.chosen].start, std::optional(outcome->placement->start));
        QCOMPARE(d.candidates[*d.chosen].name, QStringLiteral("Far"));
        QCOMPARE(d.candidates[*d.runnerUp].technicianId, m_near);
        QVERIFY(d.margin < 0); // the nearer one could have gone at once
        QVERIFY(rules::addsUp(d));
    }
    void whatDoesNotHappenLeavesNoRecord_data() { support::addDatabaseRows(); }
    void whatDoesNotHappenLeavesNoRecord()
    {
        domain::Order unwanted = order();
        unwanted.excluded = {m_near};
        const domain::OrderId id = DeskFixture::addOrder(*m_desk, unwanted).id;
        QCOMPARE(plan(id, m_near, m_desk->now() + hours(2))->status, Status::Blocked);
        QCOMPARE(plan(id, m_far, m_desk->now() + hours(12), Consent::None)->status, Status::NeedsConsent);
        QVERIFY(decisionsOf(id).empty());
    }
    void directDispatchAndClaimsAreKept_data() { support::addDatabaseRows(); }
    void directDispatchAndClaimsAreKept()
    {
        CreateOrder create {order(), {}, PlanOrder {{}, 0, m_near, m_desk->now() + hours(1), {}, Consent::Given, {}}};
        const auto created = DeskFixture::run(*m_desk, SingleCommand(create));
        QVERIFY(created && created->isDone());
        QCOMPARE(decisionsOf(domain::OrderId(created->createdId)).size(), size_t(1));
        domain::ClaimPool pool = DeskFixture::onCall(*m_desk, {m_near, m_far});
        pool.atDeadline = domain::AtDeadline::Automatic;
        domain::Order offered = order();
        offered.poolId = domain::PoolId(DeskFixture::save(*m_desk, pool));
        const domain::OrderId claimed = DeskFixture::addOrder(*m_desk, offered).id;
        QVERIFY(DeskFixture::run(*m_desk, SingleCommand(ClaimOrder {claimed, m_far}))->isDone());
        const auto d = decisionsOf(claimed).front().decision;
        QCOMPARE(d.candidates[*d.chosen].technicianId, m_far);
        QCOMPARE(d.maker, DecisionMaker::Person);
        const domain::OrderId late = DeskFixture::addOrder(*m_desk, offered).id;
        m_fixture->clock.advance(pool.claimWindow);
        automaticRound();
        QCOMPARE(decisionsOf(late).front().decision.maker, DecisionMaker::ClaimDeadline);
    }
    void automaticDispatchNamesItsRules_data() { support::addDatabaseRows(); }
    void automaticDispatchNamesItsRules()
    {
        const domain::OrderId plain = DeskFixture::addOrder(*m_desk, automatic()).id;
        automaticRound();
        QCOMPARE(decisionsOf(plain).front().decision.maker, DecisionMaker::Timer);
        publishFarFirst();
        const domain::OrderId ruled = DeskFixture::addOrder(*m_desk, automatic()).id;
        automaticRound();
        const rules::Decision d = decisionsOf(ruled).front().decision;
        QCOMPARE(d.maker, DecisionMaker::Rule);
        QCOMPARE(d.by, QStringLiteral("Far first"));
        QCOMPARE(d.bookVersion, 1);
        QCOMPARE(d.candidates[*d.chosen].technicianId, m_far);
        QVERIFY(d.margin > 0);
        const auto parts = rules::marginParts(d.candidates[*d.chosen], d.candidates[*d.runnerUp]);
        QCOMPARE(rules::total(parts), d.margin);
        QVERIFY(std::any_of(parts.begin(), parts.end(), [](const rules::CostPart &p) { return p.objective == rules::Objective::NotPreferred; }));
    }
    void whyNobodyWasFoundIsKeptOnce_data() { support::addDatabaseRows(); }
    void whyNobodyWasFoundIsKeptOnce()
    {
        for (const domain::TechnicianId id : {m_near, m_far}) {
            const core::Instant now = m_desk->now();
            DeskFixture::save(*m_desk, domain::Absence {{}, id, {now - hours(24), now + hours(24 * 20)}, QStringLiteral("Course")});
        }
        const domain::OrderId id = DeskFixture::addOrder(*m_desk, automatic()).id;
        const auto round = [&] {
            m_fixture->clock.advance(hours(1)); // it is tried again
            automaticRound();
        };
        for (int i = 0; i < 3; ++i)
            round();
        auto kept = decisionsOf(id);
        QCOMPARE(kept.size(), size_t(1)); // the reasons stay the same
        const rules::Decision first = kept.front().decision;
        QVERIFY(!first.chosen && !first.runnerUp);
        QVERIFY(rules::addsUp(first));
        QCOMPARE(first.maker, DecisionMaker::Timer);
        QCOMPARE(first.considered, 2);
        QCOMPARE(first.policy, m_desk->policy().name);
        QCOMPARE(kept.front().orderVersion, stored(id).order.version);
        std::optional<Explanation> explanation;
        explain(*m_desk, stored(id), m_desk.get(), [&](const core::Result<Explanation> &r) { explanation = *r; });
        QVERIFY(!explanation->decision);
        QCOMPARE(explanation->nobody, std::optional(first));
        QCOMPARE(explanation->earlier, 0);
        domain::Technician left = *m_desk->catalog().technician(m_far);
        left.active = false;
        DeskFixture::save(*m_desk, left);
        round(); // another reason: one is left to ask
        kept = decisionsOf(id);
        QCOMPARE(kept.size(), size_t(2));
        QCOMPARE(kept.front().decision.considered, 1);
        technician("New", {47.2, 9.5});
        round();
        kept = decisionsOf(id);
        QCOMPARE(kept.size(), size_t(3));
        QVERIFY(kept.front().decision.chosen);
        explain(*m_desk, stored(id), m_desk.get(), [&](const core::Result<Explanation> &r) { explanation = *r; });
        QVERIFY(explanation->decision && !explanation->nobody);
    }
    void whatNobodyCanDoIsSaidOfTheNearest_data() { support::addDatabaseRows(); }
    void whatNobodyCanDoIsSaidOfTheNearest()
    {
        domain::Order order = automatic();
        order.requirements = {{QStringLiteral("rockets"), 1, {}}};
        const domain::OrderId id = DeskFixture::addOrder(*m_desk, order).id;
        automaticRound();
        const auto kept = decisionsOf(id);
        QCOMPARE(kept.size(), size_t(1));
        QCOMPARE(kept.front().decision.candidates.size(), size_t(2));
        for (const rules::DecisionCandidate &c : kept.front().decision.candidates) {
            QVERIFY(c.isBlocked());
            QVERIFY(std::any_of(c.findings.begin(), c.findings.end(), [](const rules::Finding &f) { return f.constraint == rules::Constraint::Skill; }));
        }
    }
    void withoutTechniciansThatIsWhyNobodyWasFound_data() { support::addDatabaseRows(); }
    void withoutTechniciansThatIsWhyNobodyWasFound()
    {
        for (const domain::TechnicianId id : {m_near, m_far}) {
            domain::Technician left = *m_desk->catalog().technician(id);
            left.active = false;
            DeskFixture::save(*m_desk, left);
        }
        const domain::OrderId id = DeskFixture::addOrder(*m_desk, automatic()).id;
        automaticRound();
        const auto kept = decisionsOf(id);
        QCOMPARE(kept.size(), size_t(1));
        QCOMPARE(kept.front().decision.considered, 0);
        QVERIFY(kept.front().decision.candidates.empty() && rules::addsUp(kept.front().decision));
    }
    void whatPeopleDecideNamesTheRulesOfTheOrder_data() { support::addDatabaseRows(); }
    void whatPeopleDecideNamesTheRulesOfTheOrder()
    {
        const domain::OrderId plain = DeskFixture::addOrder(*m_desk, order()).id;
        publishFarFirst();
        const domain::OrderId ruled = DeskFixture::addOrder(*m_desk, order()).id;
        QVERIFY(plan(plain, m_near, m_desk->now() + hours(2))->isDone());
        QVERIFY(plan(ruled, m_near, m_desk->now() + hours(4))->isDone());
        QCOMPARE(decisionsOf(plain).front().decision.bookVersion, 0);
        QCOMPARE(decisionsOf(ruled).front().decision.bookVersion, 1);
        QCOMPARE(decisionsOf(ruled).front().decision.maker, DecisionMaker::Person);
    }
    void recordsStaySmall_data() { support::addDatabaseRows(); }
    void recordsStaySmall()
    {
        for (int i = 0; i < 25; ++i)
            technician(qPrintable(QStringLiteral("Technician %1").arg(i)), {47.2 + 0.001 * i, 9.5});
        const domain::OrderId id = DeskFixture::addOrder(*m_desk, automatic()).id;
        automaticRound();
        const rules::Decision d = decisionsOf(id).front().decision;
        QCOMPARE(d.considered, 20); // the nearest
        QCOMPARE(d.candidates.size(), size_t(6));
        QVERIFY(rules::addsUp(d));
    }
    void undoTakesNoRecordBack_data() { support::addDatabaseRows(); }
    void undoTakesNoRecordBack()
    {
        const domain::OrderId id = DeskFixture::addOrder(*m_desk, order()).id;
        QVERIFY(plan(id, m_near, m_desk->now() + hours(2))->isDone());
        int done = 0;
        const auto count = [&](const core::Result<Outcome> &r) { done += r && r->isDone(); };
        m_desk->undo(m_desk.get(), count);
        QCOMPARE(stored(id).order.state, OrderState::PendingDispatch);
        m_desk->redo(m_desk.get(), count);
        QCOMPARE(done, 2);
        QCOMPARE(stored(id).lead()->technicianId, m_near);
        QCOMPARE(decisionsOf(id).size(), size_t(1));
        QVERIFY(plan(id, m_far, m_desk->now() + hours(3))->isDone());
        const auto kept = decisionsOf(id);
        QCOMPARE(kept.size(), size_t(2));
        QCOMPARE(kept.front().decision.candidates[*kept.front().decision.chosen].technicianId, m_far); // newest first
    }
    void recordsAreNeverChanged_data() { support::addDatabaseRows(); }
    void recordsAreNeverChanged()
    {
        const domain::OrderId id = DeskFixture::addOrder(*m_desk, order()).id;
        QVERIFY(plan(id, m_near, m_desk->now() + hours(2))->isDone());
        auto connection = store::Connection::open(*store::DatabaseUrl::parse(m_fixture->url), store::Connection::Access::ReadWrite);
        QVERIFY(!(*connection)->execute(QStringLiteral("UPDATE decisions SET record = 'x'")));
        QVERIFY(!(*connection)->execute(QStringLiteral("DELETE FROM decisions")));
        QCOMPARE(decisionsOf(id).size(), size_t(1));
    }
};

FIELDLANE_TEST_MAIN(TestDecisions)
#include "tst_decisions.moc"
