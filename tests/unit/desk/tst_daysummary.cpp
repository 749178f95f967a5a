#include "desk/daysummary.h"
#include "desk/foundation.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using domain::OrderAction;
using support::DeskFixture;

/// The figures of a day, counted by hand beside it.
class TestDaySummary : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<Desk> m_desk;
    domain::UnitId m_north;
    domain::UnitId m_south;
    domain::TechnicianId m_tim;

    domain::Order order(domain::UnitId unit, std::optional<core::Instant> due = {})
    {
        domain::Order o = DeskFixture::order(QStringLiteral("Hilti"));
        o.unitId = unit;
        o.due = due;
        return DeskFixture::addOrder(*m_desk, o);
    }
    void step(domain::OrderId id, OrderAction action)
    {
        const auto outcome = DeskFixture::run(*m_desk, SingleCommand(StepOrder {id, 0, action, QStringLiteral("because"), {}, {}}));
        QVERIFY2(outcome && outcome->isDone(), outcome ? "" : qPrintable(outcome.error().detail));
    }
    void plan(domain::OrderId id, core::Duration in)
    {
        PlanOrder command;
        command.orderId = id;
        command.technicianId = m_tim;
        command.start = m_fixture->clock.now() + in;
        command.consent = Consent::Given;
        QVERIFY(DeskFixture::run(*m_desk, SingleCommand(command))->isDone());
    }
    static core::Result<DaySummary> summaryOf(Desk &desk)
    {
        std::optional<core::Result<DaySummary>> answer;
        summariseDay(desk, QTimeZone("Europe/Vaduz"), &desk, [&](const core::Result<DaySummary> &r) { answer = r; });
        return *answer;
    }
    static const DaySummary::UnitRow &rowOf(const DaySummary &summary, domain::UnitId unit)
    {
        return *std::find_if(summary.units.begin(), summary.units.end(), [&](const auto &row) { return row.unit == unit; });
    }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_desk = m_fixture->open();
        QVERIFY(DeskFixture::run(*m_desk, foundation()));
        const auto unit = [&](const char *name) {
            domain::Unit u;
            u.name = QLatin1String(name);
            u.zone = QStringLiteral("Europe/Vaduz");
            return domain::UnitId(DeskFixture::save(*m_desk, u));
        };
        m_north = unit("North");
        m_south = unit("South");
        domain::Technician tim = DeskFixture::technician(QStringLiteral("Tim")); // 8 to 17 with half an hour's break
        tim.unitId = m_north;
        m_tim = DeskFixture::addTechnician(*m_desk, tim);
    }
    void cleanup()
    {
        m_desk.reset();
        m_fixture.reset();
    }

    void ordersAreCountedByUnitAndStage_data() { support::addDatabaseRows(); }
    void ordersAreCountedByUnitAndStage()
    {
        order(m_north);
        order(m_south, m_fixture->clock.now() - core::hours(1)); // late already
        const auto planned = order(m_north);
        plan(planned.id, core::hours(1));
        const auto working = order(m_north);
        plan(working.id, core::hours(3));
        step(working.id, OrderAction::Arrive);
        const auto done = order(m_south, m_fixture->clock.now() - core::hours(1));
        plan(done.id, core::hours(6));
        step(done.id, OrderAction::Arrive);
        step(done.id, OrderAction::Complete);
        const auto cancelled = order(m_south);
        step(cancelled.id, OrderAction::Cancel);
        const auto summary = summaryOf(*m_desk);
        QVERIFY(summary);
        const auto &north = rowOf(*summary, m_north);
        const auto &south = rowOf(*summary, m_south);
        QCOMPARE(north.orders, (std::array<int, stageCount> {0, 1, 1, 1, 0}));
        QCOMPARE(south.orders, (std::array<int, stageCount> {0, 1, 0, 0, 1}));
        QCOMPARE(north.late, 0);
        QCOMPARE(south.late, 1); // what is done is no longer late
        QCOMPARE(summary->total().open(), 4);
        QCOMPARE(north.time, core::hours(8) + core::minutes(30));
        QVERIFY(north.work >= core::hours(2));
        QCOMPARE(south.work, core::Duration(0));
        m_fixture->clock.advance(core::hours(24));
        QCOMPARE(rowOf(*summaryOf(*m_desk), m_south).orders[size_t(Stage::Done)], 0); // that was yesterday
    }

    void claimsAndRatingsAreCounted_data() { support::addDatabaseRows(); }
    void claimsAndRatingsAreCounted()
    {
        domain::ClaimPool pool;
        pool.name = QStringLiteral("Free");
        pool.unitId = m_north;
        pool.members = {m_tim};
        pool.claimWindow = core::hours(1);
        const domain::PoolId poolId(DeskFixture::save(*m_desk, pool));
        domain::Order offered = DeskFixture::order(QStringLiteral("Hilti"));
        offered.unitId = m_north;
        offered.poolId = poolId;
        DeskFixture::addOrder(*m_desk, offered);
        QVERIFY(!summaryOf(*m_desk)->satisfaction());
        QCOMPARE(summaryOf(*m_desk)->unclaimed, 0);
        m_fixture->clock.advance(core::hours(1));
        QCOMPARE(summaryOf(*m_desk)->unclaimed, 1);
        for (const int rating : {5, 4, 4}) {
            const auto done = order(m_north);
            plan(done.id, core::hours(1));
            step(done.id, OrderAction::Arrive);
            QVERIFY(!DeskFixture::run(*m_desk, SingleCommand(RateOrder {done.id, 0, rating, {}}))); // not finished
            step(done.id, OrderAction::Complete);
            QVERIFY(!DeskFixture::run(*m_desk, SingleCommand(RateOrder {done.id, 0, 6, {}})));
            QVERIFY(DeskFixture::run(*m_desk, SingleCommand(RateOrder {done.id, 0, rating, QStringLiteral("thanks")})));
        }
        QCOMPARE(summaryOf(*m_desk)->ratings, (std::array<int, 5> {0, 0, 0, 2, 1}));
        QCOMPARE(qRound(*summaryOf(*m_desk)->satisfaction() * 100), 433);
        QCOMPARE(m_fixture->problems(), QStringList());
    }

    void everybodyCountsTheirOwn_data() { support::addDatabaseRows(); }
    void everybodyCountsTheirOwn()
    {
        order(m_north);
        order(m_south);
        DeskFixture::hire(*m_desk, QStringLiteral("rita"), "regionManager", m_north);
        DeskFixture::hire(*m_desk, QStringLiteral("carla"), "customerService", m_north);
        const auto enter = [&](const char *login) {
            Desk::Options options;
            options.database = m_fixture->url;
            options.logIn = LogIn {QLatin1String(login), {}};
            return std::move(*Desk::open(options, m_fixture->clock));
        };
        const auto rita = enter("rita");
        const auto summary = summaryOf(*rita);
        QVERIFY(summary);
        QCOMPARE(summary->total().open(), 1);
        const auto carla = enter("carla");
        const auto refused = summaryOf(*carla);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, core::ErrorCode::Forbidden);
    }
};

FIELDLANE_TEST_MAIN(TestDaySummary)
#include "tst_daysummary.moc"
