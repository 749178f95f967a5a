#include "desk/automatic.h"
#include "desk/automation.h"
#include "desk/foundation.h"
#include "desk/policies.h"
#include "desk/rulebooks.h"
#include "desk/rulecommands.h"
#include "desk/ruling.h"
#include "store/decisionrepository.h"
#include "store/rulebookrepository.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using domain::OrderState;
using rules::ActionKind;
using support::DeskFixture;

/// Automatic dispatch by the rules that the company published.
class TestRuling : public QObject
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
    void publish(std::vector<rules::Action> actions, std::optional<rules::Condition> when = {})
    {
        rules::Rule rule;
        rule.id = QStringLiteral("burst");
        rule.when = when ? *when : rules::Condition::of({QStringLiteral("description"), rules::Operator::HasAny, rules::Keywords {{QStringLiteral("漏水")}}});
        rule.then = std::move(actions);
        rules::RuleBook book;
        book.rules.push_back(rule);
        const CommandContext draft {QStringLiteral("draft"), m_desk->viewer(), m_desk->now()};
        const CommandContext publishing {QStringLiteral("publish"), m_desk->viewer(), m_desk->now()};
        const auto revision = with<qint64>([&](store::Connection &c) { return saveRuleDraft(c, draft, {0, 0, book}); });
        const auto published = with<RulesPublished>([&](store::Connection &c) { return publishRules(c, publishing, {revision, QStringLiteral("why")}); });
        if (published.version != 1)
            qFatal("not published");
    }
    domain::OrderRecord stored(domain::OrderId id)
    {
        m_desk->poll();
        std::optional<domain::OrderRecord> record;
        m_desk->fetchOrder(id, m_desk.get(), [&](const core::Result<domain::OrderRecord> &r) { record = *r; });
        return *record;
    }
    /// A fresh order after a round of automatic dispatch.
    domain::OrderRecord dispatched(const QString &description, domain::Order order = DeskFixture::order(QStringLiteral("Hilti")))
    {
        order.location = core::Coordinate {47.2001, 9.5001};
        order.description = description;
        order.flowId = m_desk->catalog().organisation().flowNamed(QStringLiteral("automatic"))->id;
        order = DeskFixture::addOrder(*m_desk, order);
        with<AutomationReport>(
            [&](store::Connection &c) { return automate(c, m_desk->viewer(), QStringLiteral("test"), m_fixture->clock.now()); });
        return stored(order.id);
    }
    domain::TechnicianId technician(const char *name, core::Coordinate home)
    {
        domain::Technician t = DeskFixture::technician(QLatin1String(name));
        t.home = home;
        return DeskFixture::addTechnician(*m_desk, t);
    }
    QString lastReason(domain::OrderId id)
    {
        QString reason;
        m_desk->fetchStory(id, m_desk.get(), [&](const core::Result<std::vector<domain::Event>> &r) { reason = r->back().reason; });
        return reason;
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
        m_desk.reset();
        m_fixture.reset();
    }

    void rulesSetWhatTheySay_data() { support::addDatabaseRows(); }
    void rulesSetWhatTheySay()
    {
        publish({{ActionKind::SetPriority, domain::Priority::Emergency, {}}, {ActionKind::CompleteWithin, core::hours(4), {}},
            {ActionKind::RespondWithin, core::hours(1), {}}, {ActionKind::SetDuration, core::hours(2), {}},
            {ActionKind::RequireSkill, domain::Skill {QStringLiteral("hvac"), 2, {}}, {}}});
        const domain::OrderRecord after = dispatched(QStringLiteral("厨房漏水"));
        QCOMPARE(after.order.state, OrderState::Assigned);
        QCOMPARE(after.order.priority, domain::Priority::Emergency);
        QCOMPARE(after.order.due, std::optional(m_fixture->clock.now() + core::hours(4)));
        QCOMPARE(after.order.responseDue, std::optional(m_fixture->clock.now() + core::hours(1)));
        QCOMPARE(after.order.duration, core::hours(2));
        QCOMPARE(int(after.order.requirements.size()), 1);
        QCOMPARE(after.order.requirements.front().level, 2);
        QCOMPARE(after.lead()->technicianId, m_near);
        const auto reason = AutomaticReason::fromText(lastReason(after.order.id));
        QVERIFY(reason);
        QCOMPARE(reason->rulesVersion, 1);
        QCOMPARE(reason->rules, QStringList {QStringLiteral("burst")});
        const domain::OrderRecord other = dispatched(QStringLiteral("Please call"));
        QCOMPARE(other.order.priority, domain::Priority::Normal);
        QCOMPARE(AutomaticReason::fromText(lastReason(other.order.id))->rulesVersion, 0);
        QCOMPARE(m_fixture->problems(), QStringList());
    }
    void whomRulesExcludeIsNotSent_data() { support::addDatabaseRows(); }
    void whomRulesExcludeIsNotSent()
    {
        publish({{ActionKind::ExcludeTechnicians, std::vector {m_near}, {}}});
        QCOMPARE(dispatched(QStringLiteral("漏水")).lead()->technicianId, m_far);
        QCOMPARE(dispatched(QStringLiteral("Please call")).lead()->technicianId, m_near);
    }
    void whomRulesPreferGoesBeforeTheNearest_data() { support::addDatabaseRows(); }
    void whomRulesPreferGoesBeforeTheNearest()
    {
        publish({{ActionKind::PreferTechnicians, std::vector {m_far}, {}}});
        QCOMPARE(dispatched(QStringLiteral("漏水")).lead()->technicianId, m_far);
    }
    void skillsOfTheFaultStay_data() { support::addDatabaseRows(); }
    void skillsOfTheFaultStay()
    {
        domain::FaultType gas;
        gas.name = QStringLiteral("gas");
        gas.requirements = {{QStringLiteral("gas"), 3, {}}};
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.requirements.clear();
        order.faultTypeId = domain::FaultTypeId(DeskFixture::save(*m_desk, gas));
        publish({{ActionKind::RequireSkill, domain::Skill {QStringLiteral("hvac"), 1, {}}, {}}});
        QCOMPARE(dispatched(QStringLiteral("漏水"), order).order.state, OrderState::PendingDispatch); // nobody can do gas
    }
    void thePolicyOfARuleIsWhatItIsPlacedBy_data() { support::addDatabaseRows(); }
    void thePolicyOfARuleIsWhatItIsPlacedBy()
    {
        rules::StoredPolicy strict;
        strict.policy.severities[size_t(rules::Constraint::SkillLevel)] = rules::Severity::Block;
        rules::StoredPolicy loose;
        loose.policy.severities[size_t(rules::Constraint::SkillLevel)] = rules::Severity::Warn;
        qint64 strictId = 0;
        for (const auto &[name, policy] : {std::pair(QStringLiteral("Strict"), strict), std::pair(QStringLiteral("Loose"), loose)}) {
            domain::PlanningPolicy entity;
            entity.name = name;
            entity.content = contentOf(policy);
            const qint64 id = DeskFixture::save(*m_desk, entity);
            strictId = strictId == 0 ? id : strictId;
        }
        QVERIFY(DeskFixture::run(*m_desk, SingleCommand(ChoosePolicy {domain::PolicyId(strictId)})));
        publish({{ActionKind::SetPolicy, QStringLiteral("Loose"), {}}});
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.requirements = {{QStringLiteral("hvac"), 5, {}}}; // more than anybody has
        QCOMPARE(dispatched(QStringLiteral("Please call"), order).order.state, OrderState::PendingDispatch);
        const domain::OrderRecord after = dispatched(QStringLiteral("漏水"), order);
        QCOMPARE(after.order.state, OrderState::Assigned);
        const auto kept = with<std::vector<store::StoredDecision>>(
            [&](store::Connection &c) { return store::DecisionRepository(c).of(after.order.id); });
        const rules::Decision &decision = kept.front().decision;
        QCOMPARE(decision.policy, QStringLiteral("Loose"));
        QCOMPARE(decision.policyVersion, int(m_desk->catalog().organisation().policyNamed(QStringLiteral("Loose"))->version));
        QCOMPARE(decision.candidates[*decision.chosen].findings.front().constraint, rules::Constraint::SkillLevel);
        QCOMPARE(decision.candidates[*decision.chosen].findings.front().severity, rules::Severity::Warn);
    }
    void unitAndTypeAreSet_data() { support::addDatabaseRows(); }
    void unitAndTypeAreSet()
    {
        domain::Unit unit;
        unit.name = QStringLiteral("North");
        unit.zone = QStringLiteral("Europe/Vaduz");
        const qint64 north = DeskFixture::save(*m_desk, unit);
        domain::OrderTemplate type;
        type.name = QStringLiteral("Burst pipe");
        type.duration = core::minutes(90);
        type.completeWithin = core::hours(6);
        const qint64 burst = DeskFixture::save(*m_desk, type);
        domain::Technician near = *m_desk->catalog().technician(m_near);
        near.unitId = domain::UnitId(north);
        DeskFixture::save(*m_desk, near);
        publish({{ActionKind::SetUnit, rules::ReferenceId {north}, {}}, {ActionKind::SetTemplate, rules::ReferenceId {burst}, {}}});
        const domain::OrderRecord after = dispatched(QStringLiteral("漏水"));
        QCOMPARE(after.order.unitId.value(), north);
        QCOMPARE(after.order.templateId.value(), burst);
        QCOMPARE(after.order.duration, type.duration); // what nobody else had said
        QCOMPARE(after.order.requirements, DeskFixture::order(QString()).requirements); // somebody said them
        QCOMPARE(after.order.due, std::optional(m_fixture->clock.now() + type.completeWithin));
        QCOMPARE(after.lead()->technicianId, m_near);
    }
    void aDeadlineIsNeverPutOff_data() { support::addDatabaseRows(); }
    void aDeadlineIsNeverPutOff()
    {
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.due = m_fixture->clock.now() + core::hours(3);
        publish({{ActionKind::CompleteWithin, core::hours(4), {}}, {ActionKind::RespondWithin, core::hours(4), {}}});
        const domain::OrderRecord after = dispatched(QStringLiteral("漏水"), order);
        QCOMPARE(after.order.due, order.due);
        QCOMPARE(after.order.responseDue, std::optional(m_fixture->clock.now() + core::hours(4)));
    }
    void theUnitAboveHelpsWhenAllAreExcluded_data() { support::addDatabaseRows(); }
    void theUnitAboveHelpsWhenAllAreExcluded()
    {
        const auto unit = [&](const char *name, domain::UnitId parent) {
            domain::Unit u;
            u.name = QLatin1String(name);
            u.zone = QStringLiteral("Europe/Vaduz");
            u.parentId = parent;
            if (parent.isValid())
                u.postcodes = {QStringLiteral("9490")};
            return domain::UnitId(DeskFixture::save(*m_desk, u));
        };
        const domain::UnitId company = unit("Company", {});
        const domain::UnitId branch = unit("Branch", company);
        for (const auto &[id, home] : {std::pair(m_near, branch), std::pair(m_far, company)}) {
            domain::Technician t = *m_desk->catalog().technician(id);
            t.unitId = home;
            DeskFixture::save(*m_desk, t);
        }
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.address = QStringLiteral("Landstrasse 1, 9490 Vaduz"); // which names the unit, for the rules too
        publish({{ActionKind::ExcludeTechnicians, std::vector {m_near}, {}}},
            rules::Condition::of({QStringLiteral("unit"), rules::Operator::IsWithin, rules::Members {{branch.value()}}}));
        const domain::OrderRecord after = dispatched(QStringLiteral("Please call"), order);
        QCOMPARE(after.order.unitId, branch);
        QCOMPARE(after.order.state, OrderState::Assigned);
        QCOMPARE(after.lead()->technicianId, m_far);
    }
    void rulesThatNobodyCanReadLeaveItToPeople_data() { support::addDatabaseRows(); }
    void rulesThatNobodyCanReadLeaveItToPeople()
    {
        const rules::BookVersion version {1, QStringLiteral("anna"), m_desk->now(), QStringLiteral("newer program")};
        const auto connection = store::Connection::open(*store::DatabaseUrl::parse(m_fixture->url), store::Connection::Access::ReadWrite);
        QVERIFY(store::RuleBookRepository(**connection).publish(version, R"({"fieldlane-rules": 99})"));
        QCOMPARE(dispatched(QStringLiteral("漏水")).order.state, OrderState::PendingDispatch);
        QCOMPARE(dispatched(QStringLiteral("Please call")).order.state, OrderState::PendingDispatch); // and the round goes on
    }
    void workIsAsLongAsAnOrderMayBe_data() { support::addDatabaseRows(); }
    void workIsAsLongAsAnOrderMayBe()
    {
        using rules::faultOf;
        QVERIFY(!faultOf({ActionKind::SetDuration, core::minutes(1), {}}));
        QVERIFY(faultOf({ActionKind::SetDuration, core::seconds(30), {}}));
        QVERIFY(!faultOf({ActionKind::SetDuration, core::hours(24 * 30), {}}));
        QVERIFY(faultOf({ActionKind::SetDuration, core::hours(24 * 31), {}}));
        QVERIFY(!faultOf({ActionKind::CompleteWithin, core::seconds(30), {}}));
    }
    void rulesAreCompiledOncePerVersion_data() { support::addDatabaseRows(); }
    void rulesAreCompiledOncePerVersion()
    {
        RulesInForce rules;
        const auto newest = [&] {
            return with<const rules::Evaluator *>([&](store::Connection &c) { return rules.newest(c, m_desk->catalog()); });
        };
        QVERIFY(!newest());
        publish({{ActionKind::SetPriority, domain::Priority::High, {}}});
        const rules::Evaluator *first = newest();
        QVERIFY(first);
        QCOMPARE(rules.version(), 1);
        QCOMPARE(newest(), first);
        rules.forget(); // the fields changed
        QVERIFY(newest());
    }
    void whatRulesProposeWaitsForSomebody_data() { support::addDatabaseRows(); }
    void whatRulesProposeWaitsForSomebody()
    {
        publish({{ActionKind::Dispatch, rules::DispatchMode::Propose, {}}});
        QCOMPARE(dispatched(QStringLiteral("漏水")).order.state, OrderState::PendingDispatch);
        QCOMPARE(dispatched(QStringLiteral("Please call")).order.state, OrderState::Assigned);
    }
};

FIELDLANE_TEST_MAIN(TestRuling)
#include "tst_ruling.moc"
