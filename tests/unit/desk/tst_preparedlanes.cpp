#include "core/random.h"
#include "desk/foundation.h"
#include "desk/lanes.h"
#include "desk/policies.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using core::hours;
using core::minutes;
using domain::OrderAction;
using domain::TechnicianId;
using support::DeskFixture;

/// What ranking keeps of lanes between questions is what the lanes are, whatever happened in between.
class TestPreparedLanes : public QObject
{
    Q_OBJECT
    DeskFixture m_fixture;
    std::unique_ptr<Desk> m_desk;
    std::vector<TechnicianId> m_team;
    std::vector<domain::OrderId> m_orders;
    int m_steps = 0; ///< that were taken

    void hire()
    {
        domain::Technician t = DeskFixture::technician(QStringLiteral("Technician %1").arg(m_team.size()));
        t.maxOrdersPerDay = 4;
        m_team.push_back(DeskFixture::addTechnician(*m_desk, t));
    }
    void plan(core::Random &random)
    {
        domain::Order o = DeskFixture::order(QStringLiteral("Customer %1").arg(m_orders.size()));
        o.location = core::Coordinate {47.05 + random.unit() * 0.2, 9.48 + random.unit() * 0.1};
        o.duration = minutes(random.between(10, 120));
        const domain::OrderId id = DeskFixture::addOrder(*m_desk, o).id;
        const core::Instant start = m_fixture.clock.now() + minutes(5 * random.between(-6, 300));
        const auto planned = DeskFixture::run(*m_desk, SingleCommand(PlanOrder {id, 0, random.pick(m_team), start, {}, Consent::Given, {}}));
        if (planned && planned->isDone())
            m_orders.push_back(id);
    }
    /// Whatever comes next for some order; not every step is one for its state.
    void step(core::Random &random)
    {
        static const std::vector steps {OrderAction::StartTravel, OrderAction::Arrive, OrderAction::Pause, OrderAction::Resume, OrderAction::Complete,
            OrderAction::Unassign};
        if (m_orders.empty())
            return;
        const auto done = DeskFixture::run(*m_desk, SingleCommand(StepOrder {random.pick(m_orders), 0, random.pick(steps), {}, {}, {}}));
        m_steps += done && done->isDone();
    }
    void change(core::Random &random)
    {
        switch (random.between(0, 7)) {
        case 0:
            return hire();
        case 1: {
            const core::Instant start = m_fixture.clock.now() + hours(random.between(0, 30));
            DeskFixture::save(*m_desk, domain::Absence {{}, random.pick(m_team), {start, start + hours(3)}, QStringLiteral("Course")});
            return;
        }
        case 2:
            return m_fixture.clock.advance(minutes(random.between(1, 200)));
        case 3: {
            const domain::PositionFix fix {core::Coordinate {47.1 + random.unit() * 0.1, 9.5}, m_fixture.clock.now(), 10};
            QVERIFY(DeskFixture::run(*m_desk, SingleCommand(SetPosition {random.pick(m_team), fix})));
            return;
        }
        case 4:
        case 5:
            return step(random);
        default:
            return plan(random);
        }
    }
    static bool isSame(const std::optional<engine::SendOption> &a, const std::optional<engine::SendOption> &b)
    {
        if (a.has_value() != b.has_value())
            return false;
        return !a || (a->placement.start == b->placement.start && a->placement.end == b->placement.end && a->placement.in == b->placement.in
            && a->placement.out == b->placement.out && a->placement.findings == b->placement.findings && a->placement.cost == b->placement.cost
            && a->displaced == b->displaced && a->broken == b->broken);
    }

    /// How many of them have a free place.
    int compareAll(const engine::Job &job)
    {
        const engine::PlacementContext context = placementContext(m_desk->catalog(), m_desk->now());
        const auto candidates = m_desk->rank(job);
        int placed = 0;
        if (candidates.size() != m_team.size())
            QTest::qFail("somebody is missing", __FILE__, __LINE__);
        for (const engine::Candidate &kept : candidates) {
            const engine::Candidate fresh = engine::candidateOf(job, m_desk->lane(kept.technicianId, rankingSpan(m_desk->now())), context);
            if (!isSame(kept.now, fresh.now) || !isSame(kept.afterCurrent, fresh.afterCurrent) || !isSame(kept.nextGap, fresh.nextGap) || kept.load != fresh.load)
                QTest::qFail(qPrintable(kept.name), __FILE__, __LINE__);
            placed += kept.nextGap.has_value();
        }
        return placed;
    }
    void open()
    {
        m_desk.reset();
        m_team.clear();
        m_orders.clear();
        m_steps = 0;
        m_fixture.clock.set(*core::fromIso(QStringLiteral("2026-03-02T07:00:00Z")));
        m_fixture.freshDatabase(QStringLiteral("sqlite"));
        m_desk = m_fixture.open();
        QVERIFY(DeskFixture::run(*m_desk, foundation()));
        for (int i = 0; i < 4; ++i)
            hire();
    }
    static engine::Job job()
    {
        engine::Job job;
        job.place = core::Coordinate {47.14, 9.52};
        job.work = minutes(50);
        return job;
    }

private Q_SLOTS:
    void whatIsKeptIsNeverStale_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 4; ++seed)
            QTest::addRow("%llu", static_cast<unsigned long long>(seed)) << seed;
    }
    void whatIsKeptIsNeverStale()
    {
        QFETCH(quint64, seed);
        open();
        core::Random random(seed);
        int placed = 0;
        for (int i = 0; i < 60; ++i) {
            change(random);
            placed += compareAll(job());
        }
        QVERIFY(placed > 0 && m_orders.size() > 2 && m_steps > 0);
    }
    void whatIsGoingOnLastsUntilNow()
    {
        open();
        domain::Order order = DeskFixture::order(QStringLiteral("Huber"));
        order.duration = minutes(20);
        const domain::OrderId id = DeskFixture::addOrder(*m_desk, order).id;
        QVERIFY(DeskFixture::run(*m_desk, SingleCommand(PlanOrder {id, 0, m_team.front(), m_fixture.clock.now(), {}, Consent::Given, {}})));
        for (const OrderAction action : {OrderAction::StartTravel, OrderAction::Arrive})
            QVERIFY(DeskFixture::run(*m_desk, SingleCommand(StepOrder {id, 0, action, {}, {}, {}})));
        compareAll(job());
        const auto before = m_desk->rank(job()).front().afterCurrent->arrival();
        m_fixture.clock.advance(minutes(15));
        compareAll(job());
        m_fixture.clock.advance(minutes(25)); // longer than it was planned for, and within the hour that is kept
        compareAll(job());
        QVERIFY(m_desk->rank(job()).front().afterCurrent->arrival() > before);
    }
};

FIELDLANE_TEST_MAIN(TestPreparedLanes)
#include "tst_preparedlanes.moc"
