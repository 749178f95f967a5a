#include "app/bench/boardbench.h"
#include "app/bench/boardpeers.h"
#include "app/bench/boardstage.h"
#include "app/bench/companyfixture.h"
#include "app/bench/memory.h"
#include "desk/backend.h"
#include "desk/boardwindow.h"
#include <algorithm>
#include <cmath>
#include <numeric>
#include <QAbstractEventDispatcher>
#include <QEventLoop>

namespace fieldlane::app::bench {

using ui::board::BoardView;

namespace {

constexpr double frameTarget = 4;
constexpr double overviewTarget = 6;
constexpr double zoomTarget = 6;
constexpr double dragTarget = 2; // with its judgement
constexpr double loadTarget = 150;
constexpr double openTarget = 1000; // as the start on the import of real orders
constexpr int openings = 3;
constexpr double memoryTarget = 25; // megabytes

QString nameOf(qint64 spanMinutes)
{
    const qint64 minutes = spanMinutes >= 1440 ? 1440 : spanMinutes >= 60 ? 60 : 1;
    const char *unit = minutes == 1440 ? "days" : minutes == 60 ? "hours" : "minutes";
    return QStringLiteral("board.frame.%1-%2").arg(spanMinutes / minutes).arg(QLatin1String(unit));
}

} // namespace

BoardBench::BoardBench(BoardView &view, int frames)
    : m_view(view)
    , m_frames(frames)
{
}

std::vector<BoardTiming> BoardBench::run()
{
    const core::TimeSpan before = m_view.visibleSpan();
    const chart::RowMode mode = m_view.rowMode();
    m_view.setRowMode(chart::RowMode::Full);
    std::vector<BoardTiming> timings;
    for (const qint64 span : spans)
        timings.push_back(frame(nameOf(span), span));
    timings.push_back(overview());
    timings.push_back(zoomSteps());
    timings.push_back(dragSteps());
    m_view.setRowMode(mode);
    m_view.showSpan(before);
    return timings;
}

void BoardBench::look(qint64 spanMinutes)
{
    const core::Instant start = m_view.scene().now() - core::minutes(spanMinutes) / 3;
    m_view.showSpan({start, start + core::minutes(spanMinutes)});
}

template <class Step>
BoardTiming BoardBench::timed(const QString &name, double targetMs, Step step)
{
    QWidget *canvas = m_view.viewport();
    QImage image(canvas->size() * canvas->devicePixelRatioF(), QImage::Format_RGB32);
    image.setDevicePixelRatio(canvas->devicePixelRatioF());
    canvas->render(&image, {}, {}, QWidget::RenderFlags()); // labels and sprites of the first sight
    BoardTiming result {name, targetMs, Timing()};
    for (int i = 0; i < m_frames; ++i) {
        result.timing.run([&] {
            const QRegion dirty = step(i);
            canvas->render(&image, dirty.boundingRect().topLeft(), dirty, QWidget::RenderFlags());
        });
        const chart::DrawList &list = m_view.scene().list();
        result.rectangles = std::max(result.rectangles, list.rectangles());
        result.visited = std::max(result.visited, list.visited);
        result.rows = std::max(result.rows, list.rows.size());
    }
    return result;
}

BoardTiming BoardBench::frame(const QString &name, qint64 spanMinutes)
{
    look(spanMinutes);
    return timed(name, frameTarget, [this](int i) {
        m_view.pan(i % 2 == 0 ? 7 : -7);
        return QRegion(m_view.viewport()->rect());
    });
}

BoardTiming BoardBench::overview()
{
    m_view.setRowMode(chart::RowMode::Pixel);
    look(spans[0]);
    BoardTiming timing = timed(QStringLiteral("board.overview"), overviewTarget, [this](int i) {
        m_view.pan(i % 2 == 0 ? 7 : -7);
        return QRegion(m_view.viewport()->rect());
    });
    m_view.setRowMode(chart::RowMode::Full);
    return timing;
}

BoardTiming BoardBench::zoomSteps()
{
    look(spans[0]);
    const double whole = std::log(double(spans[0]) / 10);
    const double factor = std::exp(whole / std::max(1, m_frames));
    return timed(QStringLiteral("board.zoom-step"), zoomTarget, [this, factor](int) {
        m_view.zoom(factor, m_view.scene().axis().width() / 3);
        return QRegion(m_view.viewport()->rect());
    });
}

BoardTiming BoardBench::dragSteps()
{
    const QString name = QStringLiteral("board.drag-step");
    look(1440);
    m_view.collectFrame();
    const auto &bars = m_view.scene().list().bars;
    const auto inside = std::find_if(bars.begin(), bars.end(),
        [this](const chart::BarItem &b) { return b.left > 100 && b.right < float(m_view.area().canvas.width()) - 400; });
    if (inside == bars.end())
        return {name, dragTarget, Timing()};
    const chart::BarHandle handle = inside->handle;
    m_view.choose(handle);
    const chart::Bar bar = *m_view.scene().store().find(handle);
    const int lane = *m_view.scene().store().laneOf(handle);
    m_view.drag().tool().beginMove(bar, m_view.scene().store().handleOf(lane), core::Duration(0));
    m_view.drag().started();
    const QPoint from = m_view.barRect(handle).center();
    BoardTiming timing = timed(name, dragTarget, [this, from](int i) {
        const QRegion before = m_view.overlay().dragRegion();
        m_view.drag().moved(from + QPoint(4 * (i % 60), 26 * (i / 20 % 5)), Qt::NoModifier);
        return before + m_view.overlay().dragRegion();
    });
    m_view.drag().cancel();
    return timing;
}

namespace {

/// From the file to the first painted frame with all that is in it, on the clock of the wall: a console has two threads.
core::Result<void> measureOpening(const QString &databaseFile, Report &report)
{
    Timing opening(Timing::Clock::Wall);
    for (int i = 0; i < openings; ++i) {
        core::Result<std::unique_ptr<BoardStage>> stage = core::Error {};
        opening.run([&] {
            stage = BoardStage::open(databaseFile, CompanyFixture::now(), core::Worker::Mode::Threaded);
            if (!stage)
                return;
            QImage image((*stage)->view().size(), QImage::Format_RGB32);
            (*stage)->view().render(&image, {}, {}, QWidget::RenderFlags());
        });
        if (!stage)
            return stage.error();
    }
    report.addAgainst(QStringLiteral("board.open"), opening, openTarget);
    return {};
}

/// What the budget of loading is about: from the rows of the file to sorted lanes in memory, all days at once. Neither
/// the company's master data nor anything on the screen is in it; `board.load.all` has both.
core::Result<Timing> measureLanes(const QString &databaseFile)
{
    FIELDLANE_ASSIGN(url, store::DatabaseUrl::parse(databaseFile));
    FIELDLANE_ASSIGN(connection, store::Connection::open(url, store::Connection::Access::ReadOnly));
    desk::Backend backend(std::move(connection));
    const desk::Desk::Options home;
    const core::TimeSpan days = desk::BoardWindow::homeOf(CompanyFixture::now(), home.past, home.ahead);
    Timing timing;
    for (int i = 0; i < openings; ++i) {
        core::Result<void> read;
        desk::Board board;
        timing.run([&] {
            auto delta = desk::readDays(backend, {}, days, {}, {});
            if (delta)
                board.reset(days, std::move(delta->loaded));
            else
                read = delta.error();
        });
        FIELDLANE_TRY(read);
    }
    return timing;
}

/// The same up to the last lane of the last day, read behind the first picture by a thread of its own as in the console:
/// what the screen's thread does for it, how long it is kept from anything else, and the whole wait.
core::Result<void> measureLoading(const QString &databaseFile, Report &report)
{
    Timing screen;
    Timing waiting(Timing::Clock::Wall);
    double longest = 0;
    for (int i = 0; i < openings; ++i) {
        core::Result<std::unique_ptr<BoardStage>> stage = core::Error {};
        std::vector<double> steps; // of the screen's thread, between one look for events and the next
        waiting.run([&] {
            double before = Timing::now(Timing::Clock::Cpu);
            const auto endStep = [&] {
                const double now = Timing::now(Timing::Clock::Cpu);
                steps.push_back(now - before);
                before = now;
            };
            stage = BoardStage::open(databaseFile, CompanyFixture::now(), core::Worker::Mode::Threaded);
            endStep();
            if (!stage)
                return;
            const desk::Desk::Options home;
            const core::TimeSpan days = desk::BoardWindow::homeOf(CompanyFixture::now(), home.past, home.ahead);
            QEventLoop loop;
            QObject::connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, &loop, [&] {
                endStep();
                if ((*stage)->view().scene().loaded().covers(days))
                    loop.quit();
            });
            loop.exec();
        });
        if (!stage)
            return stage.error();
        screen.add(std::accumulate(steps.begin(), steps.end(), 0.0));
        longest = std::max(longest, *std::max_element(steps.begin() + 1, steps.end()));
    }
    report.add(QStringLiteral("board.load.screen"), screen);
    report.addValue(QStringLiteral("board.load.longest-step"), longest, QStringLiteral("ms"));
    report.add(QStringLiteral("board.load.wall"), waiting);
    return {};
}

} // namespace

