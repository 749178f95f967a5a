#include "desk/foundation.h"
#include "desk/policies.h"
#include "desk/rulecommands.h"
#include "domain/ruled.h"
#include "engine/placement.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"
#include <QUuid>

using namespace fieldlane;
using namespace fieldlane::desk;
using core::ErrorCode;
using domain::PlanningPolicy;
using domain::PolicySituation;
using rules::Constraint;
using rules::Severity;
using support::DeskFixture;

/// Which policy everything is planned by, and that everything is.
class TestPolicies : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<Desk> m_desk;

    void begin()
    {
        QFETCH(QString, database);
        m_desk.reset();
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_desk = m_fixture->open();
        QVERIFY(DeskFixture::run(*m_desk, foundation())->isDone());
    }
    core::Result<Outcome> run(const SingleCommand &command) { return DeskFixture::run(*m_desk, command); }
    static PlanningPolicy policy(const QString &name, PolicySituation situation, const rules::StoredPolicy &stored = {})
    {
        PlanningPolicy p;
        p.name = name;
        p.situation = situation;
        p.content = contentOf(stored);
        return p;
    }
    domain::PolicyId make(const PlanningPolicy &policy) { return domain::PolicyId(run(Save<PlanningPolicy> {policy})->createdId); }
    QString inForce() const { return m_desk->policy().name; }
    core::Result<Outcome> takeBack()
    {
        std::optional<core::Result<Outcome>> answer;
        m_desk->undo(this, [&](const core::Result<Outcome> &r) { answer = r; });
        return *answer;
    }
    /// A policy that lets nobody be asked about overlaps: they block.
    static rules::StoredPolicy strict()
    {
        rules::StoredPolicy stored;
        stored.policy.severities[size_t(Constraint::Overlap)] = Severity::Block;
        stored.policy.weights[size_t(rules::Objective::Travel)] = 700;
        return stored;
    }

