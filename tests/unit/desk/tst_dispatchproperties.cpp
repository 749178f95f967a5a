#include "core/random.h"
#include "desk/automation.h"
#include "desk/foundation.h"
#include "desk/policies.h"
#include "store/decisionrepository.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using core::hours;
using core::minutes;
using domain::OrderAction;
using domain::OrderState;
using rules::Constraint;
using rules::Severity;
using support::DeskFixture;

/// Random days under random policies, dispatched by two programs in turns: nothing that blocks is broken, what is locked or
/// begun stays, and each order is given once.
class TestDispatchProperties : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<Desk> m_desk;
    std::vector<domain::TechnicianId> m_team;
    std::vector<domain::Absence> m_absences;
    std::map<domain::OrderId, domain::Assignment> m_fixed; ///< locked or begun
    std::vector<domain::OrderId> m_orders; ///< that dispatch themselves
    int m_dispatched = 0;

    domain::OrderRecord stored(domain::OrderId id)
    {
        std::optional<domain::OrderRecord> record;
        m_desk->fetchOrder(id, m_desk.get(), [&](const core::Result<domain::OrderRecord> &r) { record = *r; });
        return *record;
    }
    void people(core::Random &random)
    {
        m_team.clear();
        m_absences.clear();
        for (int i = 0; i < 4; ++i) {
            domain::Technician t = DeskFixture::technician(QStringLiteral("Technician %1").arg(i));
            t.home = core::Coordinate {47.05 + random.unit() * 0.2, 9.48 + random.unit() * 0.1};
            t.skills = {{random.chance(0.7) ? QStringLiteral("hvac") : QStringLiteral("tiles"), int(random.between(1, 3)), {}}};
            t.maxOrdersPerDay = int(random.below(6));
            m_team.push_back(DeskFixture::addTechnician(*m_desk, t));
        }
        const core::Instant from = m_desk->now() + hours(random.between(0, 20));
        m_absences.push_back({{}, m_team.front(), {from, from + hours(random.between(2, 30))}, QStringLiteral("Course")});
        DeskFixture::save(*m_desk, m_absences.front());
    }
    void choosePolicy(core::Random &random, int round)
    {
        rules::StoredPolicy stored;
        for (Severity &severity : stored.policy.severities)
            severity = Severity(random.between(1, 3));
        for (int &weight : stored.policy.weights)
            weight = int(random.below(500));
        domain::PlanningPolicy entity;
        entity.name = stored.policy.name = QStringLiteral("Policy %1").arg(round);
        entity.content = contentOf(stored);
        const domain::PolicyId id(DeskFixture::save(*m_desk, entity));
        QVERIFY(DeskFixture::run(*m_desk, SingleCommand(ChoosePolicy {id})));
        QVERIFY(m_desk->policy().severities == stored.policy.severities);
    }
    domain::Order order(core::Random &random, int i)
    {
        domain::Order o = DeskFixture::order(QStringLiteral("Customer %1").arg(i));
        if (random.chance(0.9))
            o.location = core::Coordinate {47.05 + random.unit() * 0.2, 9.48 + random.unit() * 0.1};
        o.duration = minutes(random.between(20, 240));
        o.requirements = {{random.chance(0.8) ? QStringLiteral("hvac") : QStringLiteral("tiles"), int(random.between(1, 3)), {}}};
        if (random.chance(0.4)) {
            o.windowStart = m_desk->now() + minutes(random.between(-60, 60 * 24));
            o.windowEnd = *o.windowStart + hours(2);
        }
        if (random.chance(0.3))
            o.due = m_desk->now() + hours(random.between(2, 30));
        if (random.chance(0.3))
            o.excluded = {random.pick(m_team)};
        return o;
    }
    /// Work that people planned, and then locked or began.
    void fix(core::Random &random, int i)
    {
        const domain::OrderId id = DeskFixture::addOrder(*m_desk, order(random, 1000 + i)).id;
        const auto run = [&](const Command &command) { return DeskFixture::run(*m_desk, command); };
        const PlanOrder plan {id, 0, random.pick(m_team), m_desk->now() + minutes(random.between(1, 600)), {}, Consent::Given, {}};
        if (const auto done = run(SingleCommand(plan)); !done || !done->isDone())
            return;
        if (random.chance(0.5)) {
            QVERIFY(run(SingleCommand(LockOrder {id, 0, {random.chance(0.5), true}})));
        } else {
            for (const auto action : {OrderAction::Accept, OrderAction::StartTravel, OrderAction::Arrive})
                QVERIFY(run(SingleCommand(StepOrder {id, 0, action, {}, {}, {}})));
        }
        m_fixed.emplace(id, *stored(id).lead());
    }
    AutomationReport automated(const QString &holder, AfterRound after)
    {
        return DeskFixture::value<AutomationReport>(
            *m_desk, [&](store::Connection &c) { return automate(c, m_desk->viewer(), holder, m_desk->now(), after); });
    }
    /// One of the two works, and holds the lease for a while or not; the other asks meanwhile.
    void round(core::Random &random)
    {
        const bool isFirst = random.chance(0.5);
        const QString worker = isFirst ? QStringLiteral("a") : QStringLiteral("b");
        const QString other = isFirst ? QStringLiteral("b") : QStringLiteral("a");
        const AfterRound after = random.chance(0.5) ? AfterRound::KeepLease : AfterRound::EndLease;
        const AutomationReport done = automated(worker, after);
        QVERIFY(done.isHolder);
        const AutomationReport beside = automated(other, AfterRound::EndLease);
        QCOMPARE(beside.isHolder, after == AfterRound::EndLease);
        QCOMPARE(beside.dispatched, 0); // the one has left nothing that can be given
        m_dispatched += done.dispatched;
        DeskFixture::value<bool>(*m_desk, [&](store::Connection &c) -> core::Result<bool> {
            FIELDLANE_TRY(endAutomation(c, worker));
            return true;
        });
        m_desk->poll();
    }
    std::vector<domain::OrderRecord> others(domain::OrderId id, domain::TechnicianId technician)
    {
        std::vector<domain::OrderId> ids = m_orders;
        for (const auto &[fixed, work] : m_fixed)
            ids.push_back(fixed);
        std::vector<domain::OrderRecord> records;
        for (const domain::OrderId one : ids) {
            const auto record = stored(one);
            if (one != id && record.bookedLead() && record.bookedLead()->technicianId == technician)
                records.push_back(record);
        }
        return records;
    }
    /// What blocks or would have to be asked about, looked at once more without placement.
    QStringList broken(const domain::OrderRecord &record, const rules::Policy &policy)
    {
        QStringList found;
        const domain::Assignment &work = *record.lead();
        const domain::Technician &t = *m_desk->catalog().technician(work.technicianId);
        const auto check = [&](Constraint constraint, bool isKept) {
            if (!isKept && policy.severityOf(constraint) >= Severity::Ask)
                found += rules::toCode(constraint);
        };
        for (const auto &need : record.order.requirements) {
            check(Constraint::Skill, t.skills.front().name == need.name);
            check(Constraint::SkillLevel, t.skills.front().name != need.name || t.skills.front().level >= need.level);
        }
        const auto &excluded = record.order.excluded;
        check(Constraint::Excluded, std::find(excluded.begin(), excluded.end(), t.id) == excluded.end());
        check(Constraint::MissingCoordinates, record.order.location.has_value());
        check(Constraint::WindowLate, !record.order.windowEnd || work.plannedStart <= *record.order.windowEnd);
        check(Constraint::WindowEarly, !record.order.windowStart || work.plannedStart >= *record.order.windowStart);
        check(Constraint::Due, !record.order.due || work.plannedEnd <= *record.order.due);
        for (const domain::Absence &a : m_absences)
            check(Constraint::Absence, a.technicianId != t.id || work.plannedEnd <= a.span.start || work.plannedStart >= a.span.end);
        for (const domain::OrderRecord &other : others(record.order.id, t.id)) {
            const core::TimeSpan booked = other.bookedLead()->planned();
            check(Constraint::Overlap, work.plannedEnd <= booked.start || work.plannedStart >= booked.end);
        }
        return found;
    }
    void nothingFixedMoved()
    {
        for (const auto &[id, was] : m_fixed) {
            const domain::OrderRecord record = stored(id);
            QVERIFY(record.lead());
            QCOMPARE(record.lead()->id, was.id);
            QCOMPARE(record.lead()->technicianId, was.technicianId);
            QVERIFY(record.lead()->planned() == was.planned());
        }
    }

