#include "core/random.h"
#include "desk/lanes.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using core::hours;
using core::Instant;
using core::minutes;
using support::DeskFixture;

/// What the console shows while dragging, what a command answers and what is then stored must be one answer.
class TestOnePlacement : public QObject
{
    Q_OBJECT
    DeskFixture m_fixture;

    static domain::Order randomOrder(core::Random &random, int number, Instant day)
    {
        domain::Order o = DeskFixture::order(QStringLiteral("Customer %1").arg(number));
        o.location = core::Coordinate {47.05 + random.unit() * 0.2, 9.48 + random.unit() * 0.1};
        if (random.chance(0.1))
            o.location.reset();
        o.duration = minutes(random.between(10, 240));
        o.splittable = random.chance(0.2);
        o.requirements = {{QStringLiteral("hvac"), int(random.between(1, 3)), {}}};
        if (random.chance(0.5)) {
            o.windowStart = day + hours(random.between(0, 6));
            o.windowEnd = *o.windowStart + hours(2);
        }
        if (random.chance(0.3))
            o.due = day + hours(random.between(4, 30));
        return o;
    }
    static std::vector<domain::TechnicianId> randomTeam(Desk &desk, core::Random &random, Instant day)
    {
        std::vector<domain::TechnicianId> team;
        for (int i = 0; i < 4; ++i) {
            domain::Technician t = DeskFixture::technician(QStringLiteral("Technician %1").arg(i));
            t.home = core::Coordinate {47.05 + random.unit() * 0.2, 9.48 + random.unit() * 0.1};
            t.maxOrdersPerDay = int(random.between(0, 5));
            t.speedFactor = 0.8 + random.unit() * 0.4;
            team.push_back(DeskFixture::addTechnician(desk, t));
            if (random.chance(0.3)) {
                const domain::Absence absence {{}, team.back(), {day + hours(3), day + hours(5)}, QStringLiteral("Course")};
                if (!DeskFixture::run(desk, SingleCommand(Save<domain::Absence> {absence})))
                    qFatal("absence refused");
            }
        }
        return team;
    }
    static void compare(const engine::Placement &shown, const engine::Placement &answered)
    {
        QCOMPARE(shown.start, answered.start);
        QCOMPARE(shown.end, answered.end);
        QCOMPARE(shown.segments, answered.segments);
        QCOMPARE(shown.in, answered.in);
        QCOMPARE(shown.out, answered.out);
        QCOMPARE(shown.findings, answered.findings);
        QCOMPARE(shown.cost, answered.cost);
    }

private Q_SLOTS:
    void boardCommandAndStoreAgree_data() { support::addDatabaseRows(); }
    void boardCommandAndStoreAgree()
    {
        QFETCH(QString, database);
        m_fixture.freshDatabase(database);
        auto desk = m_fixture.open();
        auto other = m_fixture.open(QStringLiteral("berta"));
        core::Random random(2026);
        const Instant day = m_fixture.clock.now();
        const auto team = randomTeam(*desk, random, day);
        std::vector<domain::OrderId> orders;
        for (int i = 0; i < 25; ++i)
            orders.push_back(DeskFixture::addOrder(*desk, randomOrder(random, i, day)).id);
        int stored = 0;
        for (int i = 0; i < 150; ++i) {
            const domain::OrderId id = random.pick(orders);
            const domain::TechnicianId technician = random.pick(team);
            const Instant start = day + minutes(5 * random.between(-6, 300));
            std::optional<domain::OrderRecord> record;
            desk->fetchOrder(id, this, [&](const auto &r) { record = *r; });
            const domain::Assignment *lead = record->lead();
            const engine::Job job = engine::jobOf(record->order, lead && lead->booked ? lead : nullptr);
            other->poll();
            const engine::Placement shown = desk->place(job, technician, start);
            compare(other->place(job, technician, start), shown);
            const auto outcome = DeskFixture::run(
                *desk, SingleCommand(PlanOrder {id, 0, technician, start, {}, Consent::Given, {}}));
            if (!outcome) // the lifecycle refused
                continue;
            compare(shown, *outcome->placement);
            if (!outcome->isDone())
                continue;
            ++stored;
            QCOMPARE(desk->board().findOrder(id)->assignment.planned(), shown.service());
        }
        QVERIFY(stored > 20);
        QCOMPARE(m_fixture.problems(), QStringList());
    }
};

FIELDLANE_TEST_MAIN(TestOnePlacement)
#include "tst_oneplacement.moc"
