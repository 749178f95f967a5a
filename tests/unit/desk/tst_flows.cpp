#include "desk/foundation.h"
#include "unit/desk/deskfixture.h"
#include "support/testmain.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using core::ErrorCode;
using domain::OrderAction;
using domain::OrderState;
using support::DeskFixture;

/// Each way of dispatching from entry to closing, each step by the person who may take it.
class TestFlows : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<Desk> m_owner;
    domain::UnitId m_company;
    domain::UnitId m_north;
    domain::TechnicianId m_technician;

    template <class Entity>
    qint64 save(const Entity &entity)
    {
        return DeskFixture::save(*m_owner, entity);
    }
    void hire(const char *login, const char *role, domain::UnitId unit, domain::TechnicianId technician = {})
    {
        DeskFixture::hire(*m_owner, QLatin1String(login), role, unit, technician);
    }
    std::unique_ptr<Desk> enter(const char *login)
    {
        Desk::Options options;
        options.database = m_fixture->url;
        options.logIn = LogIn {QLatin1String(login), {}};
        auto desk = Desk::open(options, m_fixture->clock);
        if (!desk)
            qFatal("%s", qPrintable(desk.error().detail));
        return std::move(*desk);
    }
    const domain::Flow &flow(const char *name) { return *m_owner->catalog().organisation().flowNamed(QLatin1String(name)); }
    void use(const char *name)
    {
        m_owner->poll();
        domain::Unit unit = *m_owner->catalog().unit(m_company);
        unit.flowId = flow(name).id;
        save(unit);
    }
    core::Result<domain::Order> create(const char *login, domain::UnitId unit, bool withRecipient = false)
    {
        CreateOrder command;
        command.order = DeskFixture::order(QStringLiteral("Hilti"));
        command.order.unitId = unit;
        if (withRecipient) {
            command.plan = PlanOrder {};
            command.plan->technicianId = m_technician;
            command.plan->start = m_fixture->clock.now() + core::hours(1);
        }
        const auto outcome = DeskFixture::run(*enter(login), SingleCommand(command));
        if (!outcome)
            return outcome.error();
        return outcome->current->order;
    }
    core::Result<domain::Order> step(const char *login, domain::OrderId id, OrderAction action, domain::UnitId unit = {})
    {
        StepOrder command;
        command.orderId = id;
        command.action = action;
        command.reason = QStringLiteral("because");
        command.unitId = unit;
        const auto outcome = DeskFixture::run(*enter(login), SingleCommand(command));
        if (!outcome)
            return outcome.error();
        return outcome->current->order;
    }
    core::Result<domain::Order> dispatch(const char *login, domain::OrderId id)
    {
        PlanOrder command;
        command.orderId = id;
        command.technicianId = m_technician;
        command.start = m_fixture->clock.now() + core::hours(1);
        const auto outcome = DeskFixture::run(*enter(login), SingleCommand(command));
        if (!outcome)
            return outcome.error();
        return outcome->current->order;
    }
    /// The technician works it off and the supervisor closes it.
    void finish(domain::OrderId id)
    {
        for (const OrderAction action : {OrderAction::Accept, OrderAction::StartTravel, OrderAction::Arrive, OrderAction::Pause,
                 OrderAction::Resume, OrderAction::Complete}) {
            QVERIFY(!step("carla", id, action)); // somebody at a telephone cannot work for a technician
            QVERIFY2(step("ursula", id, action), qPrintable(domain::toCode(action)));
        }
        QVERIFY(!step("ursula", id, OrderAction::Close));
        const auto closed = step("olga", id, OrderAction::Close);
        QVERIFY(closed);
        QCOMPARE(closed->state, OrderState::Closed);
        QCOMPARE(m_fixture->problems(), QStringList());
    }
    void rows() { support::addDatabaseRows(); }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_owner = m_fixture->open();
        QVERIFY(DeskFixture::run(*m_owner, foundation()));
        domain::Unit unit;
        unit.zone = QStringLiteral("Europe/Vaduz");
        unit.name = QStringLiteral("Company");
        m_company = domain::UnitId(save(unit));
        unit.name = QStringLiteral("North");
        unit.parentId = m_company;
        m_north = domain::UnitId(save(unit));
        domain::Technician technician = DeskFixture::technician(QStringLiteral("Ursula Hasler"));
        technician.unitId = m_north;
        m_technician = DeskFixture::addTechnician(*m_owner, technician);
        hire("admin", "administrator", {});
        hire("carla", "customerService", m_company);
        hire("olga", "afterSalesSupervisor", m_company);
        hire("rita", "regionManager", m_north);
        hire("ursula", "technician", m_north, m_technician);
        hire("chief", "manager", m_company);
    }
    void cleanup() { m_owner.reset(); }

    void direct_data() { rows(); }
    void direct()
    {
        use("direct");
        const auto order = create("carla", m_north, true);
        QVERIFY2(order, order ? "" : qPrintable(order.error().detail));
        QCOMPARE(order->state, OrderState::Assigned);
        QCOMPARE(order->flowId, flow("direct").id);
        finish(order->id);
        QCOMPARE(create("carla", m_north)->state, OrderState::PendingDispatch); // the recipient is optional,
        domain::Flow strict = flow("direct");
        strict.recipient = domain::FieldNeed::Required; // until somebody says it is not
        save(strict);
        QCOMPARE(create("carla", m_north).error().code, ErrorCode::InvalidInput);
    }
    void supervisor_data() { rows(); }
    void supervisor()
    {
        use("supervisor");
        QCOMPARE(create("carla", m_north, true).error().code, ErrorCode::InvalidInput); // no recipient at entry
        const auto order = create("carla", m_north);
        QCOMPARE(order->state, OrderState::PendingReview);
        QVERIFY(!step("carla", order->id, OrderAction::Review));
        const auto returned = step("olga", order->id, OrderAction::Return);
        QCOMPARE(returned->state, OrderState::Draft);
        QCOMPARE(returned->reason, QStringLiteral("because"));
        QCOMPARE(step("carla", order->id, OrderAction::SubmitForReview)->state, OrderState::PendingReview);
        QCOMPARE(step("olga", order->id, OrderAction::Review)->state, OrderState::PendingDispatch);
        QVERIFY(!dispatch("carla", order->id));
        QCOMPARE(dispatch("olga", order->id)->state, OrderState::Assigned);
        finish(order->id);
    }
    void regionAtEntry_data() { rows(); }
    void regionAtEntry()
    {
        use("regionAtEntry");
        const auto order = create("carla", m_north);
        QCOMPARE(order->state, OrderState::PendingDispatch);
        const auto elsewhere = create("carla", m_company);
        QCOMPARE(dispatch("rita", elsewhere->id).error().code, ErrorCode::NotFound); // not her unit's
        QCOMPARE(dispatch("rita", order->id)->state, OrderState::Assigned);
        finish(order->id);
    }
    void supervisorAllocates_data() { rows(); }
    void supervisorAllocates()
    {
        use("supervisorAllocates");
        m_owner->poll();
        CreateOrder command;
        command.order = DeskFixture::order(QStringLiteral("Hilti"));
        command.order.flowId = flow("supervisorAllocates").id;
        const auto entered = DeskFixture::run(*enter("carla"), SingleCommand(command));
        QVERIFY2(entered, entered ? "" : qPrintable(entered.error().detail));
        const domain::OrderId id = entered->current->order.id;
        QCOMPARE(entered->current->order.state, OrderState::PendingAllocation);
        QVERIFY(!step("rita", id, OrderAction::Allocate, m_north));
        QCOMPARE(step("olga", id, OrderAction::Allocate, m_north)->state, OrderState::PendingDispatch);
        const auto back = step("rita", id, OrderAction::Return); // not ours
        QCOMPARE(back->state, OrderState::PendingAllocation);
        QCOMPARE(step("olga", id, OrderAction::Allocate, m_north)->unitId, m_north);
        QCOMPARE(dispatch("rita", id)->state, OrderState::Assigned);
        finish(id);
    }
    void oneDesk_data() { rows(); }
    void oneDesk()
    {
        domain::Flow desk = flow("direct");
        desk.id = {};
        desk.version = 0;
        desk.name = QStringLiteral("Everything to Rita");
        desk.recipient = domain::FieldNeed::Hidden;
        desk.deskId = m_owner->catalog().organisation().personWithLogin(QStringLiteral("rita"))->id;
        save(desk);
        use("Everything to Rita");
        const auto order = create("carla", m_company); // not her unit, but her desk
        QCOMPARE(order->handlerId, desk.deskId);
        QCOMPARE(dispatch("rita", order->id)->state, OrderState::Assigned);
        finish(order->id);
        desk.deskId = m_owner->catalog().organisation().personWithLogin(QStringLiteral("ursula"))->id;
        desk.name = QStringLiteral("Everything to Ursula");
        const auto deadEnd = DeskFixture::run(*m_owner, SingleCommand(Save<domain::Flow> {desk}));
        QVERIFY(!deadEnd);
        QCOMPARE(deadEnd.error().code, ErrorCode::InvalidInput);
    }
    void runningOrdersKeepTheirFlow_data() { rows(); }
    void runningOrdersKeepTheirFlow()
    {
        use("supervisor");
        const auto order = create("carla", m_north);
        use("direct");
        QCOMPARE(create("carla", m_north)->flowId, flow("direct").id);
        QCOMPARE(step("olga", order->id, OrderAction::Review)->flowId, flow("supervisor").id);
    }
    void templateGoesBeforeUnit_data() { rows(); }
    void templateGoesBeforeUnit()
    {
        use("direct");
        domain::OrderTemplate repair;
        repair.name = QStringLiteral("Gas repair");
        repair.flowId = flow("supervisor").id;
        const domain::TemplateId id(save(repair));
        CreateOrder command;
        command.order = DeskFixture::order(QStringLiteral("Hilti"));
        command.order.templateId = id;
        command.order.unitId = m_north;
        const auto entered = DeskFixture::run(*enter("carla"), SingleCommand(command));
        QCOMPARE(entered->current->order.state, OrderState::PendingReview);
    }
    void requiredFields_data() { rows(); }
    void requiredFields()
    {
        domain::Flow strict = flow("regionAtEntry");
        strict.fields[QStringLiteral("phone")] = domain::FieldNeed::Required;
        save(strict);
        use("regionAtEntry");
        const auto refused = create("carla", m_north);
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.contains(QStringLiteral("phone")));
    }
};

FIELDLANE_TEST_MAIN(TestFlows)
#include "tst_flows.moc"
