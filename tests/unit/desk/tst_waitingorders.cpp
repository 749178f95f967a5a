#include "desk/waitingorders.h"
#include "support/testmain.h"
#include "unit/desk/deskfixture.h"
#include <QSignalSpy>

using namespace fieldlane;
using namespace fieldlane::desk;

class TestWaitingOrders : public QObject, private support::DeskFixture
{
    Q_OBJECT

    static domain::Order add(Desk &desk, std::optional<core::Coordinate> place, std::optional<core::Instant> due = {})
    {
        domain::Order o = order(QStringLiteral("Beck"));
        o.location = place;
        o.due = due;
        return addOrder(desk, o);
    }

private Q_SLOTS:
    void listsWhatWaitsAndHasAPlace_data() { support::addDatabaseRows(); }
    void listsWhatWaitsAndHasAPlace()
    {
        QFETCH(QString, database);
        freshDatabase(database);
        auto desk = open();
        WaitingOrders waiting(*desk);
        QVERIFY(waiting.list().empty());
        QSignalSpy changed(&waiting, &WaitingOrders::changed);
        const core::Coordinate place {47.14, 9.52};
        const auto whenever = add(*desk, place);
        const auto later = add(*desk, place, clock.now() + core::hours(9));
        const auto soon = add(*desk, place, clock.now() + core::hours(2));
        add(*desk, std::nullopt);
        QVERIFY(changed.size() >= 4);
        QCOMPARE(waiting.list().size(), size_t(3));
        QCOMPARE(waiting.list()[0].id, soon.id);
        QCOMPARE(waiting.list()[1].id, later.id);
        QCOMPARE(waiting.list()[2].id, whenever.id);
        QCOMPARE(waiting.list()[0].place, place);
        QCOMPARE(waiting.list()[0].number, soon.number);
        QCOMPARE(waiting.list()[0].due, soon.due);
    }
    void anOrderLeavesWhenItIsPlannedAndComesBackByUndo_data() { support::addDatabaseRows(); }
    void anOrderLeavesWhenItIsPlannedAndComesBackByUndo()
    {
        QFETCH(QString, database);
        freshDatabase(database);
        auto desk = open();
        const auto technician = addTechnician(*desk, QStringLiteral("Ursula Hasler"));
        const auto waits = add(*desk, core::Coordinate {47.15, 9.52});
        WaitingOrders waiting(*desk);
        QCOMPARE(waiting.list().size(), size_t(1));
        const PlanOrder plan {waits.id, waits.version, technician, clock.now() + core::hours(2), {}, {}, {}};
        QVERIFY(run(*desk, SingleCommand(plan))->isDone());
        QVERIFY(waiting.list().empty());
        desk->undo(desk.get(), {});
        QCOMPARE(waiting.list().size(), size_t(1));
    }
};

FIELDLANE_TEST_MAIN(TestWaitingOrders)
#include "tst_waitingorders.moc"
