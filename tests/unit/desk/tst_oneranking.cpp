#include "core/random.h"
#include "desk/askedpeople.h"
#include "desk/automation.h"
#include "desk/foundation.h"
#include "desk/lanes.h"
#include "desk/policies.h"
#include "desk/suggestions.h"
#include "store/decisionrepository.h"
#include "support/testmain.h"
#include "unit/desk/publishedrules.h"
#include <QThreadPool>

using namespace fieldlane;
using namespace fieldlane::desk;
using core::hours;
using core::Instant;
using core::minutes;
using domain::OrderAction;
using domain::OrderState;
using support::DeskFixture;

/// Random days: whoever proposes or picks a technician ranks alike, and automatic dispatch breaks nothing.
class TestOneRanking : public QObject
{
    Q_OBJECT
    DeskFixture m_fixture;
    std::unique_ptr<Desk> m_desk;
    std::vector<domain::TechnicianId> m_team;
    std::vector<domain::UnitId> m_units; ///< none, and a tree of three
    std::vector<domain::FaultTypeId> m_faults;
    std::map<rules::Constraint, int> m_found; ///< by everybody alike
    std::map<NotAsked, int> m_notAsked;
    QSet<QString> m_policies; ///< by which something was placed
    std::vector<domain::OrderId> m_orders;
    int m_emergencies = 0; ///< ways to send somebody off that were compared

