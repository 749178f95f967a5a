#include "app/bench/boardpeers.h"
#include "app/bench/memory.h"
#include "ui/board/boardview.h"
#include <cmath>
#include <QGraphicsRectItem>
#include <QGraphicsView>
#include <QScrollBar>

namespace fieldlane::app::bench {

namespace {

constexpr double laneHeight = 26;
constexpr int frames = 9;

double minutesOf(core::Duration d)
{
    return double(d.count()) / 60'000;
}

class ScenePeer
{
public:
    explicit ScenePeer(ui::board::BoardView &board)
    {
        const auto &store = board.scene().store();
        const core::Instant origin = board.scene().now();
        for (int lane = 0; lane < store.laneCount(); ++lane) {
            for (const chart::Bar &bar : store.lane(lane).bars()) {
                auto *item = new QGraphicsRectItem(minutesOf(bar.body().start - origin), lane * laneHeight + 3,
                    minutesOf(bar.body().length()), laneHeight - 6);
                item->setPen(Qt::NoPen);
                item->setBrush(QColor::fromHsv(bar.state * 22 % 360, 160, 220));
                m_scene.addItem(item);
            }
        }
        m_view.setScene(&m_scene);
        m_view.setFrameShape(QFrame::NoFrame);
        m_view.setAttribute(Qt::WA_DontShowOnScreen);
        m_view.resize(board.viewport()->size());
        m_view.show();
    }
    Timing frame(qint64 spanMinutes, double height)
    {
        look(spanMinutes, height);
        int i = 0;
        return Timing::of(frames, [&] {
            m_view.horizontalScrollBar()->setValue(m_view.horizontalScrollBar()->value() + (++i % 2 ? 7 : -7));
            paint();
        });
    }
    Timing zoomSteps()
    {
        constexpr int steps = 24;
        Timing timing;
        const double factor = std::exp(std::log(double(BoardBench::spans[0]) / 10) / steps);
        for (double span = double(BoardBench::spans[0]); span > 10; span /= factor)
            timing.run([&] {
                look(qint64(span), laneHeight);
                paint();
            });
        return timing;
    }

private:
    void look(qint64 spanMinutes, double height)
    {
        m_view.setTransform(QTransform::fromScale(double(m_view.width()) / double(spanMinutes), height / laneHeight));
        m_view.centerOn(double(spanMinutes) / 6, 0);
    }
    void paint()
    {
        QWidget *canvas = m_view.viewport();
        if (m_image.size() != canvas->size())
            m_image = QImage(canvas->size(), QImage::Format_RGB32);
        canvas->render(&m_image, {}, {}, QWidget::RenderFlags());
    }
    QGraphicsScene m_scene;
    QGraphicsView m_view;
    QImage m_image;
};

} // namespace

void runBoardPeers(ui::board::BoardView &view, const Timing &load, const std::vector<BoardTiming> &own, Report &report)
{
    const double before = residentMegabytes();
    Timing filling;
    std::optional<ScenePeer> filled;
    filling.run([&] { filled.emplace(view); });
    ScenePeer &peer = *filled;
    const QString loading = QStringLiteral("board.load.QGraphicsScene"); // from bars in memory, no database read
    report.add(loading, filling);
    report.addRatio(loading + QStringLiteral(".ratio"), load, filling);
    peer.frame(BoardBench::spans[0], laneHeight); // builds its index
    report.addValue(QStringLiteral("board.peer.QGraphicsScene.memory"), residentMegabytes() - before, QStringLiteral("MB"));
    const auto against = [&](size_t which, const Timing &timing, std::optional<double> target) {
        const QString name = own[which].name + QStringLiteral(".QGraphicsScene");
        report.add(name, timing);
        report.addRatio(name + QStringLiteral(".ratio"), own[which].timing, timing, target);
    };
    constexpr size_t zooms = std::size(BoardBench::spans);
    for (size_t i = 0; i < zooms; ++i)
        against(i, peer.frame(BoardBench::spans[i], laneHeight), {});
    against(zooms, peer.frame(BoardBench::spans[0], 1), 10);
    against(zooms + 1, peer.zoomSteps(), {});
}

} // namespace fieldlane::app::bench
