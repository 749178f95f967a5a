#include "desk/automation.h"
#include "desk/explaining.h"
#include "desk/foundation.h"
#include "desk/login.h"
#include "support/testmain.h"
#include "unit/desk/publishedrules.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using core::hours;
using support::DeskFixture;

/// Why this technician, and why not that one.
class TestExplaining : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<Desk> m_desk;
    std::vector<domain::TechnicianId> m_team; ///< from near to far

    domain::OrderRecord recordOf(domain::OrderId id)
    {
        m_desk->poll();
        std::optional<domain::OrderRecord> record;
        m_desk->fetchOrder(id, m_desk.get(), [&](const auto &r) { record = *r; });
        return *record;
    }
    Explanation explanationOf(const domain::OrderRecord &record)
    {
        std::optional<core::Result<Explanation>> answer;
        explain(*m_desk, record, m_desk.get(), [&](const core::Result<Explanation> &r) { answer = r; });
        return **answer;
    }
    void plan(domain::OrderId id, domain::TechnicianId technician, core::Instant start)
    {
        const auto outcome = DeskFixture::run(*m_desk, SingleCommand(PlanOrder {id, 0, technician, start, {}, Consent::Given, {}}));
        QVERIFY(outcome && outcome->isDone());
    }
    domain::OrderId addOrder() { return DeskFixture::addOrder(*m_desk, DeskFixture::order(QStringLiteral("Hilti"))).id; }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_desk = m_fixture->open();
        QVERIFY(DeskFixture::run(*m_desk, foundation()));
        m_team.clear();
        for (int i = 0; i < 8; ++i) {
            domain::Technician t = DeskFixture::technician(QStringLiteral("Technician %1").arg(i));
            t.home = core::Coordinate {47.16 + 0.02 * i, 9.51};
            m_team.push_back(DeskFixture::addTechnician(*m_desk, t));
        }
    }
    void cleanup()
    {
        m_desk.reset();
        m_fixture.reset();
    }

    void nobodyHasNoReason_data() { support::addDatabaseRows(); }
    void nobodyHasNoReason()
    {
        const domain::OrderRecord record = recordOf(addOrder());
        const Explanation explanation = explanationOf(record);
        QVERIFY(!explanation.decision);
        const auto why = whyNot(*m_desk, record, explanation, m_team[3]);
        QVERIFY(why);
        QVERIFY(!why->isFromRecord);
        QVERIFY(why->parts.empty());
        QVERIFY(!whyNot(*m_desk, record, explanation, domain::TechnicianId(777)));
    }
    void theStandingDecisionIsTold_data() { support::addDatabaseRows(); }
    void theStandingDecisionIsTold()
    {
        const domain::OrderId id = addOrder();
        plan(id, m_team[0], m_desk->now() + hours(1));
        plan(id, m_team[1], m_desk->now() + hours(2));
        Explanation explanation = explanationOf(recordOf(id));
        QCOMPARE(explanation.decision->candidates[*explanation.decision->chosen].technicianId, m_team[1]);
        QCOMPARE(explanation.earlier, 1);
        bool undone = false;
        m_desk->undo(m_desk.get(), [&](const core::Result<Outcome> &r) { undone = r && r->isDone(); });
        QVERIFY(undone);
        explanation = explanationOf(recordOf(id)); // the first one stands again
        QCOMPARE(explanation.decision->candidates[*explanation.decision->chosen].technicianId, m_team[0]);
    }
    void peopleOutOfSightHaveNoName_data() { support::addDatabaseRows(); }
    void peopleOutOfSightHaveNoName()
    {
        domain::Unit unit;
        unit.name = QStringLiteral("North");
        unit.zone = QStringLiteral("Europe/Vaduz");
        const domain::UnitId north(DeskFixture::save(*m_desk, unit));
        for (const domain::TechnicianId id : {m_team[0], m_team[2]}) {
            domain::Technician mine = *m_desk->catalog().technician(id);
            mine.unitId = north;
            DeskFixture::save(*m_desk, mine);
        }
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.unitId = north;
        const domain::OrderId id = DeskFixture::addOrder(*m_desk, order).id;
        plan(id, m_team[0], m_desk->now() + hours(1));
        DeskFixture::hire(*m_desk, QStringLiteral("rita"), "regionManager", north);
        m_desk.reset();
        Desk::Options options;
        options.database = m_fixture->url;
        options.logIn = LogIn {QStringLiteral("rita"), []() -> core::Result<QString> { return QString(); }};
        m_desk = std::move(*Desk::open(options, m_fixture->clock));
        const rules::Decision decision = *explanationOf(recordOf(id)).decision;
        QVERIFY(rules::addsUp(decision));
        QVERIFY(decision.candidates.size() > 1);
        for (const rules::DecisionCandidate &c : decision.candidates) {
            const bool isMine = c.technicianId == m_team[0] || c.technicianId == m_team[2];
            QCOMPARE(c.name.isEmpty(), !isMine);
            QCOMPARE(c.technicianId.isValid(), isMine);
        }
    }
    /// What the placement does not say: whom automatic dispatch leaves out before it asks anybody.
    void whyDispatchDoesNotAskIsTold_data() { support::addDatabaseRows(); }
    void whyDispatchDoesNotAskIsTold()
    {
        domain::Unit unit;
        unit.name = QStringLiteral("North");
        unit.zone = QStringLiteral("Europe/Vaduz");
        const domain::UnitId north(DeskFixture::save(*m_desk, unit));
        for (const size_t i : {0, 1}) {
            domain::Technician t = *m_desk->catalog().technician(m_team[i]);
            t.unitId = north;
            t.duty = i == 1 ? domain::DutyStatus::OffDuty : domain::DutyStatus::OnDuty;
            DeskFixture::save(*m_desk, t);
        }
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.unitId = north;
        order.flowId = m_desk->catalog().organisation().flowNamed(QStringLiteral("automatic"))->id;
        const domain::OrderId id = DeskFixture::addOrder(*m_desk, order).id;
        const auto reasons = [&](size_t i) {
            const domain::OrderRecord record = recordOf(id);
            return whyNot(*m_desk, record, explanationOf(record), m_team[i])->notAsked;
        };
        QCOMPARE(reasons(0), std::vector<NotAsked>());
        QCOMPARE(reasons(1), std::vector {NotAsked::OffDuty});
        QCOMPARE(reasons(2), std::vector {NotAsked::OtherUnit});
        DeskFixture::value<AutomationReport>(
            *m_desk, [&](store::Connection &c) { return automate(c, m_desk->viewer(), QStringLiteral("test"), m_desk->now()); });
        QCOMPARE(recordOf(id).lead()->technicianId, m_team[0]);
        QCOMPARE(reasons(1), std::vector {NotAsked::OffDuty}); // of a decision that dispatch took
        plan(id, m_team[2], m_desk->now() + hours(3));
        QCOMPARE(reasons(1), std::vector<NotAsked>()); // somebody else decided
    }
    void whoIsNotAmongTheNearestIsTold_data() { support::addDatabaseRows(); }
    void whoIsNotAmongTheNearestIsTold()
    {
        for (size_t i = m_team.size(); i < AskedPeople::most + 1; ++i) {
            domain::Technician t = DeskFixture::technician(QStringLiteral("Technician %1").arg(i));
            t.home = core::Coordinate {47.16 + 0.002 * double(i + 70), 9.51};
            m_team.push_back(DeskFixture::addTechnician(*m_desk, t));
        }
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.location = core::Coordinate {47.16, 9.51};
        const domain::OrderRecord record = recordOf(DeskFixture::addOrder(*m_desk, order).id);
        QCOMPARE(whyNot(*m_desk, record, {}, m_team[AskedPeople::atOnce - 1])->notAsked, std::vector<NotAsked>());
        QCOMPARE(whyNot(*m_desk, record, {}, m_team[AskedPeople::atOnce])->notAsked, std::vector {NotAsked::NearerFirst});
        QCOMPARE(whyNot(*m_desk, record, {}, m_team[AskedPeople::most - 1])->notAsked, std::vector {NotAsked::NearerFirst});
        QCOMPARE(whyNot(*m_desk, record, {}, m_team[AskedPeople::most])->notAsked, std::vector {NotAsked::TooFar});
    }
    /// What used to be a filter of dispatch alone is a finding like any other.
    void limitsOfFaultsAndRulesAreFindings_data() { support::addDatabaseRows(); }
    void limitsOfFaultsAndRulesAreFindings()
    {
        domain::FaultType leak;
        leak.name = QStringLiteral("Leak");
        leak.keywords = {QStringLiteral("drips")};
        const domain::FaultTypeId leakId(DeskFixture::save(*m_desk, leak));
        domain::FaultType other;
        other.name = QStringLiteral("Noise");
        domain::Technician limited = *m_desk->catalog().technician(m_team[0]);
        limited.faultLevels = {{domain::FaultTypeId(DeskFixture::save(*m_desk, other)), 1}};
        DeskFixture::save(*m_desk, limited);
        support::publishRules(*m_desk,
            {support::ruleOf(QStringLiteral("Not him"), {}, {{rules::ActionKind::ExcludeTechnicians, std::vector {m_team[1]}, {}}})});
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.description = QStringLiteral("It drips");
        const domain::OrderRecord record = recordOf(DeskFixture::addOrder(*m_desk, order).id);
        QCOMPARE(record.order.faultTypeId, leakId); // named from its entry on
        const auto constraints = [&](const std::vector<rules::Finding> &findings) {
            std::vector<rules::Constraint> list;
            for (const rules::Finding &f : findings)
                list.push_back(f.constraint);
            return list;
        };
        using C = rules::Constraint;
        QCOMPARE(constraints(whyNot(*m_desk, record, {}, m_team[0])->candidate.findings), std::vector {C::FaultType});
        QCOMPARE(constraints(whyNot(*m_desk, record, {}, m_team[1])->candidate.findings), std::vector {C::ExcludedByRule});
        QCOMPARE(constraints(whyNot(*m_desk, record, {}, m_team[2])->candidate.findings), std::vector<C>());
        const auto asked = DeskFixture::run(*m_desk,
            SingleCommand(PlanOrder {record.order.id, 0, m_team[1], m_desk->now() + hours(2), {}, Consent::None, {}})); // a drop
        QCOMPARE(asked->status, Status::NeedsConsent);
        QCOMPARE(constraints(asked->placement->findings), std::vector {C::ExcludedByRule});
    }
    void whoIsListedIsToldAsItWas_data() { support::addDatabaseRows(); }
    void whoIsListedIsToldAsItWas()
    {
        const domain::OrderId id = addOrder();
        plan(id, m_team[0], m_desk->now() + hours(1));
        const domain::OrderRecord record = recordOf(id);
        const Explanation explanation = explanationOf(record);
        const auto &decision = *explanation.decision;
        const auto second = decision.candidates[*decision.runnerUp].technicianId;
        const auto why = whyNot(*m_desk, record, explanation, second);
        QVERIFY(why && why->isFromRecord);
        QCOMPARE(why->margin, decision.margin);
        QCOMPARE(rules::total(why->parts), decision.margin);
        QVERIFY(!whyNot(*m_desk, record, explanation, m_team[0])); // who has it
    }
    void whoIsNotListedIsWorkedOutAnew_data() { support::addDatabaseRows(); }
    void whoIsNotListedIsWorkedOutAnew()
    {
        const domain::OrderId id = addOrder();
        plan(id, m_team[0], m_desk->now() + hours(1));
        const domain::OrderRecord record = recordOf(id);
        const Explanation explanation = explanationOf(record);
        const auto why = whyNot(*m_desk, record, explanation, m_team[7]);
        QVERIFY(why && !why->isFromRecord);
        const auto now = m_desk->place(engine::jobOf(record), m_team[0], record.lead()->plannedStart);
        QCOMPARE(why->margin, rules::total(why->candidate.cost) - rules::total(now.cost));
        QCOMPARE(rules::total(why->parts), why->margin);
    }
};

FIELDLANE_TEST_MAIN(TestExplaining)
#include "tst_explaining.moc"
