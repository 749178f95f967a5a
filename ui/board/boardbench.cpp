#include "ui/board/boardbench.h"
#include "ui/board/boardview.h"
#include <algorithm>
#include <cmath>
#include <ctime>
#include <QScrollBar>

namespace fieldlane::ui::board {

namespace {

constexpr qint64 day = 1440;

// Time of this thread only: what other processes do does not count.
double threadMilliseconds()
{
#ifdef CLOCK_THREAD_CPUTIME_ID
    timespec now {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
#else
    return double(std::clock()) * 1e3 / CLOCKS_PER_SEC;
#endif
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
    timings.push_back(frame(QStringLiteral("board frame 31 days"), 31 * day));
    timings.push_back(frame(QStringLiteral("board frame 7 days"), 7 * day));
    timings.push_back(frame(QStringLiteral("board frame 1 day"), day));
    timings.push_back(frame(QStringLiteral("board frame 2 hours"), 120));
    timings.push_back(frame(QStringLiteral("board frame 10 minutes"), 10));
    timings.push_back(zoomSteps());
    timings.push_back(dragSteps());
    timings.push_back(overview());
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
BoardTiming BoardBench::timed(const QString &name, Step step)
{
    QWidget *canvas = m_view.viewport();
    QImage image(canvas->size() * canvas->devicePixelRatioF(), QImage::Format_RGB32);
    image.setDevicePixelRatio(canvas->devicePixelRatioF());
    canvas->render(&image, {}, {}, QWidget::RenderFlags()); // labels and sprites of the first sight
    BoardTiming timing;
    timing.name = name;
    for (int i = 0; i < m_frames; ++i) {
        const double start = threadMilliseconds();
        const QRegion dirty = step(i);
        canvas->render(&image, dirty.boundingRect().topLeft(), dirty, QWidget::RenderFlags());
        timing.milliseconds.push_back(threadMilliseconds() - start);
        const chart::DrawList &list = m_view.scene().list();
        timing.rectangles = std::max(timing.rectangles, list.rectangles());
        timing.visited = std::max(timing.visited, list.visited);
        timing.lanes = std::max(timing.lanes, list.rows.size());
    }
    return timing;
}

BoardTiming BoardBench::frame(const QString &name, qint64 spanMinutes)
{
    look(spanMinutes);
    return timed(name, [this](int i) {
        m_view.pan(i % 2 == 0 ? 7 : -7);
        return QRegion(m_view.viewport()->rect());
    });
}

BoardTiming BoardBench::overview()
{
    m_view.setRowMode(chart::RowMode::Pixel);
    look(31 * day);
    BoardTiming timing = timed(QStringLiteral("board overview"), [this](int i) {
        m_view.pan(i % 2 == 0 ? 7 : -7);
        return QRegion(m_view.viewport()->rect());
    });
    m_view.setRowMode(chart::RowMode::Full);
    return timing;
}

BoardTiming BoardBench::zoomSteps()
{
    look(31 * day);
    const double whole = std::log(31.0 * day / 10);
    const double factor = std::exp(whole / std::max(1, m_frames));
    return timed(QStringLiteral("board zoom step"), [this, factor](int) {
        m_view.zoom(factor, m_view.scene().axis().width() / 3);
        return QRegion(m_view.viewport()->rect());
    });
}

BoardTiming BoardBench::dragSteps()
{
    look(day);
    m_view.renderFrame();
    const auto &bars = m_view.scene().list().bars;
    const auto inside = std::find_if(bars.begin(), bars.end(),
        [this](const chart::BarItem &b) { return b.left > 100 && b.right < float(m_view.area().canvas.width()) - 400; });
    if (inside == bars.end())
        return {QStringLiteral("board drag step"), {}, 0, 0, 0};
    const chart::BarHandle handle = inside->handle;
    m_view.choose(handle);
    const chart::Bar bar = *m_view.scene().store().find(handle);
    const int lane = *m_view.scene().store().laneOf(handle);
    m_view.drag().tool().beginMove(bar, m_view.scene().store().handleOf(lane), core::Duration(0));
    m_view.drag().started();
    const QPoint from = m_view.barRect(handle).center();
    BoardTiming timing = timed(QStringLiteral("board drag step"), [this, from](int i) {
        const QRegion before = m_view.overlay().dragRegion();
        m_view.drag().moved(from + QPoint(4 * (i % 60), 26 * (i / 20 % 5)), Qt::NoModifier);
        return before + m_view.overlay().dragRegion();
    });
    m_view.drag().cancel();
    return timing;
}

} // namespace fieldlane::ui::board