    template <class T>
    T with(std::function<core::Result<T>(store::Connection &)> work)
    {
        return DeskFixture::value<T>(*m_desk, std::move(work));
    }
    domain::OrderRecord recordOf(domain::OrderId id)
    {
        m_desk->poll();
        std::optional<domain::OrderRecord> record;
        m_desk->fetchOrder(id, m_desk.get(), [&](const auto &r) { record = *r; });
        return *record;
    }
    void makeTeam(core::Random &random)
    {
        const Instant day = m_fixture.clock.now();
        m_team.clear();
        for (int i = 0; i < 9; ++i) {
            domain::Technician t = DeskFixture::technician(QStringLiteral("Technician %1").arg(i));
            t.home = core::Coordinate {47.05 + random.unit() * 0.2, 9.48 + random.unit() * 0.1};
            t.skills.front().level = int(random.between(1, 3));
            t.maxOrdersPerDay = int(random.between(0, 5));
            t.speedFactor = 0.8 + random.unit() * 0.4;
            t.unitId = random.pick(m_units);
            if (random.chance(0.5))
                t.faultLevels = {{random.pick(m_faults), 1}};
            if (random.chance(0.2))
                t.duty = domain::DutyStatus::OffDuty;
            m_team.push_back(DeskFixture::addTechnician(*m_desk, t));
            const domain::Absence absence {{}, m_team.back(), {day + hours(3), day + hours(5)}, QStringLiteral("Course")};
            if (random.chance(0.3))
                DeskFixture::save(*m_desk, absence);
        }
    }
    /// Two types of faults, one of them told by words; a company, a region of it and an outlet of that.
    void makeCompany()
    {
        domain::FaultType leak;
        leak.name = QStringLiteral("Leak");
        leak.keywords = {QStringLiteral("compressor")};
        leak.requirements = {{QStringLiteral("hvac"), 3, {}}};
        domain::FaultType noise;
        noise.name = QStringLiteral("Noise");
        m_faults = {domain::FaultTypeId(DeskFixture::save(*m_desk, leak)), domain::FaultTypeId(DeskFixture::save(*m_desk, noise))};
        m_units = {{}};
        for (const char *name : {"Company", "Region", "Outlet"}) {
            domain::Unit unit;
            unit.name = QLatin1String(name);
            unit.zone = QStringLiteral("Europe/Vaduz");
            unit.parentId = m_units.back();
            m_units.push_back(domain::UnitId(DeskFixture::save(*m_desk, unit)));
        }
    }
    /// One policy that a rule chooses, and one that is put in force now and then; both differ in what they ask.
    void makePolicies()
    {
        rules::StoredPolicy storm;
        storm.policy.severities[size_t(rules::Constraint::FaultType)] = rules::Severity::Warn;
        storm.policy.severities[size_t(rules::Constraint::SkillLevel)] = rules::Severity::Warn;
        storm.policy.severities[size_t(rules::Constraint::ExcludedByRule)] = rules::Severity::Block;
        storm.policy.weights[size_t(rules::Objective::Travel)] = 500;
        rules::StoredPolicy calm;
        calm.policy.severities[size_t(rules::Constraint::ExcludedByRule)] = rules::Severity::Warn;
        calm.policy.weights[size_t(rules::Objective::Load)] = 300;
        for (const auto &[name, policy] : {std::pair(QStringLiteral("Storm"), storm), std::pair(QStringLiteral("Calm"), calm)}) {
            domain::PlanningPolicy entity;
            entity.name = name;
            entity.content = contentOf(policy);
            DeskFixture::save(*m_desk, entity);
        }
    }
    /// What is said in words makes rules leave people out, or choose a policy.
    void publish()
    {
        support::publishRules(*m_desk,
            {support::ruleOf(QStringLiteral("Upset"), {QStringLiteral("upset")},
                 {{rules::ActionKind::ExcludeTechnicians, std::vector {m_team[0], m_team[3], m_team[6]}, {}}}),
                support::ruleOf(QStringLiteral("Storm"), {QStringLiteral("storm")}, {{rules::ActionKind::SetPolicy, QStringLiteral("Storm"), {}}})});
    }
    void choosePolicy(core::Random &random)
    {
        const domain::PlanningPolicy *calm = m_desk->catalog().organisation().policyNamed(QStringLiteral("Calm"));
        const domain::PolicyId chosen = random.chance(0.5) ? calm->id : domain::PolicyId();
        QVERIFY(DeskFixture::run(*m_desk, SingleCommand(ChoosePolicy {chosen})));
    }
    domain::Order randomOrder(core::Random &random)
    {
        const Instant now = m_fixture.clock.now();
        domain::Order o = DeskFixture::order(QStringLiteral("Customer %1").arg(m_orders.size()));
        o.location = core::Coordinate {47.05 + random.unit() * 0.2, 9.48 + random.unit() * 0.1};
        o.duration = minutes(random.between(10, 240));
        o.splittable = random.chance(0.2);
        if (random.chance(0.3)) // what it needs is in the words alone
            o.description = QStringLiteral("A compressor leaks");
        else
            o.requirements = {{QStringLiteral("hvac"), int(random.between(1, 3)), {}}};
        for (const char *word : {" upset", " storm"}) {
            if (random.chance(0.25))
                o.description += QLatin1String(word);
        }
        if (random.chance(0.3))
            o.faultTypeId = random.pick(m_faults);
        o.unitId = random.pick(m_units);
        o.priority = domain::Priority(random.between(1, 4));
        if (random.chance(0.2))
            o.preferred = random.pick(m_team);
        if (random.chance(0.2))
            o.excluded = {random.pick(m_team)};
        if (random.chance(0.5)) {
            o.windowStart = now + minutes(random.between(-60, 60 * 24));
            o.windowEnd = *o.windowStart + hours(2);
        }
        if (random.chance(0.3))
            o.due = now + hours(random.between(2, 30));
        return o;
    }
    /// Work that people planned as they liked: doubled, locked, begun.
    void addHandwork(core::Random &random)
    {
        const domain::OrderId id = DeskFixture::addOrder(*m_desk, randomOrder(random)).id;
        const Instant start = m_fixture.clock.now() + minutes(5 * random.between(-6, 200));
        const auto planned = DeskFixture::run(
            *m_desk, SingleCommand(PlanOrder {id, 0, random.pick(m_team), start, {}, Consent::Given, {}}));
        if (!planned || !planned->isDone())
            return;
        m_orders.push_back(id);
        if (random.chance(0.3))
            QVERIFY(DeskFixture::run(*m_desk, SingleCommand(LockOrder {id, 0, {random.chance(0.5), random.chance(0.5)}})));
        if (random.chance(0.2))
            QVERIFY(DeskFixture::run(*m_desk, SingleCommand(StepOrder {id, 0, OrderAction::StartTravel, {}, {}, {}})));
    }
    QStringList standing()
    {
        QStringList lines;
        for (const domain::OrderId id : m_orders) {
            const domain::OrderRecord record = recordOf(id);
            QString line = QStringLiteral("%1 %2 %3").arg(record.order.number, domain::toCode(record.order.state)).arg(record.order.version);
            for (const domain::Assignment &a : record.assignments)
                line += QStringLiteral(" %1 %2 %3").arg(a.technicianId.value()).arg(core::toIso(a.plannedStart), core::toIso(a.plannedEnd));
            lines << line;
        }
        return lines;
    }
    static void compare(const engine::Placement &one, const engine::Placement &other)
    {
        QCOMPARE(one.start, other.start);
        QCOMPARE(one.end, other.end);
        QCOMPARE(one.in, other.in);
        QCOMPARE(one.out, other.out);
        QCOMPARE(one.findings, other.findings);
        QCOMPARE(one.cost, other.cost);
    }
    /// What everybody else says of the place that dispatch is going to take.
    void compareAll(const domain::Order &order, const engine::Job &job, const engine::Offer &expected)
    {
        const domain::Priority priority = order.priority;
        const engine::Placement &placement = expected.option.placement;
        compare(m_desk->place(job, expected.technicianId, placement.start), placement); // a drop
        const Instant from = std::max(m_desk->now(), job.windowStart.value_or(m_desk->now()));
        const auto dialog = m_desk->placeEarliest(job, expected.technicianId, from);
        QVERIFY(dialog);
        compare(*dialog, placement);
        const auto suggestions = suggest(*m_desk, job, priority, m_team.size());
        compareOffers(job, priority);
        if (priority == domain::Priority::Emergency)
            return compareEmergency(job, suggestions);
        const auto first = std::find_if(suggestions.begin(), suggestions.end(),
            [&](const Suggestion &s) { return isAsked(order, s.technicianId) && s.sending == engine::Sending::Gap; });
        QVERIFY(first != suggestions.end());
        QCOMPARE(first->technicianId, expected.technicianId);
        compare(first->option.placement, placement);
    }
    /// Whether dispatch asks somebody, as "why not?" says.
    bool isAsked(const domain::Order &order, domain::TechnicianId technician)
    {
        const auto reasons = askedByDispatch(order, m_desk->catalog(), m_desk->now()).whyNot(*m_desk->catalog().technician(technician));
        for (const NotAsked reason : reasons)
            ++m_notAsked[reason];
        return reasons.empty();
    }
    /// An offer is the same whether all ways of sending somebody were weighed or only what it takes.
    void compareOffers(const engine::Job &job, domain::Priority priority)
    {
        const engine::PlacementContext context = placementContext(m_desk->catalog(), m_desk->now());
        const auto offers = m_desk->offers(job, priority);
        QCOMPARE(offers.size(), m_team.size());
        for (const engine::Offer &offer : offers) {
            const engine::Lane lane = m_desk->lane(offer.technicianId, rankingSpan(m_desk->now()));
            const engine::Offer weighed = engine::offerOf(engine::candidateOf(job, lane, context), priority);
            QCOMPARE(offer.sending, weighed.sending);
            QCOMPARE(offer.option.displaced, weighed.option.displaced);
            QCOMPARE(offer.option.broken, weighed.option.broken);
            compare(offer.option.placement, weighed.option.placement);
            for (const rules::Finding &f : offer.option.placement.findings)
                ++m_found[f.constraint];
            if (offer.sending == engine::Sending::Gap) // dropped there
                compare(m_desk->place(job, offer.technicianId, offer.option.placement.start), offer.option.placement);
        }
        m_policies += context.policyOf(job).name;
    }
    /// Whom an emergency sends off now: where nobody's work is in the way, the drop says the same.
    void compareEmergency(const engine::Job &job, const std::vector<Suggestion> &suggestions)
    {
        for (const Suggestion &s : suggestions) {
            if (s.disturbs())
                continue;
            const engine::Placement &shown = s.option.placement;
            const engine::Placement dropped = m_desk->place(job, s.technicianId, shown.start);
            compare(dropped, shown);
            ++m_emergencies;
        }
    }
    std::optional<engine::Offer> expectedFor(const domain::Order &order, const engine::Job &job)
    {
        std::vector<engine::Offer> offers;
        for (const engine::Candidate &c : m_desk->rank(job)) {
            if (const auto gap = engine::gapOf(c); gap && isAsked(order, c.technicianId))
                offers.push_back(*gap);
        }
        const engine::Offer *best = engine::bestFree(offers, order.priority);
        return best ? std::optional(*best) : std::nullopt;
    }
    /// One order dispatches itself; whether somebody got it.
    bool dispatchOne(core::Random &random)
    {
        domain::Order order = randomOrder(random);
        order.flowId = m_desk->catalog().organisation().flowNamed(QStringLiteral("automatic"))->id;
        const domain::OrderId id = DeskFixture::addOrder(*m_desk, order).id;
        const domain::OrderRecord before = recordOf(id);
        const engine::Job job = engine::jobOf(before);
        const domain::Order asked = forDispatch(before.order, m_desk->catalog());
        const auto expected = expectedFor(asked, job);
        if (expected)
            compareAll(asked, job, *expected);
        const QStringList others = standing();
        with<AutomationReport>([&](store::Connection &c) { return automate(c, m_desk->viewer(), QStringLiteral("test"), m_desk->now()); });
        const domain::OrderRecord after = recordOf(id);
        QTest::qCompare(standing(), others, "standing()", "others", __FILE__, __LINE__);
        m_orders.push_back(id);
        const bool isGiven = after.order.state == OrderState::Assigned;
        QTest::qCompare(isGiven, expected.has_value(), "isGiven", "expected", __FILE__, __LINE__);
        if (isGiven && expected)
            checkGiven(after, *expected);
        return isGiven;
    }
    void checkGiven(const domain::OrderRecord &after, const engine::Offer &expected)
    {
        const engine::Placement &placement = expected.option.placement;
        QCOMPARE(after.assignments.size(), size_t(1));
        QCOMPARE(after.lead()->technicianId, expected.technicianId);
        QCOMPARE(after.lead()->planned(), placement.service());
        QVERIFY(placement.severity() < rules::Severity::Ask);
        QVERIFY(!after.lead()->overlapAllowed);
        const auto kept = with<std::vector<store::StoredDecision>>(
            [&](store::Connection &c) { return store::DecisionRepository(c).of(after.order.id); });
        QCOMPARE(kept.size(), size_t(1));
        const rules::Decision &decision = kept.front().decision;
        QVERIFY(rules::addsUp(decision));
        QVERIFY(!decision.runnerUp || decision.candidates[*decision.runnerUp].findings.size() > 0 || decision.margin >= 0
            || after.order.priority == domain::Priority::Emergency);
        const rules::DecisionCandidate &chosen = decision.candidates[*decision.chosen];
        QCOMPARE(chosen.technicianId, expected.technicianId);
        QCOMPARE(chosen.findings, placement.findings);
        QCOMPARE(rules::total(chosen.cost), rules::total(placement.cost));
    }

private Q_SLOTS:
    void everybodyRanksAlike_data() { support::addDatabaseRows(); }
    void everybodyRanksAlike()
    {
        QFETCH(QString, database);
        m_desk.reset();
        m_fixture.clock.set(*core::fromIso(QStringLiteral("2026-03-27T07:00:00Z"))); // the clocks change on Sunday
        m_fixture.freshDatabase(database);
        m_desk = m_fixture.open();
        m_orders.clear();
        m_emergencies = 0;
        QVERIFY(DeskFixture::run(*m_desk, foundation()));
        core::Random random(2028);
        makeCompany();
        makeTeam(random);
        makePolicies();
        publish();
        m_found.clear();
        m_notAsked.clear();
        m_policies.clear();
        int given = 0;
        constexpr int rounds = 60;
        for (int i = 0; i < rounds; ++i) {
            if (i % 10 == 0)
                choosePolicy(random);
            addHandwork(random);
            given += dispatchOne(random);
            m_fixture.clock.advance(minutes(random.between(0, 90)));
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY2(given > rounds / 3 && given < rounds, qPrintable(QString::number(given)));
        QVERIFY2(m_emergencies > 10, qPrintable(QString::number(m_emergencies)));
        for (const auto c : {rules::Constraint::FaultType, rules::Constraint::ExcludedByRule, rules::Constraint::Excluded, rules::Constraint::SkillLevel})
            QVERIFY2(m_found[c] > 0, qPrintable(rules::toCode(c)));
        QVERIFY(m_notAsked[NotAsked::OtherUnit] > 0 && m_notAsked[NotAsked::OffDuty] > 0);
        QCOMPARE(m_policies, (QSet<QString> {QStringLiteral("Standard"), QStringLiteral("Storm"), QStringLiteral("Calm")}));
        QCOMPARE(m_fixture.problems(), QStringList());
        m_desk.reset();
    }
    /// So many that several threads rank them, where there are several.
    void manyAreRankedAsOneAfterTheOther()
    {
        m_desk.reset();
        m_fixture.clock.set(*core::fromIso(QStringLiteral("2026-03-02T07:00:00Z")));
        m_fixture.freshDatabase(QStringLiteral("sqlite"));
        m_desk = m_fixture.open();
        QVERIFY(DeskFixture::run(*m_desk, foundation()));
        QThreadPool::globalInstance()->setMaxThreadCount(4);
        core::Random random(9);
        m_orders.clear();
        m_team.clear();
        makeCompany();
        for (int i = 0; i < 410; ++i) {
            domain::Technician t = DeskFixture::technician(QStringLiteral("Technician %1").arg(i));
            t.home = core::Coordinate {47.05 + random.unit() * 0.2, 9.48 + random.unit() * 0.1};
            m_team.push_back(DeskFixture::addTechnician(*m_desk, t));
        }
        for (int i = 0; i < 20; ++i)
            addHandwork(random);
        const engine::Job job = engine::jobOf(randomOrder(random));
        std::vector<engine::Lane> lanes;
        for (const domain::TechnicianId id : m_team)
            lanes.push_back(m_desk->lane(id, rankingSpan(m_desk->now())));
        const auto expected = engine::rank(job, lanes, placementContext(m_desk->catalog(), m_desk->now()));
        const auto ranked = m_desk->rank(job);
        QCOMPARE(ranked.size(), expected.size());
        for (size_t i = 0; i < ranked.size(); ++i) {
            QCOMPARE(ranked[i].technicianId, expected[i].technicianId);
            compare(ranked[i].now->placement, expected[i].now->placement);
            QCOMPARE(ranked[i].nextGap.has_value(), expected[i].nextGap.has_value());
            if (ranked[i].nextGap)
                compare(ranked[i].nextGap->placement, expected[i].nextGap->placement);
        }
        m_desk.reset();
    }
};

FIELDLANE_TEST_MAIN(TestOneRanking)
#include "tst_oneranking.moc"
