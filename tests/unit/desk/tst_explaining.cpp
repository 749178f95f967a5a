#include "desk/explaining.h"
#include "desk/foundation.h"
#include "desk/login.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"

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
