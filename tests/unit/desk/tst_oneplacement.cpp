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
    static std::vector<domain::OrderId> randomOrders(Desk &desk, core::Random &random, Instant day)
    {
        std::vector<domain::OrderId> orders;
        for (int i = 0; i < 25; ++i)
            orders.push_back(DeskFixture::addOrder(desk, randomOrder(random, i, day)).id);
        return orders;
    }
    static domain::OrderRecord recordOf(Desk &desk, domain::OrderId id)
    {
        std::optional<domain::OrderRecord> record;
        desk.fetchOrder(id, &desk, [&](const auto &r) { record = *r; });
        return *record;
    }
    static engine::Job jobOf(const domain::OrderRecord &record) { return engine::jobOf(record); }
    /// Somebody goes along, with the lead or at a time of their own; whether it could be stored.
    static bool assistSometimes(Desk &desk, core::Random &random, domain::OrderId id, const std::vector<domain::TechnicianId> &team)
    {
        const domain::OrderRecord record = recordOf(desk, id);
        if (!record.bookedLead() || random.chance(0.5))
            return false;
        AssistOrder assist {id, 0, random.pick(team), AssistOrder::What::Join, {}, {}, Consent::Given};
        if (random.chance(0.2)) {
            assist.what = AssistOrder::What::OwnTime;
            assist.start = record.bookedLead()->plannedStart + minutes(30);
        }
        const auto outcome = DeskFixture::run(desk, SingleCommand(assist));
        return outcome && outcome->isDone();
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

    /// Some orders for one drop. Those that lie somewhere move by the same time, as bars do; others stand one
    /// behind the other. Most are let go over one lane, the rest keep theirs.
    static std::vector<Desk::Wish> randomDrop(Desk &desk, core::Random &random, std::vector<domain::OrderId> orders,
        const std::vector<domain::TechnicianId> &team, Instant day)
    {
        std::vector<Desk::Wish> wishes;
        const bool keepsLanes = random.chance(0.3);
        const domain::TechnicianId target = random.pick(team);
        const core::Duration shift = minutes(5 * random.between(-24, 24));
        const Instant first = day + minutes(5 * random.between(-6, 120));
        for (qint64 count = random.between(2, 5); count > 0; --count) {
            const qint64 at = random.below(qint64(orders.size()));
            const domain::OrderRecord record = recordOf(desk, orders[size_t(at)]);
            orders.erase(orders.begin() + at);
            const engine::Job job = jobOf(record);
            if (job.moving.isValid())
                wishes.push_back({job, keepsLanes ? record.lead()->technicianId : target, record.lead()->plannedStart + shift, {}});
            else
                wishes.push_back({job, target, wishes.empty() ? std::optional(first) : std::nullopt, first});
        }
        return wishes;
    }
    static Batch batchOf(const std::vector<Desk::Wish> &wishes, const std::vector<std::optional<engine::Placement>> &shown,
        size_t count)
    {
        Batch batch {QStringLiteral("planOrders"), {}};
        for (size_t i = 0; i < count; ++i) {
            batch.commands.push_back(PlanOrder {
                wishes[i].job.orderId, 0, wishes[i].technician, shown[i]->start, {}, Consent::Given, {}});
        }
        return batch;
    }
    /// How orders and lanes stand, but for versions and the numbers of assignments.
    static QStringList standing(Desk &desk, const std::vector<domain::OrderId> &orders)
    {
        QStringList lines;
        for (const domain::OrderId id : orders) {
            const domain::OrderRecord record = recordOf(desk, id);
            QString line = record.order.number + u' ' + domain::toCode(record.order.state);
            for (const domain::Assignment &a : record.assignments) {
                if (a.booked) {
                    line += QStringLiteral(" %1 %2 %3 %4").arg(a.technicianId.value()).arg(core::toIso(a.plannedStart),
                        core::toIso(a.plannedEnd), a.overlapAllowed ? QStringLiteral("over") : QString());
                }
            }
            lines << line;
        }
        return lines;
    }
    static void lockSometimes(Desk &desk, core::Random &random, domain::OrderId id)
    {
        if (jobOf(recordOf(desk, id)).moving.isValid() && random.chance(0.3))
            QVERIFY(DeskFixture::run(desk, SingleCommand(LockOrder {id, 0, {random.chance(0.5), random.chance(0.5)}})));
    }
    struct Seen
    {
        int stored = 0;
        int refused = 0;
        int asked = 0;
    };
    /// Each batch is one order longer than the one before, which was taken back, and answers with the placement
    /// of its last. What the last batch did stays.
    static void dropOneMoreEachTime(Desk &desk, const std::vector<Desk::Wish> &wishes, Seen &seen)
    {
        const auto shown = desk.placeAll(wishes);
        const size_t count = size_t(std::find(shown.begin(), shown.end(), std::nullopt) - shown.begin());
        std::vector<domain::OrderId> orders;
        for (const Desk::Wish &wish : wishes)
            orders.push_back(wish.job.orderId);
        const QStringList before = standing(desk, orders);
        for (size_t placed = 1; placed <= count; ++placed) {
            const engine::Placement &last = *shown[placed - 1];
            const auto outcome = DeskFixture::run(desk, batchOf(wishes, shown, placed));
            QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().detail));
            compare(last, *outcome->placement);
            QCOMPARE(outcome->isDone(), last.severity() != rules::Severity::Block);
            seen.asked += last.severity() == rules::Severity::Ask;
            seen.refused += !outcome->isDone();
            if (!outcome->isDone())
                return;
            for (size_t i = 0; i < placed; ++i) {
                const domain::OrderRecord record = recordOf(desk, orders[i]);
                QCOMPARE(record.lead()->technicianId, wishes[i].technician);
                QCOMPARE(record.lead()->planned(), shown[i]->service());
            }
            if (placed < count) {
                takeBack(desk);
                QCOMPARE(standing(desk, orders), before);
            } else {
                ++seen.stored;
            }
        }
    }
    static void takeBack(Desk &desk)
    {
        bool done = false;
        desk.undo(&desk, [&](const core::Result<Outcome> &r) { done = r && r->isDone(); });
        QVERIFY(done);
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
        const auto orders = randomOrders(*desk, random, day);
        int stored = 0;
        int assisted = 0;
        int together = 0;
        for (int i = 0; i < 200; ++i) {
            const domain::OrderId id = random.pick(orders);
            const domain::TechnicianId technician = random.pick(team);
            const Instant start = day + minutes(5 * random.between(-6, 300));
            const engine::Job job = jobOf(recordOf(*desk, id));
            other->poll();
            const engine::Placement shown = desk->place(job, technician, start);
            compare(other->place(job, technician, start), shown);
            const auto outcome = DeskFixture::run(
                *desk, SingleCommand(PlanOrder {id, 0, technician, start, {}, Consent::Given, {}}));
            QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().detail));
            compare(shown, *outcome->placement);
            if (!outcome->isDone())
                continue;
            ++stored;
            QCOMPARE(desk->board().findOrder(id)->assignment.planned(), shown.service());
            for (const engine::Companion &companion : job.companions) {
                const domain::PlannedWork *along = desk->board().find(companion.moving);
                QCOMPARE(along != nullptr, companion.technicianId != technician);
                QCOMPARE(along ? along->assignment.planned() : shown.service(), shown.service());
                together += along != nullptr;
            }
            assisted += assistSometimes(*desk, random, id, team);
        }
        QVERIFY(stored > 20);
        QVERIFY(assisted > 10);
        QVERIFY(together > 5);
        QCOMPARE(m_fixture.problems(), QStringList());
    }
    void severalDroppedTogetherAreStoredAsShown_data() { support::addDatabaseRows(); }
    void severalDroppedTogetherAreStoredAsShown()
    {
        QFETCH(QString, database);
        m_fixture.freshDatabase(database);
        m_fixture.clock.set(*core::fromIso(QStringLiteral("2026-03-27T07:00:00Z"))); // the clocks change on Sunday
        auto desk = m_fixture.open();
        core::Random random(2027);
        const Instant today = m_fixture.clock.now();
        const auto team = randomTeam(*desk, random, today);
        const auto orders = randomOrders(*desk, random, today);
        Seen seen;
        for (int round = 0; round < 40; ++round) {
            const Instant day = today + core::hours(24 * random.between(0, 4));
            lockSometimes(*desk, random, random.pick(orders));
            assistSometimes(*desk, random, random.pick(orders), team);
            const auto wishes = randomDrop(*desk, random, orders, team, day);
            const QStringList before = standing(*desk, orders);
            dropOneMoreEachTime(*desk, wishes, seen);
            if (QTest::currentTestFailed())
                return;
            if (standing(*desk, orders) != before && random.chance(0.3)) {
                takeBack(*desk);
                QCOMPARE(standing(*desk, orders), before);
            }
        }
        QVERIFY(seen.stored > 10);
        QVERIFY(seen.refused > 5);
        QVERIFY(seen.asked > 10);
        QCOMPARE(m_fixture.problems(), QStringList());
    }
};

FIELDLANE_TEST_MAIN(TestOnePlacement)
#include "tst_oneplacement.moc"