private Q_SLOTS:
    void withoutPoliciesTheStandardCounts_data() { support::addDatabaseRows(); }
    void withoutPoliciesTheStandardCounts()
    {
        begin();
        QCOMPARE(inForce(), QStringLiteral("Standard"));
        QVERIFY(!policyIdInForce(m_desk->catalog(), m_desk->now()).isValid());
    }
    void theKindOfDayChooses_data() { support::addDatabaseRows(); }
    void theKindOfDayChooses()
    {
        begin();
        make(policy(QStringLiteral("Feast"), PolicySituation::Holiday));
        make(policy(QStringLiteral("Every day"), PolicySituation::Normal));
        make(policy(QStringLiteral("Flood"), PolicySituation::Storm));
        QCOMPARE(inForce(), QStringLiteral("Every day"));
        domain::Holiday holiday;
        holiday.day = QDate(2026, 3, 3);
        QVERIFY(run(Save<domain::Holiday> {holiday})->isDone());
        QCOMPARE(inForce(), QStringLiteral("Every day"));
        m_fixture->clock.set(*core::fromIso(QStringLiteral("2026-03-03T09:00:00Z")));
        QCOMPARE(inForce(), QStringLiteral("Feast"));
        m_fixture->clock.set(*core::fromIso(QStringLiteral("2026-03-04T09:00:00Z")));
        QCOMPARE(inForce(), QStringLiteral("Every day"));
    }
    void whoeverChoosesIsObeyedUntilTakenBack_data() { support::addDatabaseRows(); }
    void whoeverChoosesIsObeyedUntilTakenBack()
    {
        begin();
        make(policy(QStringLiteral("Every day"), PolicySituation::Normal));
        const auto storm = make(policy(QStringLiteral("Flood"), PolicySituation::Storm));
        const auto quiet = make(policy(QStringLiteral("Quiet"), PolicySituation::None));
        QVERIFY(run(ChoosePolicy {storm})->isDone());
        QCOMPARE(inForce(), QStringLiteral("Flood"));
        m_fixture->clock.advance(core::minutes(1));
        QVERIFY(run(ChoosePolicy {quiet})->isDone());
        QCOMPARE(inForce(), QStringLiteral("Quiet"));
        const auto &all = m_desk->catalog().organisation().policies;
        QCOMPARE(std::count_if(all.begin(), all.end(), [](const PlanningPolicy &p) { return p.chosenAt.has_value(); }), 1);
        QVERIFY(takeBack()->isDone());
        QCOMPARE(inForce(), QStringLiteral("Flood"));
        QVERIFY(run(ChoosePolicy {})->isDone());
        QCOMPARE(inForce(), QStringLiteral("Every day"));
        QCOMPARE(m_fixture->problems(), QStringList());
    }
    void placingAsksThePolicyInForce_data() { support::addDatabaseRows(); }
    void placingAsksThePolicyInForce()
    {
        begin();
        const auto ada = DeskFixture::addTechnician(*m_desk, DeskFixture::technician(QStringLiteral("Ada")));
        const domain::Order first = DeskFixture::addOrder(*m_desk, DeskFixture::order(QStringLiteral("One")));
        const domain::Order second = DeskFixture::addOrder(*m_desk, DeskFixture::order(QStringLiteral("Two")));
        const core::Instant start = m_desk->now() + core::hours(2);
        QVERIFY(run(PlanOrder {first.id, 0, ada, start, {}, Consent::Given, {}})->isDone());
        const PlanOrder onTop {second.id, 0, ada, start, {}, Consent::None, {}};
        QCOMPARE(run(onTop)->status, Status::NeedsConsent);
        QVERIFY(run(ChoosePolicy {make(policy(QStringLiteral("Strict"), PolicySituation::None, strict()))})->isDone());
        QCOMPARE(run(onTop)->status, Status::Blocked);
        const engine::Placement seen = m_desk->place(engine::jobOf(second), ada, start);
        QCOMPARE(seen.severity(), Severity::Block); // what the ghost says is what the command does
        const auto travel = std::find_if(seen.cost.begin(), seen.cost.end(), [](const rules::CostPart &p) { return p.objective == rules::Objective::Travel; });
        QCOMPARE(travel->cost, travel->amount * 7);
    }
    void aRuleChoosesForItsOrdersAlone_data() { support::addDatabaseRows(); }
    void aRuleChoosesForItsOrdersAlone()
    {
        begin();
        make(policy(QStringLiteral("Strict"), PolicySituation::None, strict()));
        rules::RuleBook book;
        rules::Rule rule;
        rule.id = QStringLiteral("strict");
        rule.name = QStringLiteral("Emergencies are never doubled");
        rule.then = {{rules::ActionKind::SetPolicy, QStringLiteral("Strict"), {}}};
        book.rules = {rule};
        std::optional<core::Result<RulesPublished>> published;
        m_desk->read<RulesPublished>(
            [&](store::Connection &c) -> core::Result<RulesPublished> {
                const auto context = [&] { return CommandContext {QUuid::createUuid().toString(), m_desk->viewer(), m_desk->now()}; };
                if (const auto saved = saveRuleDraft(c, context(), {0, 0, book}); !saved)
                    return saved.error();
                return publishRules(c, context(), {0, QStringLiteral("test")});
            },
            this, [&](core::Result<RulesPublished> r) { published = std::move(r); });
        QVERIFY(*published);
        for (const rules::BookFinding &finding : (*published)->findings)
            QVERIFY(finding.fault != rules::BookFault::UnknownPolicy);
        const domain::Order order = DeskFixture::addOrder(*m_desk, DeskFixture::order(QStringLiteral("One")));
        QCOMPARE(domain::Ruled::fromJson(order.ruling).policy, QStringLiteral("Strict"));
        const engine::PlacementContext context = placementContext(m_desk->catalog(), m_desk->now());
        QCOMPARE(context.policyOf(engine::jobOf(order)).name, QStringLiteral("Strict"));
        QCOMPARE(context.policyOf(engine::Job()).name, QStringLiteral("Standard"));
        engine::Job gone = engine::jobOf(order);
        gone.policy = QStringLiteral("taken away");
        QCOMPARE(context.policyOf(gone).name, QStringLiteral("Standard"));
    }
    void whatCannotBeUsedIsRefused_data() { support::addDatabaseRows(); }
    void whatCannotBeUsedIsRefused()
    {
        begin();
        QCOMPARE(run(Save<PlanningPolicy> {policy({}, PolicySituation::None)}).error().code, ErrorCode::InvalidInput);
        PlanningPolicy empty = policy(QStringLiteral("Empty"), PolicySituation::None);
        empty.content = {};
        QCOMPARE(run(Save<PlanningPolicy> {empty}).error().code, ErrorCode::InvalidInput);
        make(policy(QStringLiteral("Storm"), PolicySituation::Storm));
        QCOMPARE(run(Save<PlanningPolicy> {policy(QStringLiteral("storm"), PolicySituation::None)}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(run(ChoosePolicy {domain::PolicyId(99)}).error().code, ErrorCode::NotFound);
        PlanningPolicy old = policy(QStringLiteral("Old"), PolicySituation::Normal);
        old.active = false;
        const auto id = make(old);
        QCOMPARE(run(ChoosePolicy {id}).error().code, ErrorCode::Forbidden);
        QCOMPARE(inForce(), QStringLiteral("Standard"));
    }
    void whatAnotherProgramUnderstandsIsKept()
    {
        PlanningPolicy future = policy(QStringLiteral("Future"), PolicySituation::None);
        future.content.insert(QStringLiteral("carbon"), 12);
        const rules::PolicyReading reading = readingOf(future);
        QVERIFY(reading.usable);
        QCOMPARE(contentOf(reading.stored), future.content);
    }
};

FIELDLANE_TEST_MAIN(TestPolicies)
#include "tst_policies.moc"
