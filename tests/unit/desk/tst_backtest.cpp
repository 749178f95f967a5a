#include "core/random.h"
#include "desk/automation.h"
#include "desk/backtest.h"
#include "desk/foundation.h"
#include "desk/policies.h"
#include "desk/rulebooks.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using core::hours;
using core::Instant;
using core::minutes;
using support::DeskFixture;

/// Days that dispatched themselves, and what they would have been otherwise.
class TestBacktest : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<Desk> m_desk;
    std::vector<domain::TechnicianId> m_team;
    core::TimeSpan m_days;

    template <class T>
    core::Result<T> with(std::function<core::Result<T>(store::Connection &)> work)
    {
        return DeskFixture::read<T>(*m_desk, std::move(work));
    }
    domain::Order randomOrder(core::Random &random, int i)
    {
        const Instant now = m_fixture->clock.now();
        domain::Order o = DeskFixture::order(QStringLiteral("Customer %1").arg(i));
        o.location = core::Coordinate {47.05 + random.unit() * 0.2, 9.48 + random.unit() * 0.1};
        o.duration = minutes(random.between(20, 180));
        o.requirements = {{QStringLiteral("hvac"), int(random.between(1, 3)), {}}};
        o.flowId = m_desk->catalog().organisation().flowNamed(QStringLiteral("automatic"))->id;
        if (random.chance(0.5)) {
            o.windowStart = now + minutes(random.between(-60, 60 * 24));
            o.windowEnd = *o.windowStart + hours(2);
        }
        if (random.chance(0.3))
            o.due = now + hours(random.between(2, 30));
        return o;
    }
    /// A few days in which orders come in and nobody but automatic dispatch does anything.
    void liveThrough(int orders, const std::function<void()> &before = {})
    {
        QFETCH(QString, database);
        m_desk.reset();
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->clock.set(*core::fromIso(QStringLiteral("2026-03-27T07:00:00Z"))); // the clocks change on Sunday
        m_fixture->freshDatabase(database);
        m_desk = m_fixture->open();
        QVERIFY(DeskFixture::run(*m_desk, foundation()));
        core::Random random(71);
        m_team.clear();
        for (int i = 0; i < 5; ++i) {
            domain::Technician t = DeskFixture::technician(QStringLiteral("Technician %1").arg(i));
            t.home = core::Coordinate {47.05 + random.unit() * 0.2, 9.48 + random.unit() * 0.1};
            t.skills.front().level = int(random.between(1, 3));
            t.speedFactor = 0.8 + random.unit() * 0.4;
            m_team.push_back(DeskFixture::addTechnician(*m_desk, t));
        }
        if (before)
            before();
        m_days.start = m_fixture->clock.now();
        for (int i = 0; i < orders; ++i) {
            DeskFixture::addOrder(*m_desk, randomOrder(random, i));
            QVERIFY(with<AutomationReport>(
                [&](store::Connection &c) { return automate(c, m_desk->viewer(), QStringLiteral("test"), m_desk->now()); }));
            m_desk->poll();
            m_fixture->clock.advance(minutes(random.between(30, 240)));
        }
        m_days.end = m_fixture->clock.now();
    }
    PastDays past(core::TimeSpan days)
    {
        const auto read = with<PastDays>(
            [&](store::Connection &c) { return pastDays(c, m_desk->catalog(), m_desk->viewer(), days); });
        return *read;
    }
    void make(const char *name, domain::PolicySituation situation, rules::Objective only)
    {
        rules::StoredPolicy stored;
        stored.policy.weights.fill(0);
        stored.policy.weights[size_t(only)] = 1000;
        domain::PlanningPolicy policy;
        policy.name = QLatin1String(name);
        policy.situation = situation;
        policy.content = contentOf(stored);
        DeskFixture::save(*m_desk, policy);
    }
    Replay replayed(const rules::Policy &policy, const rules::RuleBook &book = {})
    {
        std::optional<rules::Evaluator> evaluator;
        if (!book.rules.empty())
            evaluator.emplace(book, ruleFieldsOf(m_desk->catalog()));
        return replay(past(m_days), m_desk->catalog(), evaluator ? &*evaluator : nullptr, &policy);
    }

