#include "core/random.h"
#include "desk/foundation.h"
#include "desk/relaxing.h"
#include "support/testmain.h"
#include "unit/desk/publishedrules.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using core::hours;
using core::minutes;
using domain::OrderState;
using support::DeskFixture;
using Kind = Relaxation::Kind;

/// What would make an order fit that nobody can take: every change that is offered does what it says.
class TestRelaxing : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<Desk> m_desk;
    std::vector<domain::TechnicianId> m_team;

    domain::OrderRecord recordOf(domain::OrderId id)
    {
        m_desk->poll();
        std::optional<domain::OrderRecord> record;
        m_desk->fetchOrder(id, m_desk.get(), [&](const auto &r) { record = *r; });
        return *record;
    }
    Changes changesFor(domain::OrderId id)
    {
        std::optional<Changes> changes;
        const domain::OrderRecord record = recordOf(id);
        findChanges(*m_desk, record, m_desk.get(), [&](const Changes &found) { changes = found; });
        return changes.value_or(Changes {});
    }
    void makeTeam(int count)
    {
        m_team.clear();
        for (int i = 0; i < count; ++i) {
            domain::Technician t = DeskFixture::technician(QStringLiteral("Technician %1").arg(i));
            t.home = core::Coordinate {47.1 + 0.02 * i, 9.5};
            t.maxOrdersPerDay = 3;
            m_team.push_back(DeskFixture::addTechnician(*m_desk, t));
        }
    }
    domain::OrderId add(const domain::Order &order) { return DeskFixture::addOrder(*m_desk, order).id; }
    static const Relaxation *find(const Changes &changes, Kind kind)
    {
        const auto it = std::find_if(changes.cheapest.begin(), changes.cheapest.end(), [&](const Relaxation &r) { return r.kind == kind; });
        return it == changes.cheapest.end() ? nullptr : &*it;
    }
    static std::vector<rules::Finding> hard(const engine::Placement &placement)
    {
        std::vector<rules::Finding> findings = placement.findings;
        std::erase_if(findings, [](const rules::Finding &f) { return f.severity < rules::Severity::Ask; });
        return findings;
    }
    static bool isConsent(Kind kind)
    {
        return kind == Kind::Overtime || kind == Kind::Overlap || kind == Kind::PastTheCap || kind == Kind::Accept;
    }
    /// Does it, looks, and takes it back.
    void tryOut(domain::OrderId id, const Relaxation &change)
    {
        const QByteArray what = QByteArray::number(int(change.kind)) + " by " + change.technician.toUtf8();
        std::optional<core::Result<Outcome>> answer;
        applyChange(*m_desk, change, m_desk.get(), [&](const core::Result<Outcome> &r) { answer = r; });
        QVERIFY2(answer && *answer, answer && !*answer ? what + ": " + answer->error().detail.toUtf8() : what);
        QVERIFY2((*answer)->isDone(), what + ", status " + QByteArray::number(int((*answer)->status)));
        const domain::OrderRecord after = recordOf(id);
        QCOMPARE(after.order.state, OrderState::Assigned);
        QCOMPARE(after.lead()->technicianId, change.technicianId);
        QCOMPARE(after.lead()->planned(), change.span);
        const auto left = hard(m_desk->place(engine::jobOf(after), change.technicianId, change.span.start));
        QVERIFY2(isConsent(change.kind) ? left == change.against : left.empty(), what); // it fits
        QCOMPARE(rules::total(change.cost), change.price());
        bool undone = false;
        m_desk->undo(m_desk.get(), [&](const core::Result<Outcome> &r) { undone = r && r->isDone(); });
        QVERIFY2(undone, what);
        QCOMPARE(recordOf(id).order.state, OrderState::PendingDispatch);
    }
    /// An order that asks for one or two things too many.
    domain::Order demanding(core::Random &random)
    {
        const core::Instant now = m_desk->now();
        domain::Order o = DeskFixture::order(QStringLiteral("Hilti"));
        o.location = core::Coordinate {47.1 + random.unit() * 0.1, 9.5};
        o.duration = minutes(random.between(20, 180));
        switch (random.between(0, 6)) {
        case 0:
            o.requirements = {{QStringLiteral("hvac"), int(random.between(3, 5)), {}}};
            break;
        case 1:
            o.requirements = {{QStringLiteral("hvac"), 1, {}}, {QStringLiteral("gas"), 2, {}}};
            break;
        case 2:
            o.windowEnd = now - hours(random.between(1, 5));
            break;
        case 3:
            o.due = now + minutes(random.between(-60, 20));
            break;
        case 4: // after hours
            o.windowStart = now + minutes(random.between(560, 600));
            o.windowEnd = *o.windowStart + minutes(30);
            break;
        case 5: // where work lies
            o.windowStart = now + minutes(15 * random.between(4, 20));
            o.windowEnd = *o.windowStart + minutes(15);
            break;
        default:
            o.excluded = m_team;
        }
        return o;
    }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_desk = m_fixture->open();
        QVERIFY(DeskFixture::run(*m_desk, foundation()));
    }
    void cleanup()
    {
        if (m_fixture)
            QCOMPARE(m_fixture->problems(), QStringList());
        m_desk.reset();
        m_fixture.reset();
    }

    void whatSomebodyCanTakeNeedsNoChange_data() { support::addDatabaseRows(); }
    void whatSomebodyCanTakeNeedsNoChange()
    {
        makeTeam(2);
        const Changes changes = changesFor(add(DeskFixture::order(QStringLiteral("Hilti"))));
        QVERIFY(changes.isTakeable);
        QVERIFY(changes.cheapest.empty());
    }
    void whoCanTakeItButIsNotAskedIsNamed_data() { support::addDatabaseRows(); }
    void whoCanTakeItButIsNotAskedIsNamed()
    {
        makeTeam(2);
        domain::Unit unit;
        unit.name = QStringLiteral("North");
        unit.zone = QStringLiteral("Europe/Vaduz");
        const domain::UnitId north(DeskFixture::save(*m_desk, unit));
        domain::Technician busy = *m_desk->catalog().technician(m_team[0]);
        busy.unitId = north;
        DeskFixture::save(*m_desk, busy);
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.unitId = north;
        const domain::OrderId id = add(order);
        QVERIFY(changesFor(id).taker.isEmpty()); // the one of the unit is free
        const core::Instant now = m_desk->now();
        DeskFixture::save(*m_desk, domain::Absence {{}, m_team[0], {now - hours(1), now + hours(24 * 10)}, QStringLiteral("Course")});
        const Changes changes = changesFor(id);
        QVERIFY(changes.isTakeable && changes.cheapest.empty());
        QCOMPARE(changes.taker, m_desk->catalog().technician(m_team[1])->name);
        QCOMPARE(changes.notAsked, std::vector {NotAsked::OtherUnit});
    }
    void capsAndRulesCanBeAgreedTo_data() { support::addDatabaseRows(); }
    void capsAndRulesCanBeAgreedTo()
    {
        makeTeam(1);
        domain::Technician one = *m_desk->catalog().technician(m_team[0]);
        one.maxOrdersPerDay = 1;
        DeskFixture::save(*m_desk, one);
        for (int day = 0; day < 9; ++day) {
            const domain::OrderId filler = add(DeskFixture::order(QStringLiteral("Filler")));
            const core::Instant start = m_desk->now() + hours(24 * day) + minutes(20); // early, so that what ranking sees of the last day has it
            QVERIFY(DeskFixture::run(*m_desk, SingleCommand(PlanOrder {filler, 0, m_team[0], start, {}, Consent::Given, {}}))->isDone());
        }
        const domain::OrderId full = add(DeskFixture::order(QStringLiteral("Hilti")));
        const Changes past = changesFor(full);
        QVERIFY(find(past, Kind::PastTheCap));
        tryOut(full, *find(past, Kind::PastTheCap));
        one = *m_desk->catalog().technician(m_team[0]);
        one.maxOrdersPerDay = 0;
        DeskFixture::save(*m_desk, one);
        support::publishRules(*m_desk,
            {support::ruleOf(QStringLiteral("Not her"), {}, {{rules::ActionKind::ExcludeTechnicians, std::vector {m_team[0]}, {}}})});
        const domain::OrderId ruled = add(DeskFixture::order(QStringLiteral("Hilti")));
        const Changes all = changesFor(ruled);
        QCOMPARE(all.cheapest.size(), size_t(1));
        QCOMPARE(all.cheapest.front().kind, Kind::Accept);
        QCOMPARE(all.cheapest.front().against.front().constraint, rules::Constraint::ExcludedByRule);
        tryOut(ruled, all.cheapest.front());
    }
    void withoutTechniciansNothingHelps_data() { support::addDatabaseRows(); }
    void withoutTechniciansNothingHelps()
    {
        const Changes changes = changesFor(add(DeskFixture::order(QStringLiteral("Hilti"))));
        QVERIFY(!changes.isTakeable && changes.cheapest.empty());
    }
    void askingForLessIsPricedByItsLevels_data() { support::addDatabaseRows(); }
    void askingForLessIsPricedByItsLevels()
    {
        makeTeam(2);
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.requirements = {{QStringLiteral("hvac"), 4, {}}};
        const Changes changes = changesFor(add(order));
        QVERIFY(!changes.isTakeable);
        const Relaxation *less = find(changes, Kind::AskLess);
        QVERIFY(less);
        QCOMPARE(less->skill.name, QStringLiteral("hvac"));
        QCOMPARE(less->skill.level, 2);
        const auto part = std::find_if(less->cost.begin(), less->cost.end(),
            [](const rules::CostPart &p) { return p.objective == rules::Objective::Disturbance; });
        QCOMPARE(part->amount, 2 * 1800);
    }
    void changesWithoutTheRightAreNotOffered_data() { support::addDatabaseRows(); }
    void changesWithoutTheRightAreNotOffered()
    {
        makeTeam(1);
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.requirements = {{QStringLiteral("hvac"), 4, {}}};
        const domain::OrderId id = add(order);
        QVERIFY(find(changesFor(id), Kind::AskLess));
        m_desk = m_fixture->open(QStringLiteral("berta"), {domain::Permission::Dispatch});
        QVERIFY(!find(changesFor(id), Kind::AskLess));
    }
    void otherWorkMakesRoom_data() { support::addDatabaseRows(); }
    void otherWorkMakesRoom()
    {
        makeTeam(1);
        domain::Order other = DeskFixture::order(QStringLiteral("Patient"));
        other.duration = hours(2);
        const domain::OrderId patient = add(other);
        const core::Instant nine = m_desk->now() + hours(1);
        QVERIFY(DeskFixture::run(*m_desk, SingleCommand(PlanOrder {patient, 0, m_team[0], nine, {}, Consent::Given, {}}))->isDone());
        domain::Order urgent = DeskFixture::order(QStringLiteral("Urgent"));
        urgent.windowStart = nine + minutes(15);
        urgent.windowEnd = nine + minutes(60);
        const domain::OrderId id = add(urgent);
        const Changes changes = changesFor(id);
        const Relaxation *move = find(changes, Kind::MoveOther);
        QVERIFY(move);
        QCOMPARE(move->otherNumber, recordOf(patient).order.number);
        QVERIFY(move->otherStart >= move->span.end);
        tryOut(id, *move);
        QCOMPARE(recordOf(patient).lead()->plannedStart, nine); // after the undo
        QVERIFY(find(changes, Kind::Overlap));
        QVERIFY(find(changes, Kind::OtherTime));
        QVERIFY(!find(changes, Kind::UnlockOther));
        QVERIFY(DeskFixture::run(*m_desk, SingleCommand(LockOrder {patient, 0, {false, true}})));
        const Changes locked = changesFor(id);
        QVERIFY(!find(locked, Kind::MoveOther));
        const Relaxation *unlock = find(locked, Kind::UnlockOther);
        QVERIFY(unlock);
        QVERIFY(unlock->price() > move->price());
        tryOut(id, *unlock);
        QVERIFY(recordOf(patient).lead()->lockTime); // after the undo
    }
    void absencesAreShortened_data() { support::addDatabaseRows(); }
    void absencesAreShortened()
    {
        makeTeam(1);
        const core::Instant now = m_desk->now();
        DeskFixture::save(*m_desk, domain::Absence {{}, m_team[0], {now - hours(1), now + hours(24 * 10)}, QStringLiteral("Course")});
        const domain::OrderId id = add(DeskFixture::order(QStringLiteral("Hilti")));
        const Changes changes = changesFor(id);
        const Relaxation *back = find(changes, Kind::BackAtWork);
        QVERIFY(back);
        tryOut(id, *back);
        QCOMPARE(m_desk->catalog().absencesOf(m_team[0]).front().span.end, now + hours(24 * 10)); // after the undo
    }
    void whatChangedMeanwhileIsNotAgreedTo_data() { support::addDatabaseRows(); }
    void whatChangedMeanwhileIsNotAgreedTo()
    {
        makeTeam(1);
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.due = m_desk->now() + minutes(5);
        const domain::OrderId id = add(order);
        const Changes changes = changesFor(id);
        const Relaxation *later = find(changes, Kind::OtherTime);
        QVERIFY(later);
        const domain::OrderId other = add(DeskFixture::order(QStringLiteral("Other")));
        QVERIFY(DeskFixture::run(*m_desk, SingleCommand(PlanOrder {other, 0, m_team[0], later->span.start, {}, Consent::Given, {}}))->isDone());
        std::optional<core::Result<Outcome>> answer;
        applyChange(*m_desk, *later, m_desk.get(), [&](const core::Result<Outcome> &r) { answer = r; });
        QVERIFY(*answer);
        QCOMPARE((*answer)->status, Status::NeedsConsent);
        QCOMPARE(recordOf(id).order.due, order.due);
    }
    void eachOfferedChangeFits_data() { support::addDatabaseRows(); }
    void eachOfferedChangeFits()
    {
        makeTeam(3);
        core::Random random(2029);
        const core::Instant now = m_desk->now();
        domain::Technician fitter = *m_desk->catalog().technician(m_team[2]);
        fitter.skills.push_back({QStringLiteral("gas"), 2, {}});
        DeskFixture::save(*m_desk, fitter);
        DeskFixture::save(*m_desk, domain::Absence {{}, m_team[2], {now, now + hours(24 * 8)}, QStringLiteral("Ill")});
        std::map<Kind, int> seen;
        for (int i = 0; i < 40; ++i) {
            const domain::OrderId filler = add(DeskFixture::order(QStringLiteral("Filler")));
            const core::Instant start = now + minutes(15 * random.between(2, 30));
            QVERIFY(DeskFixture::run(*m_desk, SingleCommand(PlanOrder {filler, 0, m_team[size_t(random.between(0, 1))], start, {}, Consent::Given, {}})));
            const domain::OrderId id = add(demanding(random));
            const Changes changes = changesFor(id);
            QVERIFY(std::is_sorted(changes.cheapest.begin(), changes.cheapest.end(),
                [](const Relaxation &a, const Relaxation &b) { return a.price() < b.price(); }));
            for (size_t c = 0; c < changes.cheapest.size(); ++c) {
                const Changes again = changesFor(id); // each is made on the version that it was found for
                QCOMPARE(again.cheapest.size(), changes.cheapest.size());
                QCOMPARE(again.cheapest[c].price(), changes.cheapest[c].price()); // undo leaves nothing behind
                ++seen[again.cheapest[c].kind];
                tryOut(id, again.cheapest[c]);
                if (QTest::currentTestFailed())
                    return;
            }
        }
        for (const Kind kind : {Kind::AskLess, Kind::OtherTime, Kind::Overtime, Kind::Overlap, Kind::BackAtWork, Kind::TakePerson, Kind::MoveOther})
            QVERIFY2(seen[kind] > 0, QByteArray::number(int(kind)));
    }
};

FIELDLANE_TEST_MAIN(TestRelaxing)
#include "tst_relaxing.moc"