core::Result<void> runBoardBench(const QString &databaseFile, Report &report, int frames)
{
    FIELDLANE_TRY(measureOpening(databaseFile, report));
    FIELDLANE_TRY(measureLoading(databaseFile, report));
    FIELDLANE_ASSIGN(lanes, measureLanes(databaseFile));
    Timing load;
    const double before = residentMegabytes();
    core::Result<std::unique_ptr<BoardStage>> stage = core::Error {};
    load.run([&] { stage = BoardStage::open(databaseFile, CompanyFixture::now()); });
    if (!stage)
        return stage.error();
    BoardView &view = (*stage)->view();
    report.addAgainst(QStringLiteral("board.load"), lanes, loadTarget);
    report.add(QStringLiteral("board.load.all"), load,
        {{QStringLiteral("lanes"), view.scene().store().laneCount()}, {QStringLiteral("bars"), view.scene().store().barCount()}});
    report.add(QStringLiteral("board.fill"), Timing::of(3, [&] { (*stage)->reload(); }));
    report.addValue(QStringLiteral("board.memory.bars"), double(view.scene().store().footprint()) / (1 << 20),
        QStringLiteral("MB"), memoryTarget);
    report.addValue(QStringLiteral("board.memory.all"), residentMegabytes() - before, QStringLiteral("MB"));
    const std::vector<BoardTiming> timings = BoardBench(view, frames).run();
    for (const BoardTiming &one : timings)
        report.addAgainst(one.name, one.timing, one.targetMs,
            {{QStringLiteral("rectangles"), qint64(one.rectangles)}, {QStringLiteral("visited"), one.visited},
                {QStringLiteral("rows"), qint64(one.rows)}});
    runBoardPeers(view, lanes, timings, report);
    return {};
}

} // namespace fieldlane::app::bench
