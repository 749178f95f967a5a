#include "desk/askedpeople.h"
#include "desk/automatic.h"
#include "desk/automation.h"
#include "desk/foundation.h"
#include "desk/policies.h"
#include "store/automationrepository.h"
#include "store/leaserepository.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using domain::OrderState;
using support::DeskFixture;

/// Orders that dispatch themselves: by their flow, or because nobody claimed them in time.
class TestAutomatic : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<Desk> m_desk;
    domain::UnitId m_company;
    domain::UnitId m_north;
    domain::UnitId m_valley; ///< below North

    template <class Entity>
    qint64 save(const Entity &entity)
    {
        return DeskFixture::save(*m_desk, entity);
    }
    static domain::Area around(core::Coordinate c, double degrees)
    {
        return {{{{c.latitude - degrees, c.longitude - degrees}, {c.latitude - degrees, c.longitude + degrees},
            {c.latitude + degrees, c.longitude + degrees}, {c.latitude + degrees, c.longitude - degrees}}}};
    }
    domain::UnitId unit(const char *name, domain::UnitId parent, const domain::Area &area = {}, std::vector<QString> postcodes = {})
    {
        domain::Unit u;
        u.name = QLatin1String(name);
        u.parentId = parent;
        u.zone = QStringLiteral("Europe/Vaduz");
        u.area = area;
        u.postcodes = std::move(postcodes);
        return domain::UnitId(save(u));
    }
    domain::TechnicianId technician(const char *name, domain::UnitId unit, core::Coordinate home)
    {
        domain::Technician t = DeskFixture::technician(QLatin1String(name));
        t.unitId = unit;
        t.home = home;
        return domain::TechnicianId(save(t));
    }
    domain::Order entered(const domain::Order &order)
    {
        domain::Order o = order;
        o.flowId = m_desk->catalog().organisation().flowNamed(QStringLiteral("automatic"))->id;
        return DeskFixture::addOrder(*m_desk, o);
    }
    domain::OrderRecord stored(domain::OrderId id)
    {
        m_desk->poll();
        std::optional<domain::OrderRecord> record;
        m_desk->fetchOrder(id, m_desk.get(), [&](const core::Result<domain::OrderRecord> &r) { record = *r; });
        return *record;
    }
    template <class T>
    T with(std::function<core::Result<T>(store::Connection &)> work)
    {
        return DeskFixture::value<T>(*m_desk, std::move(work));
    }
    AutomationReport round(const QString &holder = QStringLiteral("test"))
    {
        return with<AutomationReport>(
            [&](store::Connection &c) { return automate(c, m_desk->viewer(), holder, m_fixture->clock.now()); });
    }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_desk = m_fixture->open();
        QVERIFY(DeskFixture::run(*m_desk, foundation()));
        m_company = unit("Company", {});
        m_north = unit("North", m_company, around({47.2, 9.5}, 0.1), {QStringLiteral("94")});
        m_valley = unit("Valley", m_north, around({47.2, 9.5}, 0.02));
    }
    void cleanup()
    {
        m_desk.reset();
        m_fixture.reset();
    }

    void theDeepestUnitThatServesThePlaceIsFound_data() { support::addDatabaseRows(); }
    void theDeepestUnitThatServesThePlaceIsFound()
    {
        domain::Order order;
        order.location = core::Coordinate {47.21, 9.51};
        QCOMPARE(servingUnit(order, m_desk->catalog()), m_valley);
        order.location = core::Coordinate {47.26, 9.56};
        QCOMPARE(servingUnit(order, m_desk->catalog()), m_north);
        order.location = core::Coordinate {46, 8};
        QVERIFY(!servingUnit(order, m_desk->catalog()).isValid());
        order.address = QStringLiteral("Dorfstrasse 94, 8001 Zürich"); // a house number is no postcode
        QVERIFY(!servingUnit(order, m_desk->catalog()).isValid());
        order.address = QStringLiteral("Landstrasse 3, 9490 Vaduz");
        QCOMPARE(servingUnit(order, m_desk->catalog()), m_north);
    }

    void keywordsTellTheFault_data() { support::addDatabaseRows(); }
    void keywordsTellTheFault()
    {
        domain::FaultType leak;
        leak.name = QStringLiteral("Leak");
        leak.keywords = {QStringLiteral("water"), QStringLiteral("leak")};
        domain::FaultType noise;
        noise.name = QStringLiteral("Noise");
        noise.keywords = {QStringLiteral("loud"), QStringLiteral("water hammer"), QStringLiteral("noise")};
        const domain::FaultTypeId leakId(save(leak));
        const domain::FaultTypeId noiseId(save(noise));
        domain::Order order;
        order.description = QStringLiteral("Water comes out below");
        QCOMPARE(describedFault(order, m_desk->catalog()), leakId);
        order.description = QStringLiteral("LOUD noise, some water");
        QCOMPARE(describedFault(order, m_desk->catalog()), noiseId);
        order.description = QStringLiteral("Please call back");
        QVERIFY(!describedFault(order, m_desk->catalog()).isValid());
    }

    void anOrderFindsUnitAndTechnician_data() { support::addDatabaseRows(); }
    void anOrderFindsUnitAndTechnician()
    {
        const auto near = technician("Near", m_valley, {47.20, 9.50});
        technician("Elsewhere", m_company, {47.201, 9.501}); // nearer by air, but of another unit
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.location = core::Coordinate {47.202, 9.502};
        order = entered(order);
        QCOMPARE(order.state, OrderState::PendingDispatch);
        const auto report = round();
        QVERIFY(report.isHolder);
        QCOMPARE(report.dispatched, 1);
        const domain::OrderRecord after = stored(order.id);
        QCOMPARE(after.order.state, OrderState::Assigned);
        QCOMPARE(after.order.unitId, m_valley);
        QCOMPARE(after.lead()->technicianId, near);
        QVERIFY(m_desk->board().findOrder(order.id));
        std::optional<domain::Event> last;
        m_desk->fetchStory(order.id, m_desk.get(), [&](const core::Result<std::vector<domain::Event>> &r) { last = r->back(); });
        QCOMPARE(last->actor, QStringLiteral("automatic"));
        const auto reason = AutomaticReason::fromText(last->reason);
        QVERIFY2(reason, qPrintable(last->reason));
        QCOMPARE(reason->candidates, 1);
        QCOMPARE(round().dispatched, 0);
        QCOMPARE(m_fixture->problems(), QStringList());
    }

    void limitsOfFaultsAreKeptAsGravelyAsThePolicySays_data() { support::addDatabaseRows(); }
    void limitsOfFaultsAreKeptAsGravelyAsThePolicySays()
    {
        domain::FaultType leak;
        leak.name = QStringLiteral("Leak");
        leak.keywords = {QStringLiteral("water")};
        const domain::FaultTypeId leakId(save(leak));
        domain::FaultType noise;
        noise.name = QStringLiteral("Noise");
        const domain::FaultTypeId noiseId(save(noise));
        const auto near = technician("Near", m_valley, {47.200, 9.500});
        const auto far = technician("Far", m_valley, {47.215, 9.515});
        const auto limit = [&](domain::TechnicianId id, domain::FaultTypeId fault) {
            domain::Technician t = *m_desk->catalog().technician(id);
            t.faultLevels = {{fault, 1}};
            save(t);
        };
        limit(near, noiseId);
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.location = core::Coordinate {47.2001, 9.5001};
        order.description = QStringLiteral("Water comes out below");
        const auto first = entered(order);
        QCOMPARE(stored(first.id).order.faultTypeId, leakId);
        QCOMPARE(round().dispatched, 1);
        QCOMPARE(stored(first.id).lead()->technicianId, far); // the near one is there for noise alone
        limit(far, noiseId);
        const auto second = entered(order);
        QCOMPARE(round().dispatched, 0);
        rules::StoredPolicy loose;
        loose.policy.severities[size_t(rules::Constraint::FaultType)] = rules::Severity::Warn;
        domain::PlanningPolicy entity;
        entity.name = QStringLiteral("Loose");
        entity.content = contentOf(loose);
        const domain::PolicyId id(save(entity));
        QVERIFY(DeskFixture::run(*m_desk, SingleCommand(ChoosePolicy {id})));
        m_fixture->clock.advance(core::minutes(6)); // tried again
        QCOMPARE(round().dispatched, 1);
        QCOMPARE(stored(second.id).lead()->technicianId, near);
    }
    void aUnitMayLeaveItToPeople_data() { support::addDatabaseRows(); }
    void aUnitMayLeaveItToPeople()
    {
        using Wish = domain::AutomaticDispatch;
        technician("Near", m_valley, {47.20, 9.50});
        const auto wish = [&](domain::UnitId id, Wish automatic) {
            domain::Unit u = *m_desk->catalog().unit(id);
            u.automatic = automatic;
            save(u);
        };
        wish(m_north, Wish::Proposes); // and Valley as the unit above
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.location = core::Coordinate {47.202, 9.502};
        order = entered(order);
        QCOMPARE(round().dispatched, 0);
        QCOMPARE(stored(order.id).order.state, OrderState::PendingDispatch);
        wish(m_valley, Wish::Assigns);
        m_fixture->clock.advance(core::hours(1)); // tried again
        QCOMPARE(round().dispatched, 1);
        QCOMPARE(stored(order.id).order.state, OrderState::Assigned);
        wish(m_valley, Wish::Proposes);
        domain::Order other = DeskFixture::order(QStringLiteral("Kaiser"));
        other.location = core::Coordinate {47.203, 9.503};
        other = entered(other);
        QCOMPARE(round().dispatched, 0);
        QCOMPARE(m_fixture->problems(), QStringList());
    }
    void whoBelongsToNoUnitIsAskedLast_data() { support::addDatabaseRows(); }
    void whoBelongsToNoUnitIsAskedLast()
    {
        const auto anywhere = technician("Anywhere", {}, {47.202, 9.502});
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.location = core::Coordinate {47.202, 9.502};
        order = entered(order);
        QCOMPARE(round().dispatched, 1);
        QCOMPARE(stored(order.id).lead()->technicianId, anywhere);
        const auto near = technician("Near", m_company, {47.25, 9.55});
        domain::Order other = DeskFixture::order(QStringLiteral("Kaiser"));
        other.location = core::Coordinate {47.202, 9.502};
        other = entered(other);
        QCOMPARE(round().dispatched, 1);
        QCOMPARE(stored(other.id).lead()->technicianId, near); // the company's own come first
    }

    void thoseFarAwayAreAskedWhenNobodyNearHasAPlace_data() { support::addDatabaseRows(); }
    void thoseFarAwayAreAskedWhenNobodyNearHasAPlace()
    {
        const auto far = technician("Far", m_company, {47.26, 9.60});
        const auto lost = [&] {
            domain::Technician t = DeskFixture::technician(QStringLiteral("Lost")); // nobody knows where
            t.unitId = m_company;
            t.home.reset();
            return domain::TechnicianId(save(t));
        }();
        for (size_t i = 0; i < AskedPeople::atOnce + 2; ++i) {
            const auto near = technician("Near", m_company, {47.20 + 0.001 * double(i), 9.50});
            save(domain::Absence {{}, near, {m_fixture->clock.now(), m_fixture->clock.now() + core::hours(24 * 60)}, {}});
        }
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.location = core::Coordinate {47.20, 9.50};
        order = entered(order);
        QCOMPARE(round().dispatched, 1);
        QCOMPARE(stored(order.id).lead()->technicianId, far);
        save(domain::Absence {{}, far, {m_fixture->clock.now(), m_fixture->clock.now() + core::hours(24 * 60)}, {}});
        domain::Order other = DeskFixture::order(QStringLiteral("Kaiser"));
        other.location = core::Coordinate {47.20, 9.50};
        other = entered(other);
        round();
        QCOMPARE(stored(other.id).lead() ? stored(other.id).lead()->technicianId : domain::TechnicianId(), lost);
    }

    void loadWeighsAgainstTheWay_data() { support::addDatabaseRows(); }
    void loadWeighsAgainstTheWay()
    {
        const auto near = technician("Near", m_valley, {47.200, 9.500});
        const auto far = technician("Far", m_valley, {47.215, 9.515});
        std::vector<domain::TechnicianId> leads;
        for (int i = 0; i < 4; ++i) {
            domain::Order order = DeskFixture::order(QStringLiteral("Customer %1").arg(i));
            order.location = core::Coordinate {47.2001, 9.5001};
            order.duration = core::hours(2);
            order = entered(order);
            QCOMPARE(round().dispatched, 1);
            leads.push_back(stored(order.id).lead()->technicianId);
        }
        QCOMPARE(leads.front(), near);
        QVERIFY(std::count(leads.begin(), leads.end(), far) >= 1);
        QCOMPARE(m_fixture->problems(), QStringList());
    }

    void whoIsOffDutyDuringAShiftGetsNothing_data() { support::addDatabaseRows(); }
    void whoIsOffDutyDuringAShiftGetsNothing()
    {
        const auto near = technician("Near", m_valley, {47.200, 9.500});
        const auto far = technician("Far", m_valley, {47.215, 9.515});
        domain::Technician gone = *m_desk->catalog().technician(near);
        gone.duty = domain::DutyStatus::OffDuty;
        save(gone);
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.location = core::Coordinate {47.2001, 9.5001};
        const auto today = entered(order);
        QCOMPARE(round().dispatched, 1);
        QCOMPARE(stored(today.id).lead()->technicianId, far);
        m_fixture->clock.advance(core::hours(12)); // in the evening everybody is off duty
        const auto tomorrow = entered(order);
        QCOMPARE(round().dispatched, 1);
        QCOMPARE(stored(tomorrow.id).lead()->technicianId, near);
    }

    void nobodyQualifiedIsTriedAgainLaterOrWhenItChanges_data() { support::addDatabaseRows(); }
    void nobodyQualifiedIsTriedAgainLaterOrWhenItChanges()
    {
        domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
        order.requirements = {{QStringLiteral("rockets"), 1, {}}};
        order = entered(order);
        QCOMPARE(round().waiting, 1);
        QCOMPARE(round().waiting, 0); // just tried
        m_fixture->clock.advance(core::minutes(6));
        QCOMPARE(round().waiting, 1);
        technician("Near", m_valley, {47.20, 9.50});
        domain::Order edited = stored(order.id).order;
        const domain::Order base = edited;
        edited.requirements = {{QStringLiteral("hvac"), 1, {}}};
        QVERIFY(DeskFixture::run(*m_desk, SingleCommand(EditOrder {base, edited})));
        QCOMPARE(round().dispatched, 1);
    }

    void whatPeopleTookBackStaysWithThem_data() { support::addDatabaseRows(); }
    void whatPeopleTookBackStaysWithThem()
    {
        technician("Near", m_valley, {47.20, 9.50});
        const auto order = entered(DeskFixture::order(QStringLiteral("Hilti")));
        QCOMPARE(round().dispatched, 1);
        QVERIFY(DeskFixture::run(*m_desk, SingleCommand(StepOrder {order.id, 0, domain::OrderAction::Unassign, {}, {}, {}})));
        QCOMPARE(round().dispatched, 0);
        QCOMPARE(stored(order.id).order.state, OrderState::PendingDispatch);
    }

    void anUnclaimedOrderIsDispatchedAtItsDeadline_data() { support::addDatabaseRows(); }
    void anUnclaimedOrderIsDispatchedAtItsDeadline()
    {
        const auto near = technician("Near", m_valley, {47.20, 9.50});
        domain::ClaimPool pool;
        pool.unitId = m_north;
        pool.members = {near};
        pool.claimWindow = core::minutes(30);
        pool.remindBefore = core::minutes(10);
        pool.name = QStringLiteral("Waits");
        const domain::PoolId waits(save(pool));
        pool.name = QStringLiteral("Dispatches");
        pool.atDeadline = domain::AtDeadline::Automatic;
        const domain::PoolId dispatches(save(pool));
        const auto offered = [&](domain::PoolId where) {
            domain::Order order = DeskFixture::order(QStringLiteral("Hilti"));
            order.unitId = m_north;
            order.poolId = where;
            return DeskFixture::addOrder(*m_desk, order);
        };
        const auto kept = offered(waits);
        const auto given = offered(dispatches);
        QCOMPARE(given.state, OrderState::Offered);
        QCOMPARE(round().dispatched, 0);
        m_fixture->clock.advance(core::minutes(30));
        QCOMPARE(round().dispatched, 1);
        QCOMPARE(stored(given.id).order.state, OrderState::Assigned);
        QCOMPARE(stored(kept.id).order.state, OrderState::Offered);
        QCOMPARE(m_fixture->problems(), QStringList());
    }

    void oneProgramHasTheLease_data() { support::addDatabaseRows(); }
    void oneProgramHasTheLease()
    {
        const auto take = [&](const char *holder) {
            return with<bool>([&](store::Connection &c) {
                return store::LeaseRepository(c).take(QStringLiteral("automation"), QLatin1String(holder), core::minutes(1));
            });
        };
        QVERIFY(take("a"));
        QVERIFY(!take("b"));
        m_fixture->pass(core::seconds(30));
        QVERIFY(take("a")); // prolonged
        QVERIFY(!round(QStringLiteral("b")).isHolder);
        m_fixture->pass(core::seconds(40));
        QVERIFY(!take("b"));
        m_fixture->pass(core::seconds(30));
        QVERIFY(take("b")); // the holder died
        m_fixture->clock.advance(core::hours(10)); // a program whose own clock is ahead
        QVERIFY(!round(QStringLiteral("c")).isHolder);
        m_fixture->pass(core::minutes(2));
        QVERIFY(round(QStringLiteral("c")).isHolder);
        QVERIFY(round(QStringLiteral("d")).isHolder); // a round gives the lease back
    }
};

FIELDLANE_TEST_MAIN(TestAutomatic)
#include "tst_automatic.moc"
