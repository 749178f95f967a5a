#include "store/commandrepository.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"

using namespace fieldlane;
using namespace fieldlane::desk;
using core::hours;
using support::DeskFixture;

namespace {

/// The error of taking back the newest command, or nothing.
std::optional<core::Error> undoError(Desk &desk)
{
    std::optional<core::Error> error;
    desk.undo(&desk, [&](const core::Result<Outcome> &r) {
        if (!r)
            error = r.error();
    });
    return error;
}

} // namespace

class TestUndo : public QObject
{
    Q_OBJECT
    DeskFixture m_fixture;

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_fixture.freshDatabase(database);
        m_fixture.open();
    }
    void cleanup() { QCOMPARE(m_fixture.problems(), QStringList()); }

    void aCreatedOrderBecomesCancelled_data() { support::addDatabaseRows(); }
    void aCreatedOrderBecomesCancelled()
    {
        auto desk = m_fixture.open();
        const auto technician = DeskFixture::addTechnician(*desk, DeskFixture::technician(QStringLiteral("Ursula")));
        CreateOrder create;
        create.order = DeskFixture::order(QStringLiteral("Beck"));
        create.plan = PlanOrder {{}, 0, technician, m_fixture.clock.now() + hours(2), {}, {}, {}};
        const auto created = DeskFixture::run(*desk, SingleCommand(create));
        QVERIFY(created && created->isDone());
        QVERIFY(!undoError(*desk));
        std::optional<domain::OrderRecord> record;
        desk->fetchOrder(domain::OrderId(created->createdId), this, [&](const auto &r) { record = *r; });
        QCOMPARE(record->order.state, domain::OrderState::Cancelled);
        QVERIFY(!record->lead()->booked);
        desk->redo(this, {});
        QCOMPARE(desk->board().findOrder(record->order.id)->state, domain::OrderState::Assigned);
    }
    void masterDataComesAndGoes_data() { support::addDatabaseRows(); }
    void masterDataComesAndGoes()
    {
        auto desk = m_fixture.open();
        domain::Unit unit;
        unit.name = QStringLiteral("Oberland");
        unit.zone = QStringLiteral("Europe/Vaduz");
        QVERIFY(DeskFixture::run(*desk, SingleCommand(Save<domain::Unit> {unit})));
        QVERIFY(!undoError(*desk));
        QVERIFY(desk->catalog().units().empty());
        desk->redo(this, {});
        QCOMPARE(desk->catalog().units().size(), size_t(1));

        unit = desk->catalog().units().front();
        unit.name = QStringLiteral("Unterland");
        QVERIFY(DeskFixture::run(*desk, SingleCommand(Save<domain::Unit> {unit})));
        QVERIFY(!undoError(*desk));
        QCOMPARE(desk->catalog().units().front().name, QStringLiteral("Oberland"));
    }
    void absencesComeBack_data() { support::addDatabaseRows(); }
    void absencesComeBack()
    {
        auto desk = m_fixture.open();
        const auto technician = DeskFixture::addTechnician(*desk, DeskFixture::technician(QStringLiteral("Ursula")));
        const auto now = m_fixture.clock.now();
        const domain::Absence absence {{}, technician, {now, now + hours(8)}, QStringLiteral("Ill")};
        const auto saved = DeskFixture::run(*desk, SingleCommand(Save<domain::Absence> {absence}));
        QVERIFY(saved);
        QVERIFY(DeskFixture::run(*desk, SingleCommand(Remove<domain::Absence> {domain::AbsenceId(saved->createdId)})));
        QVERIFY(desk->catalog().absencesOf(technician).empty());
        QVERIFY(!undoError(*desk));
        QCOMPARE(desk->catalog().absencesOf(technician).front().reason, QStringLiteral("Ill"));
        QVERIFY(!undoError(*desk));
        QVERIFY(desk->catalog().absencesOf(technician).empty());
    }
    void aBatchIsOneStep_data() { support::addDatabaseRows(); }
    void aBatchIsOneStep()
    {
        auto desk = m_fixture.open();
        const auto technician = DeskFixture::addTechnician(*desk, DeskFixture::technician(QStringLiteral("Ursula")));
        Batch batch {QStringLiteral("move"), {}};
        std::vector<domain::OrderId> orders;
        for (int i = 0; i < 3; ++i) {
            orders.push_back(DeskFixture::addOrder(*desk, DeskFixture::order(QStringLiteral("Beck"))).id);
            batch.commands.push_back(
                PlanOrder {orders.back(), 0, technician, m_fixture.clock.now() + hours(1 + 2 * i), {}, Consent::Given, {}});
        }
        QVERIFY(DeskFixture::run(*desk, batch)->isDone());
        QCOMPARE(desk->board().size(), size_t(3));
        QVERIFY(!undoError(*desk));
        QCOMPARE(desk->board().size(), size_t(0));
        desk->redo(this, {});
        QCOMPARE(desk->board().size(), size_t(3));
    }
    void whatChangedSinceIsRefused_data() { support::addDatabaseRows(); }
    void whatChangedSinceIsRefused()
    {
        auto desk = m_fixture.open();
        const auto technician = DeskFixture::addTechnician(*desk, DeskFixture::technician(QStringLiteral("Ursula")));
        const QString first = desk->undoStack().undo()->commandId;
        domain::Technician edited = *desk->catalog().technician(technician);
        edited.name = QStringLiteral("Ursula Beck");
        QVERIFY(DeskFixture::run(*desk, SingleCommand(Save<domain::Technician> {edited})));
        // One's own later change: the older command alone no longer fits.
        const auto refused = DeskFixture::run(*desk, Undo {first});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, core::ErrorCode::Conflict);

        auto other = m_fixture.open(QStringLiteral("berta"));
        edited = *other->catalog().technician(technician);
        edited.phone = QStringLiteral("+423 1");
        QVERIFY(DeskFixture::run(*other, SingleCommand(Save<domain::Technician> {edited})));
        const auto error = undoError(*desk);
        QVERIFY(error);
        QVERIFY(error->detail.contains(QStringLiteral("berta")));
    }
    void ownLaterStepOnAnOrderIsRefused_data() { support::addDatabaseRows(); }
    void ownLaterStepOnAnOrderIsRefused()
    {
        auto desk = m_fixture.open();
        const auto technician = DeskFixture::addTechnician(*desk, DeskFixture::technician(QStringLiteral("Ursula")));
        const auto order = DeskFixture::addOrder(*desk, DeskFixture::order(QStringLiteral("Beck"))).id;
        const auto start = m_fixture.clock.now() + hours(2);
        QVERIFY(DeskFixture::run(*desk, SingleCommand(PlanOrder {order, 0, technician, start, {}, {}, {}}))->isDone());
        const QString planned = desk->undoStack().undo()->commandId;
        QVERIFY(DeskFixture::run(*desk, SingleCommand(StepOrder {order, 0, domain::OrderAction::Accept, {}, {}, {}})));
        QVERIFY(!DeskFixture::run(*desk, Undo {planned}));
        QCOMPARE(desk->board().findOrder(order)->state, domain::OrderState::Accepted);
    }
    void twiceOrNothingIsRefused_data() { support::addDatabaseRows(); }
    void twiceOrNothingIsRefused()
    {
        auto desk = m_fixture.open();
        DeskFixture::addTechnician(*desk, DeskFixture::technician(QStringLiteral("Ursula")));
        const QString command = desk->undoStack().undo()->commandId;
        QVERIFY(DeskFixture::run(*desk, Undo {command}));
        const auto again = DeskFixture::run(*desk, Undo {command});
        QCOMPARE(again.error().code, core::ErrorCode::Forbidden);
        QCOMPARE(DeskFixture::run(*desk, Undo {QStringLiteral("none")}).error().code, core::ErrorCode::NotFound);
    }
    void aStrangeSubjectIsRefused_data() { support::addDatabaseRows(); }
    void aStrangeSubjectIsRefused()
    {
        auto desk = m_fixture.open();
        auto connection = store::Connection::open(
            *store::DatabaseUrl::parse(m_fixture.url), store::Connection::Access::ReadWrite);
        QVERIFY(store::CommandRepository(**connection)
                    .append({QStringLiteral("c1"), m_fixture.clock.now(), QStringLiteral("anna"), QStringLiteral("x"), {}, {}, {}}));
        QVERIFY((*connection)
                    ->execute(QStringLiteral("INSERT INTO events(at, actor, command_id, subject_kind, subject_id, version, "
                                             "action, changes) VALUES (0, 'anna', 'c1', 'moon', 1, 1, 'x', '{}')")));
        QCOMPARE(DeskFixture::run(*desk, Undo {QStringLiteral("c1")}).error().code, core::ErrorCode::Unsupported);
    }
    void theStackForgetsWhatCannotBeUndone_data() { support::addDatabaseRows(); }
    void theStackForgetsWhatCannotBeUndone()
    {
        UndoStack stack;
        QVERIFY(!stack.undo());
        for (int i = 0; i < 600; ++i)
            stack.push({QString::number(i), {}, {}});
        QCOMPARE(stack.depth(), size_t(500));
        stack.undone({QStringLiteral("u"), {}, {}});
        stack.dropRedo();
        stack.dropRedo();
        QVERIFY(!stack.redo());
        stack.dropUndo();
        QCOMPARE(stack.undo()->commandId, QStringLiteral("597"));
    }
};

FIELDLANE_TEST_MAIN(TestUndo)
#include "tst_undo.moc"
