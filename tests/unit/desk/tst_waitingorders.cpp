#include "desk/waitingorders.h"
#include "support/databases.h"
#include "support/testmain.h"
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace fieldlane;
using namespace fieldlane::desk;

class TestWaitingOrders : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    core::ShiftedClock m_clock {*core::fromIso(QStringLiteral("2026-03-02T07:00:00Z"))};

    std::unique_ptr<Desk> open(const QString &url)
    {
        Desk::Options options;
        options.database = url;
        options.access = Desk::Access::Create;
        auto desk = Desk::open(options, m_clock);
        if (!desk)
            qFatal("%s", qPrintable(desk.error().detail));
        return std::move(*desk);
    }
    static core::Result<Outcome> run(Desk &desk, const Command &command)
    {
        std::optional<core::Result<Outcome>> answer;
        desk.submit(command, &desk, [&](const core::Result<Outcome> &r) { answer = r; });
        return *answer;
    }
    domain::Order add(Desk &desk, std::optional<core::Coordinate> place, std::optional<core::Instant> due = {})
    {
        CreateOrder create;
        create.order.customerName = QStringLiteral("Beck");
        create.order.zone = QStringLiteral("Europe/Vaduz");
        create.order.location = place;
        create.order.due = due;
        const auto outcome = run(desk, SingleCommand(create));
        if (!outcome)
            qFatal("%s", qPrintable(outcome.error().detail));
        return outcome->current->order;
    }

private Q_SLOTS:
    void listsWhatWaitsAndHasAPlace_data() { support::addDatabaseRows(); }
    void listsWhatWaitsAndHasAPlace()
    {
        QFETCH(QString, database);
        auto desk = open(support::freshDatabase(database, m_folder));
        WaitingOrders waiting(*desk);
        QVERIFY(waiting.list().empty());
        QSignalSpy changed(&waiting, &WaitingOrders::changed);
        const core::Coordinate place {47.14, 9.52};
        const auto whenever = add(*desk, place);
        const auto later = add(*desk, place, m_clock.now() + core::hours(9));
        const auto soon = add(*desk, place, m_clock.now() + core::hours(2));
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
        auto desk = open(support::freshDatabase(database, m_folder));
        domain::Technician t;
        t.name = QStringLiteral("Ursula Hasler");
        t.zone = QStringLiteral("Europe/Vaduz");
        t.home = core::Coordinate {47.14, 9.52};
        for (int weekday = 1; weekday <= 7; ++weekday)
            t.shifts.push_back({weekday, 8 * 60, 17 * 60, 0, 0});
        const domain::TechnicianId technician(run(*desk, SingleCommand(Save<domain::Technician> {t}))->createdId);
        const auto order = add(*desk, core::Coordinate {47.15, 9.52});
        WaitingOrders waiting(*desk);
        QCOMPARE(waiting.list().size(), size_t(1));
        const PlanOrder plan {order.id, order.version, technician, m_clock.now() + core::hours(2), {}, {}, {}};
        QVERIFY(run(*desk, SingleCommand(plan))->isDone());
        QVERIFY(waiting.list().empty());
        desk->undo(desk.get(), {});
        QCOMPARE(waiting.list().size(), size_t(1));
    }
};

FIELDLANE_TEST_MAIN(TestWaitingOrders)
#include "tst_waitingorders.moc"
