#include "desk/foundation.h"
#include "unit/desk/deskfixture.h"
#include "store/claimrepository.h"
#include "support/testmain.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using core::ErrorCode;
using domain::OrderAction;
using domain::OrderState;
using support::DeskFixture;

/// Pools: private and public orders, handing over and claiming.
class TestClaims : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<Desk> m_desk;
    domain::UnitId m_unit;
    domain::TechnicianId m_ursula;
    domain::TechnicianId m_viktor;
    domain::PersonId m_manager;
    domain::ClaimPool m_pool;

    template <class Entity>
    qint64 save(const Entity &entity)
    {
        return DeskFixture::save(*m_desk, entity);
    }
    void change(const std::function<void(domain::ClaimPool &)> &edit)
    {
        m_pool = *m_desk->catalog().organisation().pool(m_pool.id);
        edit(m_pool);
        save(m_pool);
    }
    core::Result<Outcome> step(domain::OrderId id, OrderAction action)
    {
        StepOrder command;
        command.orderId = id;
        command.action = action;
        command.reason = QStringLiteral("because");
        command.poolId = m_pool.id;
        return DeskFixture::run(*m_desk, SingleCommand(command));
    }
    core::Result<Outcome> claim(domain::OrderId id, domain::TechnicianId who)
    {
        return DeskFixture::run(*m_desk, SingleCommand(ClaimOrder {id, who}));
    }
    domain::Order offered()
    {
        const auto order = DeskFixture::addOrder(*m_desk, DeskFixture::order(QStringLiteral("Hilti")));
        const auto outcome = step(order.id, OrderAction::Offer);
        if (!outcome)
            qFatal("%s", qPrintable(outcome.error().detail));
        return outcome->current->order;
    }
    std::vector<store::Claim> ledger()
    {
        std::optional<core::Result<std::vector<store::Claim>>> answer;
        m_desk->read<std::vector<store::Claim>>(
            [&](store::Connection &c) { return store::ClaimRepository(c).ofPool(m_pool.id, 100); }, m_desk.get(),
            [&](core::Result<std::vector<store::Claim>> r) { answer = std::move(r); });
        return **answer;
    }
    void rows() { support::addDatabaseRows(); }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_desk = m_fixture->open();
        QVERIFY(DeskFixture::run(*m_desk, foundation()));
        domain::Unit unit;
        unit.zone = QStringLiteral("Europe/Vaduz");
        unit.name = QStringLiteral("North");
        m_unit = domain::UnitId(save(unit));
        m_ursula = DeskFixture::addTechnician(*m_desk, DeskFixture::technician(QStringLiteral("Ursula")));
        m_viktor = DeskFixture::addTechnician(*m_desk, DeskFixture::technician(QStringLiteral("Viktor")));
        m_manager = DeskFixture::hire(*m_desk, QStringLiteral("rita"), "regionManager", m_unit).id;
        m_pool = {};
        m_pool.name = QStringLiteral("North");
        m_pool.unitId = m_unit;
        m_pool.managerId = m_manager;
        m_pool.members = {m_ursula, m_viktor};
        m_pool.id = domain::PoolId(save(m_pool));
    }
    void cleanup() { m_desk.reset(); }

    void offeredAndClaimed_data() { rows(); }
    void offeredAndClaimed()
    {
        const auto order = offered();
        QCOMPARE(order.state, OrderState::Offered);
        QCOMPARE(order.claimUntil, std::optional(m_fixture->clock.now() + core::hours(2)));
        const auto won = claim(order.id, m_ursula);
        QVERIFY2(won, won ? "" : qPrintable(won.error().detail));
        QCOMPARE(won->current->order.state, OrderState::Assigned);
        QCOMPARE(won->current->lead()->technicianId, m_ursula);
        QVERIFY(!won->current->order.claimUntil);
        const auto lost = claim(order.id, m_viktor);
        QVERIFY(!lost);
        QCOMPARE(lost.error().code, ErrorCode::Conflict);
        QVERIFY(lost.error().detail.contains(QStringLiteral("Ursula")));
        QCOMPARE(ledger().size(), size_t(1));
        QCOMPARE(m_fixture->problems(), QStringList());
    }
    void givenBack_data() { rows(); }
    void givenBack()
    {
        change([](auto &p) { p.coolingOff = core::minutes(30); });
        const auto order = offered();
        QVERIFY(claim(order.id, m_ursula));
        m_fixture->clock.advance(core::minutes(10));
        const auto back = step(order.id, OrderAction::GiveBack);
        QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
        QCOMPARE(back->current->order.state, OrderState::Offered);
        QCOMPARE(back->current->order.claimUntil, std::optional(m_fixture->clock.now() + core::hours(2)));
        QVERIFY(back->current->assignments.empty());
        QCOMPARE(ledger().front().returnedAt, std::optional(m_fixture->clock.now()));
        const auto tooSoon = claim(order.id, m_ursula);
        QVERIFY(!tooSoon);
        QCOMPARE(tooSoon.error().code, ErrorCode::Forbidden);
        QVERIFY(claim(order.id, m_viktor));
        QCOMPARE(ledger().size(), size_t(2));
    }
    void undoneClaim_data() { rows(); }
    void undoneClaim()
    {
        const auto order = offered();
        QVERIFY(claim(order.id, m_ursula));
        std::optional<core::Result<Outcome>> answer;
        m_desk->undo(m_desk.get(), [&](const core::Result<Outcome> &r) { answer = r; });
        QVERIFY(*answer);
        QCOMPARE((*answer)->current->order.state, OrderState::Offered);
        QVERIFY(claim(order.id, m_viktor)); // free again
        m_desk->undo(m_desk.get(), [&](const core::Result<Outcome> &r) { answer = r; });
        m_desk->redo(m_desk.get(), [&](const core::Result<Outcome> &r) { answer = r; });
        QVERIFY(*answer);
        QCOMPARE((*answer)->current->lead()->technicianId, m_viktor);
        QVERIFY(!ledger().front().returnedAt);
        QCOMPARE(m_fixture->problems(), QStringList());
    }
    void theDeadlineHolds_data() { rows(); }
    void theDeadlineHolds()
    {
        const auto order = offered();
        m_fixture->clock.set(*order.claimUntil);
        const auto late = claim(order.id, m_ursula);
        QVERIFY(!late);
        QVERIFY(late.error().detail.contains(QStringLiteral("over")));
    }
    void dispatchModeGoesToTheManager_data() { rows(); }
    void dispatchModeGoesToTheManager()
    {
        change([](auto &p) { p.mode = domain::PoolMode::Dispatch; });
        const auto order = DeskFixture::addOrder(*m_desk, DeskFixture::order(QStringLiteral("Hilti")));
        const auto handed = step(order.id, OrderAction::Offer); // the mode decides what it is
        QVERIFY2(handed, handed ? "" : qPrintable(handed.error().detail));
        QCOMPARE(handed->current->order.state, OrderState::PendingDispatch);
        QCOMPARE(handed->current->order.handlerId, m_manager);
        QVERIFY(!claim(order.id, m_ursula));
    }
    void madeInThePool_data() { rows(); }
    void madeInThePool()
    {
        CreateOrder create;
        create.order = DeskFixture::order(QStringLiteral("Hilti"));
        create.order.poolId = m_pool.id;
        const auto open = DeskFixture::run(*m_desk, SingleCommand(create));
        QVERIFY(open);
        QCOMPARE(open->current->order.state, OrderState::Offered);
        change([](auto &p) { p.mode = domain::PoolMode::Dispatch; });
        const auto handed = DeskFixture::run(*m_desk, SingleCommand(create));
        QVERIFY(handed);
        QCOMPARE(handed->current->order.state, OrderState::PendingDispatch);
        QCOMPARE(handed->current->order.handlerId, m_manager);
    }
    void poolWithoutMembers_data() { rows(); }
    void poolWithoutMembers()
    {
        m_pool = *m_desk->catalog().organisation().pool(m_pool.id);
        m_pool.members.clear();
        const auto refused = DeskFixture::run(*m_desk, SingleCommand(Save<domain::ClaimPool> {m_pool}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    }
    void forceAssignedByTheSupervisor_data() { rows(); }
    void forceAssignedByTheSupervisor()
    {
        const auto order = offered();
        PlanOrder plan;
        plan.orderId = order.id;
        plan.technicianId = m_viktor;
        plan.start = m_fixture->clock.now() + core::hours(1);
        const auto forced = DeskFixture::run(*m_desk, SingleCommand(plan));
        QVERIFY(forced);
        QCOMPARE(forced->current->order.state, OrderState::Assigned);
        QVERIFY(!claim(order.id, m_ursula));
        QCOMPARE(ledger().size(), size_t(0)); // it was not claimed
    }
};

FIELDLANE_TEST_MAIN(TestClaims)
#include "tst_claims.moc"
