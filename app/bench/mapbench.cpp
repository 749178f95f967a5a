#include "app/bench/mapbench.h"
#include "app/bench/companyfixture.h"
#include "app/console/samplemap.h"
#include "desk/desk.h"
#include "ui/map/mapcontroller.h"
#include "ui/shared/questionbox.h"
#include <QEventLoop>
#include <QGraphicsPixmapItem>
#include <QGraphicsView>
#include <QPainter>
#include <QScrollBar>

namespace fieldlane::app::bench {

using core::Result;
using ui::map::MapView;
using ui::map::MarkerLayer;

namespace {

constexpr double unclusteredTarget = 7;
constexpr double clusteredTarget = 2.5;
constexpr double coldTarget = 8;
const QSize screen(1920, 1080);

/// The shipped map on a desk, joined as in the console.
class MapStage
{
public:
    explicit MapStage(desk::Desk &desk)
        : m_controller(desk, m_view, m_prompt)
    {
        QObject::connect(&m_controller.waiting(), &desk::WaitingOrders::changed, &m_view, [this] { m_filled = true; });
        m_view.setAnimated(false);
        m_view.setAttribute(Qt::WA_DontShowOnScreen);
        m_view.resize(screen);
        m_view.show();
    }
    /// A line of its own when there is no sample map: outlines and graticule are measured then.
    Result<void> addTiles()
    {
        const QString file = app::console::sampleMap();
        return file.isEmpty() ? Result<void>() : m_controller.openMapFile(file);
    }
    MapView &view() { return m_view; }
    qint64 markers() const { return qint64(std::as_const(m_view).markers().orders().size()); }
    /// Paints until the orders are there and no tile is missing any more; what each of these frames took.
    Timing paintUntilSettled()
    {
        Timing timing;
        QEventLoop loop;
        QTimer frame;
        int rounds = 0;
        QObject::connect(&frame, &QTimer::timeout, &loop, [&] {
            timing.run([this] { paint(); });
            if (++rounds > 2000 || (rounds > 2 && m_filled && m_view.isSettled() && m_controller.isCurrent()))
                loop.quit();
        });
        frame.start(16);
        loop.exec();
        return timing;
    }
    void paint()
    {
        if (m_image.isNull())
            m_image = QImage(m_view.size(), QImage::Format_RGB32);
        m_view.render(&m_image, {}, {}, QWidget::RenderFlags());
    }

private:
    MapView m_view;
    ui::QuestionBox m_prompt {&m_view};
    ui::map::MapController m_controller;
    QImage m_image;
    bool m_filled = false;
};

template <class Change>
Timing timed(MapStage &stage, int frames, Change change)
{
    const geo::Camera before = stage.view().camera();
    Timing timing;
    for (int i = -1; i < frames; ++i) { // the first one fills the caches and does not count
        geo::Camera camera = before;
        change(camera, std::max(0, i));
        const auto frame = [&] {
            stage.view().setCamera(camera);
            stage.paint();
        };
        i < 0 ? frame() : timing.run(frame);
    }
    stage.view().setCamera(before);
    return timing;
}

Timing frames(MapStage &stage, int count)
{
    return timed(stage, count, [](geo::Camera &camera, int i) { camera.panBy({double(i % 20) * 3, double(i % 7)}); });
}

Timing zoomSteps(MapStage &stage, int count)
{
    return timed(stage, count,
        [](geo::Camera &camera, int i) { camera.zoomAt({100, 100}, camera.zoom() + 0.05 * (1 + i % 20)); });
}

/// The same markers as pixmap items of a QGraphicsScene, without tiles, outlines and names.
class ScenePeer
{
public:
    explicit ScenePeer(const MapView &map)
    {
        QPixmap sprite(16, 16);
        sprite.fill(Qt::transparent);
        QPainter painter(&sprite);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::red);
        painter.drawEllipse(1, 1, 14, 14);
        painter.end();
        for (const ui::map::OrderMark &order : map.markers().orders()) {
            auto *item = m_scene.addPixmap(sprite);
            item->setOffset(-8, -8);
            item->setFlag(QGraphicsItem::ItemIgnoresTransformations);
            item->setPos(map.camera().toScreen(geo::toWorld(order.place)));
        }
        m_view.setScene(&m_scene);
        m_view.setAttribute(Qt::WA_DontShowOnScreen);
        m_view.resize(map.size());
        m_view.show();
    }
    Timing frames()
    {
        int i = 0;
        return Timing::of(9, [&] {
            m_view.horizontalScrollBar()->setValue(m_view.horizontalScrollBar()->value() + (++i % 2 ? 3 : -3));
            paint();
        });
    }
    Timing zoomSteps()
    {
        int i = 0;
        return Timing::of(9, [&] {
            const double scale = 1 + 0.05 * (++i % 9);
            m_view.setTransform(QTransform::fromScale(scale, scale));
            paint();
        });
    }

private:
    void paint() { m_view.viewport()->render(&m_image, {}, {}, QWidget::RenderFlags()); }
    QGraphicsScene m_scene;
    QGraphicsView m_view;
    QImage m_image {screen, QImage::Format_RGB32};
};

void addWithPeers(MapStage &stage, Report &report, int count)
{
    const QJsonObject size {{QStringLiteral("markers"), stage.markers()}};
    const QString name = QStringLiteral("map.frame.unclustered");
    const QString zoomName = QStringLiteral("map.zoom-step.unclustered");
    const Timing frame = frames(stage, count);
    report.addAgainst(name, frame, unclusteredTarget, size);
    const Timing zoom = zoomSteps(stage, count);
    report.add(zoomName, zoom);
    ScenePeer peer(stage.view());
    const auto against = [&](const QString &own, const Timing &ownTiming, const Timing &timing, std::optional<double> target) {
        report.add(own + QStringLiteral(".QGraphicsScene"), timing);
        report.addRatio(own + QStringLiteral(".QGraphicsScene.ratio"), ownTiming, timing, target);
    };
    against(name, frame, peer.frames(), 2);
    against(zoomName, zoom, peer.zoomSteps(), {});
}

} // namespace

Result<void> runMapBench(const QString &databaseFile, Report &report, int count)
{
    const core::ShiftedClock clock(CompanyFixture::now());
    desk::Desk::Options options;
    options.database = databaseFile;
    options.access = desk::Desk::Access::ReadOnly;
    options.mode = core::Worker::Mode::Threaded; // tiles come from another thread, as in the console
    FIELDLANE_ASSIGN(desk, desk::Desk::open(options, clock));
    MapStage stage(*desk);
    stage.paintUntilSettled();
    FIELDLANE_TRY(stage.addTiles());
    report.addAgainst(QStringLiteral("map.frame.cold-tiles"), stage.paintUntilSettled(), coldTarget);
    const QJsonObject size {{QStringLiteral("markers"), stage.markers()}};
    report.addAgainst(QStringLiteral("map.frame.clustered"), frames(stage, count), clusteredTarget, size);
    report.add(QStringLiteral("map.zoom-step.clustered"), zoomSteps(stage, count));
    stage.view().setClusters(MarkerLayer::Clusters::Off);
    addWithPeers(stage, report, count);
    return {};
}

} // namespace fieldlane::app::bench
