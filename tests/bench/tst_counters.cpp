#include "app/bench/boardbench.h"
#include "app/bench/boardstage.h"
#include "app/bench/companyfixture.h"
#include "chart/collect.h"
#include "store/connection.h"
#include "support/testmain.h"
#include "ui/board/barpainter.h"
#include "ui/map/mapcontroller.h"
#include <QPaintEngine>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace fieldlane;
using namespace fieldlane::app::bench;

namespace {

/// Counts what a painter is asked to draw.
class CountingDevice : public QPaintDevice
{
public:
    int calls() const { return m_engine.calls; }
    QPaintEngine *paintEngine() const override { return &m_engine; }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
        case PdmHeight:
            return 4000;
        case PdmDepth:
            return 32;
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return int(devicePixelRatioFScale());
        default:
            return 96;
        }
    }

private:
    struct Engine : QPaintEngine
    {
        Engine()
            : QPaintEngine(AllFeatures)
        {
        }
        bool begin(QPaintDevice *) override { return true; }
        bool end() override { return true; }
        void updateState(const QPaintEngineState &) override { }
        Type type() const override { return User; }
        void drawRects(const QRectF *, int count) override { calls += count; }
        void drawRects(const QRect *, int count) override { calls += count; }
        void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override { ++calls; }
        void drawPath(const QPainterPath &) override { ++calls; }
        int calls = 0;
    };
    mutable Engine m_engine;
};

qint64 statementsOf(desk::Desk &desk)
{
    qint64 count = -1;
    desk.read<qint64>([](store::Connection &c) { return core::Result<qint64>(c.statements()); }, &desk,
        [&count](core::Result<qint64> answer) { count = answer ? *answer : -1; });
    return count;
}

} // namespace

class TestCounters : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_file;
    std::unique_ptr<BoardStage> m_stage;

private Q_SLOTS:
    void initTestCase()
    {
        const auto file = companyFixtureFile({40, 4000, 300}, m_folder.path());
        QVERIFY2(file, file ? "" : qPrintable(file.error().detail));
        m_file = *file;
        auto stage = BoardStage::open(m_file, CompanyFixture::now());
        QVERIFY2(stage, stage ? "" : qPrintable(stage.error().detail));
        m_stage = std::move(*stage);
    }
    void cleanupTestCase() { m_stage.reset(); }

    void theFixtureIsTheSameEveryTime()
    {
        QTemporaryDir other;
        const auto again = companyFixtureFile({40, 4000, 300}, other.path());
        QVERIFY(again);
        auto second = BoardStage::open(*again, CompanyFixture::now());
        QVERIFY(second);
        const auto &one = m_stage->view().scene().store();
        const auto &two = (*second)->view().scene().store();
        QCOMPARE(two.laneCount(), one.laneCount());
        QCOMPARE(two.barCount(), one.barCount());
        for (int lane = 0; lane < one.laneCount(); ++lane) {
            QCOMPARE(two.lane(lane).bars().size(), one.lane(lane).bars().size());
            QCOMPARE(two.lane(lane).bars().front().plannedStart, one.lane(lane).bars().front().plannedStart);
        }
    }
    void theFixtureIsWholeOnTheBoard()
    {
        QCOMPARE(m_stage->view().scene().store().laneCount(), 40);
        QCOMPARE(m_stage->view().scene().store().barCount(), 4000);
    }
    void aFrameCostsWhatIsSeen()
    {
        ui::board::BoardView &view = m_stage->view();
        const double columns = double(view.area().canvas.width()) / chart::foldPixels;
        const auto timings = BoardBench(view, 4).run();
        QCOMPARE(timings.size(), std::size(BoardBench::spans) + 3);
        for (const BoardTiming &timing : timings) {
            QCOMPARE(timing.timing.count(), 4);
            QVERIFY2(double(timing.rectangles) <= 2 * double(timing.rows) * columns, qPrintable(timing.name));
            QVERIFY2(timing.visited > 0, qPrintable(timing.name));
        }
        // Two hours hold a fraction of the 100 bars of each lane, and only that fraction is looked at.
        QVERIFY(timings[3].visited <= qint64(timings[3].rectangles) + 14 * qint64(timings[3].rows));
    }
    void measuringLeavesTheBoardAsItWas()
    {
        ui::board::BoardView &view = m_stage->view();
        const core::TimeSpan before = view.visibleSpan();
        QSignalSpy moves(&view, &ui::board::BoardView::moveCommitted);
        BoardBench(view, 2).run();
        QCOMPARE(view.visibleSpan(), before);
        QCOMPARE(moves.size(), 0);
    }
    void paintingTheBoardAsksNoDatabase()
    {
        const qint64 before = statementsOf(m_stage->desk());
        QVERIFY(before > 0);
        for (const auto mode : {chart::RowMode::Full, chart::RowMode::Pixel, chart::RowMode::Full}) {
            m_stage->view().setRowMode(mode);
            m_stage->view().collectFrame();
        }
        QCOMPARE(statementsOf(m_stage->desk()), before); // days are read when the sight moves, never when it is painted
    }
    void anOverviewFillsNoRectangleThroughThePainter()
    {
        ui::board::BoardView &view = m_stage->view();
        view.showSpan({CompanyFixture::now() - core::hours(6), CompanyFixture::now() + core::hours(6)});
        const auto calls = [&view](chart::RowMode mode) {
            view.setRowMode(mode);
            view.collectFrame();
            CountingDevice device;
            QPainter painter(&device);
            ui::board::BarPainter(view.scene(), view.style(), painter, view.area().canvas.width())
                .paint(QRect(QPoint(), view.area().canvas.size()));
            painter.end();
            return device.calls();
        };
        QVERIFY(calls(chart::RowMode::Full) > 0);
        QCOMPARE(calls(chart::RowMode::Pixel), 0);
        view.setRowMode(chart::RowMode::Full);
    }
    void paintingTheMapAsksNoDatabase()
    {
        ui::map::MapView map(nullptr, core::Worker::Mode::InPlace);
        map.setAnimated(false);
        map.resize(800, 600);
        ui::QuestionBox prompt(&map);
        ui::map::MapController controller(m_stage->desk(), map, prompt);
        QTRY_VERIFY(controller.isCurrent());
        QVERIFY(std::as_const(map).markers().orders().size() >= 300);
        const qint64 before = statementsOf(m_stage->desk());
        for (int i = 0; i < 5; ++i) {
            geo::Camera camera = map.camera();
            camera.panBy({3, 1});
            map.setCamera(camera);
            map.grab();
        }
        QCOMPARE(statementsOf(m_stage->desk()), before);
    }
    void clustersAreFewerThanTheirMarkers()
    {
        ui::map::MapView map(nullptr, core::Worker::Mode::InPlace);
        map.setAnimated(false);
        map.resize(800, 600);
        ui::QuestionBox prompt(&map);
        ui::map::MapController controller(m_stage->desk(), map, prompt);
        QTRY_VERIFY(controller.isCurrent());
        map.grab();
        const ui::map::MarkerLayer &markers = std::as_const(map).markers();
        const size_t clustered = markers.symbolCount();
        map.setClusters(ui::map::MarkerLayer::Clusters::Off);
        map.grab();
        QCOMPARE(markers.symbolCount(), markers.orders().size() + markers.technicians().size());
        QVERIFY(clustered < markers.symbolCount() / 2);
    }
};

FIELDLANE_GUI_TEST_MAIN(TestCounters)
#include "tst_counters.moc"