private Q_SLOTS:
    void whateverThePolicySays_data()
    {
        QTest::addColumn<QString>("database");
        QTest::addColumn<int>("seed");
        for (const char *database : {"sqlite", "postgresql"}) {
            for (int seed = 1; seed <= 4; ++seed)
                QTest::addRow("%s %d", database, seed) << QString::fromLatin1(database) << seed;
        }
    }
    void whateverThePolicySays()
    {
        QFETCH(QString, database);
        QFETCH(int, seed);
        m_desk.reset();
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_desk = m_fixture->open();
        QVERIFY(DeskFixture::run(*m_desk, foundation()));
        core::Random random{quint64(seed)};
        m_fixed.clear();
        m_orders.clear();
        m_dispatched = 0;
        people(random);
        const domain::FlowId automatic = m_desk->catalog().organisation().flowNamed(QStringLiteral("automatic"))->id;
        std::map<domain::OrderId, domain::Assignment> given;
        for (int i = 0; i < 8; ++i) {
            choosePolicy(random, i);
            fix(random, i);
            for (int n = 0; n < 4; ++n) {
                domain::Order wanted = order(random, i * 10 + n);
                wanted.flowId = automatic;
                m_orders.push_back(DeskFixture::addOrder(*m_desk, wanted).id);
            }
            const rules::Policy policy = m_desk->policy();
            round(random);
            nothingFixedMoved();
            for (const domain::OrderId id : m_orders) {
                const domain::OrderRecord record = stored(id);
                if (const auto before = given.find(id); before != given.end()) {
                    QVERIFY(record.lead()->id == before->second.id && record.lead()->planned() == before->second.planned()); // given once
                } else if (record.bookedLead()) {
                    QCOMPARE(broken(record, policy), QStringList());
                    const auto kept = DeskFixture::value<std::vector<store::StoredDecision>>(
                        *m_desk, [&](store::Connection &c) { return store::DecisionRepository(c).of(id); });
                    const rules::Decision &decision = kept.front().decision;
                    QVERIFY(rules::worst(decision.candidates[*decision.chosen].findings) < Severity::Ask);
                    given.emplace(id, *record.lead());
                }
            }
            m_fixture->clock.advance(minutes(random.between(6, 240))); // what found nobody is tried again
        }
        QCOMPARE(int(given.size()), m_dispatched);
        QVERIFY(!m_fixed.empty());
        QVERIFY2(m_dispatched >= 3, qPrintable(QString::number(m_dispatched)));
        QCOMPARE(m_fixture->problems(), QStringList());
    }
};

FIELDLANE_TEST_MAIN(TestDispatchProperties)
#include "tst_dispatchproperties.moc"