private Q_SLOTS:
    void underTheSamePolicyTheSameHappens_data() { support::addDatabaseRows(); }
    void underTheSamePolicyTheSameHappens()
    {
        constexpr int orders = 40;
        liveThrough(orders);
        const Replay replay = replayed(m_desk->policy());
        QCOMPARE(replay.orders.size(), size_t(orders));
        for (const Replayed &one : replay.orders)
            QVERIFY2(one.before == one.after, qPrintable(one.number));
        QCOMPARE(replay.after, replay.before);
        QVERIFY(replay.isWhole);
        QCOMPARE(replay.moved, 0);
        QVERIFY(replay.before.dispatched > orders / 3);
        QVERIFY(replay.before.travel > core::Duration(0));
    }
    void eachDayHasItsPolicy_data() { support::addDatabaseRows(); }
    void eachDayHasItsPolicy()
    {
        liveThrough(40, [this] {
            make("Every day", domain::PolicySituation::Normal, rules::Objective::Travel);
            make("Feast", domain::PolicySituation::Holiday, rules::Objective::Waiting);
            domain::Holiday holiday;
            holiday.day = QDate(2026, 3, 28);
            DeskFixture::save(*m_desk, holiday);
        });
        const Replay asItWas = replay(past(m_days), m_desk->catalog(), nullptr, nullptr);
        QVERIFY(asItWas.before.dispatched > 10);
        for (const Replayed &one : asItWas.orders)
            QVERIFY2(one.before == one.after, qPrintable(one.number));
        QVERIFY(replayed(m_desk->policy()).after != asItWas.after); // one policy for all days
    }
    void anotherPolicyDispatchesOtherwise_data() { support::addDatabaseRows(); }
    void anotherPolicyDispatchesOtherwise()
    {
        liveThrough(40);
        rules::Policy lazy = m_desk->policy();
        lazy.weights.fill(0);
        lazy.weights[size_t(rules::Objective::Travel)] = 1000; // the way is all that counts
        rules::Policy eager = m_desk->policy();
        eager.weights.fill(0);
        eager.weights[size_t(rules::Objective::Waiting)] = 1000; // the customer is all that counts
        const Replay shortWays = replayed(lazy);
        const Replay soon = replayed(eager);
        QVERIFY(shortWays.moved > 0);
        QVERIFY(shortWays.after.travel < soon.after.travel);
        QVERIFY(soon.after.response < shortWays.after.response);
        QCOMPARE(shortWays.before, soon.before);
    }
    void rulesTakePartInTheReplay_data() { support::addDatabaseRows(); }
    void rulesTakePartInTheReplay()
    {
        liveThrough(20);
        rules::Rule rule;
        rule.id = QStringLiteral("without the first");
        rule.then = {{rules::ActionKind::ExcludeTechnicians, std::vector<domain::TechnicianId> {m_team.front()}, {}}};
        rules::RuleBook book;
        book.rules = {rule};
        for (const Replayed &one : replayed(m_desk->policy(), book).orders)
            QVERIFY(!one.after || one.after->technicianId != m_team.front());
        book.rules.front().then = {{rules::ActionKind::PreferTechnicians, std::vector<domain::TechnicianId> {m_team.back()}, {}}};
        const auto given = [&](const Replay &r) {
            return std::count_if(r.orders.begin(), r.orders.end(), [&](const Replayed &one) { return one.after && one.after->technicianId == m_team.back(); });
        };
        QVERIFY(given(replayed(m_desk->policy(), book)) > given(replayed(m_desk->policy())));
        const qint64 poolId = DeskFixture::save(*m_desk, DeskFixture::onCall(*m_desk, {m_team.front()}));
        domain::Order offered = DeskFixture::order(QStringLiteral("Nobody claims it"));
        offered.poolId = domain::PoolId(poolId);
        offered.createdAt = m_days.start;
        DeskFixture::addOrder(*m_desk, offered);
        book.rules.front().then = {{rules::ActionKind::SetPool, rules::ReferenceId {poolId}, {}}};
        const Replay pooled = replayed(m_desk->policy(), book);
        QCOMPARE(pooled.after.dispatched, 0); // nobody knows who would claim them
        QCOMPARE(pooled.after.unclaimed, pooled.after.orders);
        QCOMPARE(pooled.before.unclaimed, 1);
        QVERIFY(std::all_of(pooled.orders.begin(), pooled.orders.end(), [](const Replayed &one) { return one.way == Replayed::Way::Pool && !one.after; }));
        book.rules.front().then = {{rules::ActionKind::Dispatch, rules::DispatchMode::Propose, {}}};
        const Replay proposed = replayed(m_desk->policy(), book);
        QCOMPARE(proposed.after.dispatched, 0);
        for (const Replayed &one : proposed.orders)
            QCOMPARE(one.way, Replayed::Way::Proposed);
    }
    void nothingHappenedIsNoFault_data() { support::addDatabaseRows(); }
    void nothingHappenedIsNoFault()
    {
        liveThrough(3);
        const PastDays quiet = past({m_days.end + hours(1000), m_days.end + hours(1024)});
        QCOMPARE(replay(quiet, m_desk->catalog(), nullptr, nullptr).after, ReplayFigures());
        const core::StopToken stop;
        stop.abandon();
        const Replay stopped = replay(past(m_days), m_desk->catalog(), nullptr, nullptr, stop);
        QVERIFY(!stopped.isWhole);
        QVERIFY(stopped.orders.empty());
        const Replay nobody = replay(past(m_days), Catalog(), nullptr, nullptr); // a company without technicians
        QCOMPARE(nobody.after.dispatched, 0);
        QCOMPARE(nobody.orders.size(), size_t(3));
    }
    void reportsAreNotForEverybody_data() { support::addDatabaseRows(); }
    void reportsAreNotForEverybody()
    {
        liveThrough(1);
        domain::Viewer clerk;
        clerk.permissions = {};
        const auto refused = with<PastDays>([&](store::Connection &c) { return pastDays(c, m_desk->catalog(), clerk, m_days); });
        QCOMPARE(refused.error().code, core::ErrorCode::Forbidden);
    }
};

FIELDLANE_TEST_MAIN(TestBacktest)
#include "tst_backtest.moc"
