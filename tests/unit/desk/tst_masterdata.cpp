#include "desk/foundation.h"
#include "desk/masterreading.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using core::ErrorCode;
using core::hours;
using support::DeskFixture;

/// What an administrator changes: what is refused and why, what is taken back, what placement makes of it.
class TestMasterData : public QObject
{
    Q_OBJECT
    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<Desk> m_desk;

    void begin()
    {
        QFETCH(QString, database);
        m_fixture = std::make_unique<DeskFixture>();
        m_fixture->freshDatabase(database);
        m_desk = m_fixture->open();
        QVERIFY(DeskFixture::run(*m_desk, foundation())->isDone());
    }
    domain::UnitId unit(const QString &name, domain::UnitId parent = {})
    {
        domain::Unit u;
        u.name = name;
        u.parentId = parent;
        u.zone = QStringLiteral("Europe/Vaduz");
        return domain::UnitId(DeskFixture::save(*m_desk, u));
    }
    domain::TechnicianId technician(const QString &name, domain::UnitId unit)
    {
        domain::Technician t = DeskFixture::technician(name);
        t.unitId = unit;
        return DeskFixture::addTechnician(*m_desk, t);
    }
    core::Result<Outcome> run(const SingleCommand &command) { return DeskFixture::run(*m_desk, command); }
    core::Result<Outcome> undo()
    {
        std::optional<core::Result<Outcome>> answer;
        m_desk->undo(this, [&](const core::Result<Outcome> &r) { answer = r; });
        return *answer;
    }
    bool hasNoShift(domain::TechnicianId technician, core::Instant start)
    {
        const auto placement = m_desk->place(engine::jobOf(DeskFixture::order(QStringLiteral("Rosa"))), technician, start);
        return std::any_of(placement.findings.begin(), placement.findings.end(),
            [](const rules::Finding &f) { return f.constraint == rules::Constraint::NoShift; });
    }

private Q_SLOTS:
    void aHolidayOfAUnitAboveIsNoShift_data() { support::addDatabaseRows(); }
    void aHolidayOfAUnitAboveIsNoShift()
    {
        begin();
        const domain::UnitId north = unit(QStringLiteral("North"));
        const auto ada = technician(QStringLiteral("Ada"), unit(QStringLiteral("North-East"), north));
        const auto ben = technician(QStringLiteral("Ben"), unit(QStringLiteral("South")));
        const core::Instant tomorrow = m_fixture->clock.now() + hours(26); // Tuesday, 10:00
        QVERIFY(!hasNoShift(ada, tomorrow));
        domain::Holiday holiday;
        holiday.unitId = north;
        holiday.day = QDate(2026, 3, 3);
        holiday.name = QStringLiteral("Fair");
        QVERIFY(run(Save<domain::Holiday> {holiday})->isDone());
        QVERIFY(hasNoShift(ada, tomorrow));
        QVERIFY(!hasNoShift(ben, tomorrow));
        QVERIFY(!hasNoShift(ada, tomorrow + hours(24)));
        QVERIFY(undo()->isDone());
        QVERIFY(!hasNoShift(ada, tomorrow));
        holiday.unitId = {}; // the whole company
        QVERIFY(run(Save<domain::Holiday> {holiday})->isDone());
        QVERIFY(hasNoShift(ada, tomorrow));
        QVERIFY(hasNoShift(ben, tomorrow));
    }
    void aUnitGoesOnlyWhenNothingPointsToIt_data() { support::addDatabaseRows(); }
    void aUnitGoesOnlyWhenNothingPointsToIt()
    {
        begin();
        const domain::UnitId north = unit(QStringLiteral("North"));
        const domain::UnitId east = unit(QStringLiteral("East"), north);
        QCOMPARE(run(Remove<domain::Unit> {north}).error().code, ErrorCode::Forbidden);
        QVERIFY(run(Remove<domain::Unit> {north}).error().detail.contains(QLatin1String("below")));
        domain::Order order = DeskFixture::order(QStringLiteral("Rosa"));
        order.unitId = east;
        DeskFixture::addOrder(*m_desk, order);
        QVERIFY(run(Remove<domain::Unit> {east}).error().detail.contains(QLatin1String("orders")));
        const domain::UnitId west = unit(QStringLiteral("West"));
        QVERIFY(run(Remove<domain::Unit> {west})->isDone());
        QVERIFY(!m_desk->catalog().unit(west));
        QVERIFY(undo()->isDone());
        QCOMPARE(m_desk->catalog().unit(west)->name, QStringLiteral("West"));
        QVERIFY(m_fixture->problems().isEmpty());
    }
    void anOrderTypeGoesOnlyWhenNothingPointsToIt_data() { support::addDatabaseRows(); }
    void anOrderTypeGoesOnlyWhenNothingPointsToIt()
    {
        begin();
        domain::OrderTemplate repair;
        repair.name = QStringLiteral("Repair");
        repair.id = domain::TemplateId(DeskFixture::save(*m_desk, repair));
        domain::FaultType leak;
        leak.name = QStringLiteral("Leak");
        leak.templateId = repair.id;
        leak.id = domain::FaultTypeId(DeskFixture::save(*m_desk, leak));
        QVERIFY(run(Remove<domain::OrderTemplate> {repair.id}).error().detail.contains(QLatin1String("fault type")));
        leak.templateId = {};
        leak.version = 1;
        QVERIFY(run(Save<domain::FaultType> {leak})->isDone());
        QVERIFY(run(Remove<domain::OrderTemplate> {repair.id})->isDone());
        QVERIFY(!m_desk->catalog().orderTemplate(repair.id));
        QVERIFY(m_fixture->problems().isEmpty());
    }
    void whatCannotBeIsRefused_data() { support::addDatabaseRows(); }
    void whatCannotBeIsRefused()
    {
        begin();
        domain::Unit line;
        line.name = QStringLiteral("Line");
        line.zone = QStringLiteral("Europe/Vaduz");
        line.area = {{{{47.1, 9.5}, {47.2, 9.5}}}};
        QVERIFY(run(Save<domain::Unit> {line}).error().detail.contains(QLatin1String("three corners")));
        domain::OrderTemplate type;
        type.name = QStringLiteral("Repair");
        type.customFields = {{QStringLiteral("floor"), QJsonObject {{QStringLiteral("type"), QStringLiteral("choice")}}}};
        QVERIFY(run(Save<domain::OrderTemplate> {type}).error().detail.contains(QLatin1String("choose from")));
    }
    void aPoolOfAnotherUnitIsNotYours_data() { support::addDatabaseRows(); }
    void aPoolOfAnotherUnitIsNotYours()
    {
        begin();
        const domain::UnitId north = unit(QStringLiteral("North"));
        const domain::UnitId south = unit(QStringLiteral("South"));
        domain::ClaimPool pool;
        pool.name = QStringLiteral("Southern jobs");
        pool.unitId = south;
        pool.mode = domain::PoolMode::Dispatch;
        pool.id = domain::PoolId(DeskFixture::save(*m_desk, pool));
        pool.version = 1;
        DeskFixture::hire(*m_desk, QStringLiteral("norma"), "regionManager", north);
        Desk::Options options;
        options.database = m_fixture->url;
        options.logIn = LogIn {QStringLiteral("norma"), {}};
        auto norma = Desk::open(options, m_fixture->clock);
        QVERIFY2(norma, qPrintable(norma ? QString() : norma.error().detail));
        QCOMPARE(DeskFixture::run(**norma, SingleCommand(Save<domain::ClaimPool> {pool})).error().code, ErrorCode::Forbidden);
        pool.unitId = north; // nor taken over
        QCOMPARE(DeskFixture::run(**norma, SingleCommand(Save<domain::ClaimPool> {pool})).error().code, ErrorCode::Forbidden);
        pool.id = {};
        pool.version = 0;
        pool.name = QStringLiteral("Northern jobs");
        QVERIFY(DeskFixture::run(**norma, SingleCommand(Save<domain::ClaimPool> {pool}))->isDone());
    }
    void takingBackNeedsTheRight_data() { support::addDatabaseRows(); }
    void takingBackNeedsTheRight()
    {
        begin();
        unit(QStringLiteral("North"));
        const QString made = m_desk->undoStack().undo()->commandId;
        const auto clerk = m_fixture->open(QStringLiteral("anna"), {domain::Permission::EnterOrders});
        QCOMPARE(DeskFixture::run(*clerk, Undo {made}).error().code, ErrorCode::Forbidden);
        QVERIFY(undo()->isDone());
    }
    void theHistoryOfAnEntryIsRead_data() { support::addDatabaseRows(); }
    void theHistoryOfAnEntryIsRead()
    {
        begin();
        const domain::UnitId north = unit(QStringLiteral("North"));
        domain::Unit renamed = *m_desk->catalog().unit(north);
        renamed.name = QStringLiteral("Upper North");
        QVERIFY(run(Save<domain::Unit> {renamed})->isDone());
        std::optional<MasterEntry<domain::Unit>> read;
        m_desk->read<MasterEntry<domain::Unit>>([north](store::Connection &c) { return readMasterEntry<domain::Unit>(c, north); }, this,
            [&](core::Result<MasterEntry<domain::Unit>> r) { read = *r; });
        QCOMPARE(read->entity.name, QStringLiteral("Upper North"));
        QCOMPARE(int(read->story.size()), 2);
        QCOMPARE(read->lastActor(), QStringLiteral("anna"));
    }
    void whoLeavesHandsOverInOneStep_data() { support::addDatabaseRows(); }
    void whoLeavesHandsOverInOneStep()
    {
        begin();
        const auto ada = technician(QStringLiteral("Ada"), unit(QStringLiteral("North")));
        const domain::Order order = DeskFixture::addOrder(*m_desk, QStringLiteral("Rosa"));
        PlanOrder plan;
        plan.orderId = order.id;
        plan.technicianId = ada;
        plan.start = m_fixture->clock.now() + hours(2);
        plan.consent = Consent::Given;
        QVERIFY(run(plan)->isDone());
        domain::Technician left = *m_desk->catalog().technician(ada);
        left.active = false;
        QVERIFY(run(Save<domain::Technician> {left}).error().detail.contains(QLatin1String("open orders")));
        std::vector<domain::OrderRecord> open;
        m_desk->read<std::vector<domain::OrderRecord>>([ada](store::Connection &c) { return openOrdersOf(c, ada); }, this,
            [&](core::Result<std::vector<domain::OrderRecord>> r) { open = *r; });
        QCOMPARE(int(open.size()), 1);
        Batch batch {QStringLiteral("leave"), {}, left.name, {}};
        batch.commands.push_back(StepOrder {order.id, 0, domain::OrderAction::Unassign, {}, {}, {}});
        batch.commands.push_back(Save<domain::Technician> {left});
        QVERIFY(DeskFixture::run(*m_desk, batch)->isDone());
        QVERIFY(!m_desk->catalog().technician(ada)->active);
        QVERIFY(m_desk->board().lane(ada).empty() || !m_desk->board().lane(ada).front().assignment.booked);
        QCOMPARE(m_desk->undoStack().undo()->name, QStringLiteral("leave"));
        QVERIFY(undo()->isDone());
        QVERIFY(m_desk->catalog().technician(ada)->active);
        QVERIFY(m_desk->board().lane(ada).front().assignment.booked);
        QVERIFY(m_fixture->problems().isEmpty());
    }
};

FIELDLANE_TEST_MAIN(TestMasterData)
#include "tst_masterdata.moc"
