#include "desk/desk.h"
#include "store/connection.h"
#include "support/databases.h"
#include "support/program.h"
#include "support/testmain.h"
#include "ui/board/boardcontroller.h"
#include <QApplication>
#include <QSignalSpy>

using namespace fieldlane;
using namespace fieldlane::ui::board;

namespace {

const core::Instant monday = *core::fromIso(QStringLiteral("2026-03-02T07:00:00Z"));
constexpr int patience = 30'000; // milliseconds; a busy machine is no fault

class NoPrompts : public BoardPrompts
{
public:
    void ask(const ui::Question &, QObject *, std::function<void(bool)>) override { }
    void schedule(const domain::Order &, const SchedulePlan &, QObject *, std::function<void(const SchedulePlan &)>) override { }
    void assistants(const domain::OrderRecord &, AssistFlow &) override { }
};

} // namespace

/// An open board on a desk with its own thread, while others change the same database.
class TestLiveBoard : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_url;
    core::ShiftedClock m_clock {monday};
    std::unique_ptr<desk::Desk> m_desk;
    BoardView m_view;
    NoPrompts m_prompts;
    std::unique_ptr<BoardController> m_controller;
    QString m_order;

    std::unique_ptr<desk::Desk> open(core::Worker::Mode mode)
    {
        desk::Desk::Options options;
        options.database = m_url;
        options.access = desk::Desk::Access::Create;
        options.mode = mode;
        auto opened = desk::Desk::open(options, m_clock);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return std::move(*opened);
    }
    void fillDatabase()
    {
        auto desk = open(core::Worker::Mode::InPlace);
        domain::Technician t;
        t.name = QStringLiteral("Anna Hasler");
        t.zone = QStringLiteral("Europe/Vaduz");
        for (int weekday = 1; weekday <= 7; ++weekday)
            t.shifts.push_back({weekday, 8 * 60, 17 * 60, 12 * 60, 12 * 60 + 30});
        desk->submit(desk::SingleCommand(desk::Save<domain::Technician> {t}), this, [](const auto &r) { QVERIFY(r); });
        desk::CreateOrder create;
        create.order.customerName = QStringLiteral("Marxer");
        create.order.zone = t.zone;
        desk->submit(desk::SingleCommand(create), this, [this](const auto &r) { m_order = r->current->order.number; });
    }
    void assignByProgram()
    {
        const auto answer = support::runProgram(QStringLiteral("fieldlanectl"),
            {QStringLiteral("assign"), m_order, QStringLiteral("Anna Hasler"), QStringLiteral("--at"),
                QStringLiteral("2026-03-02T09:00:00Z"), QStringLiteral("--now"), core::toIso(monday), QStringLiteral("--force"),
                QStringLiteral("--db"), m_url});
        if (answer.exit != 0)
            qFatal("%s", answer.err.constData());
    }
    void openBoard(core::Duration interval)
    {
        m_desk = open(core::Worker::Mode::Threaded);
        m_controller = std::make_unique<BoardController>(*m_desk, m_view, m_prompts);
        m_view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_view));
        m_desk->watch(interval);
    }

private Q_SLOTS:
    void init()
    {
        m_url = support::freshDatabase(QString::fromLatin1(QTest::currentDataTag()), m_folder);
        fillDatabase();
    }
    void cleanup()
    {
        m_controller.reset();
        m_desk.reset();
    }

    // What the console reads before its first frame, and what follows without being asked for.
    void todayComesFirstAndTheOtherDaysFollow_data() { support::addDatabaseRows(); }
    void todayComesFirstAndTheOtherDaysFollow()
    {
        const auto everything = open(core::Worker::Mode::InPlace);
        const core::TimeSpan home = everything->board().loaded().hull();
        QCOMPARE(home.length(), core::hours(24 * 22)); // a week back, two ahead, in whole days
        m_desk = open(core::Worker::Mode::Threaded);
        const core::TimeSpan first = m_desk->board().loaded().hull();
        QVERIFY(first.contains(monday));
        QVERIFY(first.length() <= core::hours(24 * 4));
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->board().loaded().covers(home), patience);
    }
    void anotherProgramsAssignmentAppears_data() { support::addDatabaseRows(); }
    void anotherProgramsAssignmentAppears()
    {
        // PostgreSQL tells by itself; SQLite is looked at.
        const bool tells = m_url.startsWith(QLatin1String("postgresql"));
        openBoard(tells ? core::Duration(core::hours(24)) : core::seconds(1));
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(m_view.scene().store().barCount(), qsizetype(0));
        assignByProgram();
        QTRY_COMPARE_WITH_TIMEOUT(m_view.scene().store().barCount(), qsizetype(1), patience);
    }

    void aLostServerIsToldOnceAndItsReturnAsWell_data() { support::addDatabaseRows(); }
    void aLostServerIsToldOnceAndItsReturnAsWell()
    {
        if (!m_url.startsWith(QLatin1String("postgresql")))
            return; // a file does not go away
        openBoard(core::hours(24));
        if (QTest::currentTestFailed())
            return;
        QSignalSpy failed(m_desk.get(), &desk::Desk::failed);
        QSignalSpy restored(m_desk.get(), &desk::Desk::restored);
        {
            auto other = store::Connection::open(*store::DatabaseUrl::parse(m_url), store::Connection::Access::ReadWrite);
            QVERIFY(other);
            QVERIFY((*other)->single(QStringLiteral("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                                                    "WHERE datname = current_database() AND pid <> pg_backend_pid()")));
        }
        // Whether the dead connection was noticed before or by this look: after the next it is back.
        m_desk->poll();
        m_desk->poll();
        QTRY_VERIFY_WITH_TIMEOUT(failed.isEmpty() || !restored.isEmpty() || (m_desk->poll(), false), patience);
        QVERIFY(failed.size() <= 1);
        QCOMPARE(restored.size(), failed.size());
        assignByProgram(); // the bell hangs again
        QTRY_COMPARE_WITH_TIMEOUT(m_view.scene().store().barCount(), qsizetype(1), patience);
    }
};

FIELDLANE_GUI_TEST_MAIN(TestLiveBoard)
#include "tst_liveboard.moc"
