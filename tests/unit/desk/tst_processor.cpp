#include "desk/processor.h"
#include "store/table.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"
#include <QUuid>

using namespace fieldlane;
using namespace fieldlane::desk;
using support::DeskFixture;

/// What the processor keeps of the catalogue between commands: neither too old nor read too often.
class TestProcessor : public QObject, private DeskFixture
{
    Q_OBJECT
    std::unique_ptr<store::Connection> m_connection;
    std::unique_ptr<Processor> m_processor;

    core::Result<Outcome> apply(const Command &command)
    {
        CommandContext context {QUuid::createUuid().toString(QUuid::WithoutBraces), {}, clock.now()};
        context.viewer.login = QStringLiteral("anna");
        return m_processor->apply(command, context);
    }
    /// The statements that a command takes.
    template <class Kind>
    qint64 statementsOf(const Kind &command)
    {
        const qint64 before = m_connection->statements();
        const auto outcome = apply(SingleCommand(command));
        if (!outcome)
            qFatal("%s", qPrintable(outcome.error().detail));
        return m_connection->statements() - before;
    }
    domain::TechnicianId added(const QString &name)
    {
        return domain::TechnicianId(apply(SingleCommand(Save<domain::Technician> {technician(name)}))->createdId);
    }

private Q_SLOTS:
    void initTestCase_data() { support::addDatabaseRows(); }
    void init()
    {
        QFETCH_GLOBAL(QString, database);
        freshDatabase(database);
        open();
        m_connection = std::move(*store::Connection::open(*store::DatabaseUrl::parse(url), store::Connection::Access::ReadWrite));
        m_processor = std::make_unique<Processor>(*m_connection);
    }
    void cleanup()
    {
        m_processor.reset();
        m_connection.reset();
    }

    void aCommandReadsOnlyWhatChanged()
    {
        added(QStringLiteral("First"));
        const qint64 firstOne = statementsOf(Save<domain::Technician> {technician(QStringLiteral("Second"))});
        domain::Customer customer;
        customer.name = QStringLiteral("Frick");
        const qint64 toCustomer = statementsOf(Save<domain::Customer> {customer});
        QVERIFY2(firstOne <= 8, qPrintable(QString::number(firstOne))); // the whole catalogue is fourteen tables
        QVERIFY2(toCustomer <= 8, qPrintable(QString::number(toCustomer)));
        customer.name = QStringLiteral("Hasler");
        QVERIFY(statementsOf(Save<domain::Customer> {customer}) <= toCustomer);
    }
    void whatOneCommandWroteTheNextKnows()
    {
        const auto id = added(QStringLiteral("Ursula"));
        const auto order = apply(SingleCommand(CreateOrder {DeskFixture::order(QStringLiteral("Frick")), {}, {}}));
        QVERIFY(order && order->isDone());
        domain::Technician ill = *store::technicianTable(*m_connection).byId(id);
        ill.skills.clear();
        QVERIFY(apply(SingleCommand(Save<domain::Technician> {ill})));
        PlanOrder plan;
        plan.orderId = domain::OrderId(order->createdId);
        plan.technicianId = id;
        plan.start = clock.now() + core::hours(2);
        const auto refused = apply(SingleCommand(plan));
        QVERIFY(!refused || !refused->isDone()); // the skill is gone
        ill = *store::technicianTable(*m_connection).byId(id);
        ill.skills = technician(QString()).skills;
        QVERIFY(apply(SingleCommand(Save<domain::Technician> {ill})));
        domain::Absence absence;
        absence.technicianId = id;
        absence.span = {clock.now(), clock.now() + core::hours(8)};
        absence.reason = QStringLiteral("Dentist");
        QVERIFY(apply(SingleCommand(Save<domain::Absence> {absence})));
        const auto absent = apply(SingleCommand(plan));
        QVERIFY(!absent || !absent->isDone());
        plan.start = clock.now() + core::hours(26);
        const auto placed = apply(SingleCommand(plan));
        QVERIFY2(placed && placed->isDone(), placed ? "not done" : qPrintable(placed.error().detail));
    }
    void whatWasRolledBackIsForgotten()
    {
        const auto order = apply(SingleCommand(CreateOrder {DeskFixture::order(QStringLiteral("Frick")), {}, {}}));
        QVERIFY(order && order->isDone());
        const auto last = added(QStringLiteral("Last"));
        PlanOrder plan;
        plan.orderId = domain::OrderId(order->createdId);
        plan.technicianId = domain::TechnicianId(last.value() + 100); // nobody: the batch fails after the catalogue was read
        plan.start = clock.now() + core::hours(2);
        QVERIFY(!apply(Batch {QStringLiteral("test"), {Save<domain::Technician> {technician(QStringLiteral("Phantom"))}, plan}, {}, {}}));
        plan.technicianId = domain::TechnicianId(last.value() + 1);
        const auto phantom = apply(SingleCommand(plan));
        QVERIFY(!phantom);
        QCOMPARE(phantom.error().code, core::ErrorCode::NotFound);
    }
};

FIELDLANE_TEST_MAIN(TestProcessor)
#include "tst_processor.moc"
