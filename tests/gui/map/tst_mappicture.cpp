#include "core/random.h"
#include "geo/mbtilessource.h"
#include "support/testmain.h"
#include "ui/map/mapview.h"

using namespace fieldlane;
using namespace fieldlane::ui::map;

// The kept picture against painting everything anew.
class TestMapPicture : public QObject
{
    Q_OBJECT

    std::unique_ptr<MapView> m_view;

    static MapData data(core::Random &random)
    {
        MapData d;
        d.now = core::fromMs(0) + core::minutes(4);
        const auto place = [&] { return core::Coordinate {47.05 + 0.2 * random.unit(), 9.48 + 0.15 * random.unit()}; };
        for (int i = 1; i <= 400; ++i)
            d.orders.push_back({domain::OrderId(i), place(), OrderLook(i % orderLookCount), QString::number(i), {}});
        for (int i = 1; i <= 30; ++i)
            d.technicians.push_back({domain::TechnicianId(i), place(), QStringLiteral("Anna Frick"), core::fromMs(0), true, {}});
        for (int i = 0; i < 4; ++i) {
            const core::Coordinate a = place(), b = place(), c = place();
            d.outlines.push_back({domain::UnitId(i + 1), QStringLiteral("Unit %1").arg(i), {{{a, b, c}}}});
        }
        return d;
    }
    // Where two parts meet, Qt cuts antialiased lines a little differently: a few pixels of a quarter of a million.
    static bool isSame(const QImage &one, const QImage &other)
    {
        int different = 0;
        for (int y = 0; y < one.height(); ++y) {
            for (int x = 0; x < one.width(); ++x)
                different += one.pixel(x, y) != other.pixel(x, y) ? 1 : 0;
        }
        return one.size() == other.size() && different < 60;
    }
    /// Whether the window shows what it would show if nothing had been kept.
    bool showsTheWhole()
    {
        const QImage kept = m_view->grab().toImage();
        m_view->setClusters(MarkerLayer::Clusters::On); // makes the picture anew
        const QImage fresh = m_view->grab().toImage();
        return m_view->picture().paintedShare() == 1 && isSame(kept, fresh);
    }
    void pan(QPointF by)
    {
        geo::Camera camera = m_view->camera();
        camera.panBy(by);
        m_view->setCamera(camera);
    }

private Q_SLOTS:
    void init()
    {
        core::Random random(11);
        m_view = std::make_unique<MapView>(nullptr, core::Worker::Mode::InPlace);
        m_view->setAnimated(false);
        m_view->resize(640, 420);
        m_view->show();
        m_view->setData(data(random));
    }
    void cleanup() { m_view.reset(); }

    void panningPaintsTheSameAsAWholePicture_data()
    {
        QTest::addColumn<bool>("tiles");
        QTest::newRow("outlines and graticule") << false;
        QTest::newRow("tiles and names") << true;
    }
    void panningPaintsTheSameAsAWholePicture()
    {
        QFETCH(bool, tiles);
        if (tiles) {
            auto source = geo::MbTilesSource::open(
                qEnvironmentVariable("FIELDLANE_SOURCE") + QStringLiteral("/resources/samples/liechtenstein.mbtiles"),
                core::Worker::Mode::InPlace);
            QVERIFY(source);
            m_view->setTileSource(std::move(*source));
            m_view->grab();
            QTRY_VERIFY(m_view->isSettled());
        }
        m_view->grab();
        core::Random random(5);
        for (int i = 0; i < 40; ++i) {
            const double reach = i % 8 == 7 ? 500 : 60;
            pan({std::floor((random.unit() - 0.5) * reach), (random.unit() - 0.5) * reach}); // also by parts of a pixel
            QTRY_VERIFY(m_view->isSettled());
            m_view->grab();
            QVERIFY2(showsTheWhole(), qPrintable(QStringLiteral("after move %1").arg(i)));
        }
    }
    void panningPaintsOnlyWhatComesIntoSight()
    {
        m_view->grab();
        pan({-10, 0});
        m_view->grab();
        QVERIFY(m_view->picture().paintedShare() > 0);
        QVERIFY(m_view->picture().paintedShare() < 0.03);
    }
    void whatLightsUpPaintsNothingAnew()
    {
        m_view->zoomBy(3, m_view->screenOf(MapItem::of(domain::TechnicianId(1))).value()); // out of its cluster
        const QImage before = m_view->grab().toImage();
        m_view->setHovered(MapItem::of(domain::TechnicianId(1)));
        QVERIFY(m_view->grab().toImage() != before);
        QCOMPARE(m_view->picture().paintedShare(), 0.0);
        m_view->setHovered({});
        QCOMPARE(m_view->grab().toImage(), before);
    }
    void aChoiceAndNewDataPaintAll()
    {
        m_view->grab();
        m_view->setSelected({MapItem::of(domain::OrderId(7))});
        m_view->grab();
        QCOMPARE(m_view->picture().paintedShare(), 1.0);
        core::Random random(12);
        m_view->setData(data(random));
        m_view->grab();
        QCOMPARE(m_view->picture().paintedShare(), 1.0);
    }
};

FIELDLANE_GUI_TEST_MAIN(TestMapPicture)
#include "tst_mappicture.moc"
