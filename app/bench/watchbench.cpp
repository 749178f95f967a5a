#include "app/bench/watchbench.h"
#include "app/bench/companyfixture.h"
#include "app/bench/fixturefile.h"
#include "app/console/workspace.h"
#include "core/random.h"
#include "desk/demo.h"
#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

namespace fieldlane::app::bench {

using core::Error;
using core::ErrorCode;
using core::Result;
using ui::board::BoardFeed;

namespace {

constexpr double target = 2'000; // milliseconds
constexpr int patienceMs = 30'000;

/// What is moved: planned, not begun, held by nobody.
const domain::PlannedWork *movableWork(const desk::Desk &desk)
{
    for (const domain::Technician &technician : desk.catalog().technicians()) {
        for (const domain::PlannedWork &work : desk.board().lane(technician.id)) {
            const domain::Assignment &a = work.assignment;
            if (work.state == domain::OrderState::Assigned && a.plannedStart > desk.now() + core::hours(1) && !a.lockPerson && !a.lockTime)
                return &work;
        }
    }
    return nullptr;
}

/// An open console and a program beside it that changes the same database. The board is asked on every change
/// that the desk tells of, after the board itself heard of it.
class Watched
{
public:
    Watched(console::Workspace &workspace, const domain::PlannedWork &work)
        : m_workspace(workspace)
        , m_bar(BoardFeed::handle(work.assignment.id))
        , m_number(work.number)
        , m_technician(workspace.desk().catalog().technician(work.assignment.technicianId)->name)
    {
        QObject::connect(&workspace.desk(), &desk::Desk::lanesChanged, &m_loop, [this] { look(); });
        QObject::connect(&m_program, &QProcess::readyReadStandardOutput, &m_loop, [this] { hear(); });
        QObject::connect(&m_program, &QProcess::finished, &m_loop, [this] { m_loop.exit(1); });
        m_patience.setSingleShot(true);
        QObject::connect(&m_patience, &QTimer::timeout, &m_loop, [this] { m_loop.exit(1); });
    }
    ~Watched()
    {
        m_program.closeWriteChannel();
        m_program.waitForFinished(patienceMs);
    }
    void start(const QString &database)
    {
        m_program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_program.start(QCoreApplication::applicationDirPath() + QStringLiteral("/fieldlanectl"),
            {QStringLiteral("batch"), QStringLiteral("--json"), QStringLiteral("--now"), core::toIso(CompanyFixture::now()),
                QStringLiteral("--db"), database});
    }
    Result<void> moveTo(core::Instant start)
    {
        m_wanted = start;
        m_answered = m_seen = 0;
        m_sent = Timing::now(Timing::Clock::Wall);
        m_program.write(QStringLiteral("assign %1 \"%2\" --at %3 --force\n").arg(m_number, m_technician, core::toIso(start)).toUtf8());
        m_patience.start(patienceMs);
        if (m_loop.exec() != 0)
            return Error {ErrorCode::Unavailable, m_number, QStringLiteral("The change of the other program never showed on the board.")};
        return {};
    }
    void rest(int ms)
    {
        QTimer::singleShot(ms, &m_loop, &QEventLoop::quit);
        m_loop.exec();
    }
    double untilSeen() const { return m_seen - m_sent; }
    double untilAnswered() const { return m_answered - m_sent; }

private:
    void look()
    {
        const chart::Bar *bar = m_workspace.board().scene().store().find(m_bar);
        if (m_seen == 0 && bar && bar->plannedStart == m_wanted)
            m_seen = Timing::now(Timing::Clock::Wall);
        quitWhenDone();
    }
    void hear()
    {
        while (m_program.canReadLine()) {
            const QJsonObject answer = QJsonDocument::fromJson(m_program.readLine()).object();
            if (answer.value(QStringLiteral("exit")).toInt(1) != 0)
                m_loop.exit(1);
            m_answered = Timing::now(Timing::Clock::Wall);
        }
        quitWhenDone();
    }
    void quitWhenDone()
    {
        if (m_seen > 0 && m_answered > 0)
            m_loop.quit();
    }

    console::Workspace &m_workspace;
    const chart::BarHandle m_bar;
    const QString m_number;
    const QString m_technician;
    core::Instant m_wanted;
    double m_sent = 0;
    double m_answered = 0;
    double m_seen = 0;
    QTimer m_patience;
    QProcess m_program;
    QEventLoop m_loop;
};

Result<void> measure(Watched &watched, core::Instant start, int changes, const QString &name, Report &report)
{
    core::Random random(1);
    FIELDLANE_TRY(watched.moveTo(start + core::minutes(5))); // the other program starts
    Timing seen(Timing::Clock::Wall);
    Timing answered(Timing::Clock::Wall);
    for (int i = 0; i < changes; ++i) {
        watched.rest(int(random.below(1000)));
        FIELDLANE_TRY(watched.moveTo(i % 2 == 0 ? start : start + core::minutes(5)));
        seen.add(watched.untilSeen());
        answered.add(watched.untilAnswered());
    }
    report.addAgainst(name, seen, target);
    report.add(name + QStringLiteral(".write"), answered);
    return {};
}

} // namespace

Result<void> runWatchBench(const QString &database, int changes, Report &report)
{
    const bool server = database.startsWith(QLatin1String("postgresql:"));
    if (!server)
        removeDatabase(database);
    FIELDLANE_TRY(desk::makeDemonstration(database, {1, CompanyFixture::now()}));
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    const core::ShiftedClock clock(CompanyFixture::now());
    desk::Desk::Options options;
    options.database = database;
    options.mode = core::Worker::Mode::Threaded;
    FIELDLANE_ASSIGN(desk, desk::Desk::open(options, clock));
    {
        console::Workspace workspace(std::move(desk), clock, settings);
        workspace.start();
        const domain::PlannedWork *work = movableWork(workspace.desk());
        if (!work)
            return Error {ErrorCode::NotFound, database, QStringLiteral("The demonstration has no order to move.")};
        const core::Instant start = work->assignment.plannedStart;
        Watched watched(workspace, *work);
        watched.start(database);
        FIELDLANE_TRY(measure(watched, start, changes, server ? QStringLiteral("watch.postgresql") : QStringLiteral("watch.sqlite"), report));
    }
    if (!server)
        removeDatabase(database);
    return {};
}

} // namespace fieldlane::app::bench
