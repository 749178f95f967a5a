#include "geo/mbtiles.h"
#include "support/testmain.h"
#include "ui/map/tilelayer.h"
#include <QApplication>
#include <QPainter>
#include <QSignalSpy>

using namespace fieldlane;
using namespace fieldlane::ui::map;
using geo::TileId;

namespace {

// Answers only when told to, so that every moment between asking and having can be looked at.
class HeldSource : public geo::TileSource
{
public:
    geo::TileSourceInfo facts;
    QList<TileId> asked;
    QList<TileId> cancelled;

    explicit HeldSource(int maxZoom)
    {
        facts.name = QStringLiteral("held");
        facts.maxZoom = maxZoom;
        facts.vector = false;
    }
    const geo::TileSourceInfo &info() const override { return facts; }
    void request(TileId id) override { asked.append(id); }
    void cancel(TileId id) override { cancelled.append(id); }
    void answerAll(const QByteArray &data)
    {
        const auto now = std::exchange(asked, {});
        for (const TileId id : now) {
            if (!cancelled.contains(id))
                Q_EMIT arrived(id, data);
        }
    }
};

QByteArray redPng()
{
    return QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC");
}

}

class TestTileLayer : public QObject
{
    Q_OBJECT

    std::unique_ptr<TileLayer> m_layer;
    HeldSource *m_source = nullptr;

    static geo::Camera camera(double zoom)
    {
        geo::Camera c;
        c.setViewport({1024, 768});
        c.setCentre({0.5001, 0.3501});
        c.setZoom(zoom);
        return c;
    }
    QImage painted(const geo::Camera &c)
    {
        QImage image(1024, 768, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        m_layer->paint(painter, c, 1);
        return image;
    }
    static bool isAll(const QImage &image, QRgb colour)
    {
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixel(x, y) != colour)
                    return false;
            }
        }
        return true;
    }

private Q_SLOTS:
    void init()
    {
        m_layer = std::make_unique<TileLayer>(core::Worker::Mode::InPlace);
        auto source = std::make_unique<HeldSource>(14);
        m_source = source.get();
        m_layer->setSource(std::move(source));
        m_layer->setLook(MapTheme::light(), QApplication::font().family(), 1);
    }
    void asksMiddleFirstAndOnlyOnce()
    {
        m_layer->aim(camera(12));
        const auto asked = m_source->asked;
        QVERIFY(asked.size() >= 12 && asked.size() <= 30);
        const QPointF middle = camera(12).centre() * 4096;
        QCOMPARE(asked.front(), (TileId {12, int(middle.x()), int(middle.y())}));
        m_layer->aim(camera(12));
        QCOMPARE(m_source->asked.size(), asked.size());
    }
    void takesSixPicturesPerFrame()
    {
        m_layer->aim(camera(12));
        const int count = int(m_source->asked.size());
        m_source->answerAll(redPng());
        QSignalSpy more(m_layer.get(), &TileLayer::changed);
        int frames = 0;
        for (quint64 before = m_layer->revision(); !m_layer->isComplete(); before = m_layer->revision()) {
            m_layer->takeFinished();
            QVERIFY(m_layer->revision() - before <= quint64(TileLayer::insertsPerFrame));
            ++frames;
        }
        QCOMPARE(frames, (count + TileLayer::insertsPerFrame - 1) / TileLayer::insertsPerFrame);
        QCOMPARE(more.size(), frames - 1);
        QVERIFY(isAll(painted(camera(12)), qRgb(255, 0, 0)));
    }
    void parentsStandInUntilTheirChildrenAreThere()
    {
        m_layer->aim(camera(12));
        m_source->answerAll(redPng());
        while (!m_layer->isComplete())
            m_layer->takeFinished();
        m_layer->aim(camera(13));
        QVERIFY(!m_layer->isComplete());
        QVERIFY(isAll(painted(camera(12.6)), qRgb(255, 0, 0)));
        QVERIFY(isAll(painted(camera(13)), qRgb(255, 0, 0)));
    }
    void childrenStandInWhenZoomingOut()
    {
        m_layer->aim(camera(12));
        m_source->answerAll(redPng());
        while (!m_layer->isComplete())
            m_layer->takeFinished();
        m_layer->aim(camera(11));
        const QImage image = painted(camera(11));
        QCOMPARE(image.pixel(512, 384), qRgb(255, 0, 0));
        QCOMPARE(image.pixel(5, 5), qRgb(255, 255, 255));
    }
    void zoomingAwayCancelsWhatIsNoLongerWanted()
    {
        m_layer->aim(camera(12));
        const auto asked = std::exchange(m_source->asked, {});
        m_layer->aim(camera(9));
        QCOMPARE(m_source->cancelled.size(), asked.size());
        for (const TileId id : m_source->asked)
            QCOMPARE(id.zoom, 9);
    }
    void beyondTheLastZoomOneTileServesMany()
    {
        m_layer->aim(camera(17));
        for (const TileId id : m_source->asked)
            QCOMPARE(id.zoom, 14);
        m_source->answerAll(redPng());
        while (!m_layer->isComplete())
            m_layer->takeFinished();
        QVERIFY(isAll(painted(camera(17)), qRgb(255, 0, 0)));
    }
    void aBadTileIsCountedAndTheMapGoesOn()
    {
        m_layer->aim(camera(12));
        m_source->answerAll("no picture");
        while (!m_layer->isComplete())
            m_layer->takeFinished();
        QVERIFY(m_layer->failures() > 0);
        QVERIFY(isAll(painted(camera(12)), qRgb(255, 255, 255)));
    }
    void theCacheIsBounded()
    {
        for (int step = 0; step < 60; ++step) {
            geo::Camera c = camera(12);
            c.setCentre({0.2 + step * 0.005, 0.35});
            m_layer->aim(c);
            m_source->answerAll(redPng());
            while (!m_layer->isComplete())
                m_layer->takeFinished();
            painted(c);
            QVERIFY(m_layer->usedBytes() <= TileLayer::cacheBytes);
        }
        QVERIFY(m_layer->usedBytes() > TileLayer::cacheBytes / 2);
    }
    void vectorTilesShowTheRhineAsWater()
    {
        auto file = geo::MbTiles::open(
            qEnvironmentVariable("FIELDLANE_SOURCE") + QStringLiteral("/resources/samples/liechtenstein.mbtiles"));
        QVERIFY(file);
        const core::Coordinate rhine {47.1440, 9.5047};
        for (const MapTheme &theme : {MapTheme::light(), MapTheme::night()}) {
            const QPointF at = geo::toWorld(rhine) * 16384;
            const TileId id {14, int(at.x()), int(at.y())};
            auto data = (*file)->tile(id);
            QVERIFY(data);
            const TileJob job {id, id, 512, 1, true, theme, QApplication::font().family()};
            const auto tile = renderTile(job, *data);
            QVERIFY(tile);
            const QPoint pixel((at.x() - id.x) * 512, (at.y() - id.y) * 512);
            int water = 0;
            for (int dx = -12; dx <= 12; ++dx) {
                if (tile->image.rect().contains(pixel + QPoint(dx, 0)))
                    water += tile->image.pixelColor(pixel + QPoint(dx, 0)) == theme.water;
            }
            QVERIFY2(water > 4, qPrintable(QString::number(water)));
        }
    }
};

FIELDLANE_GUI_TEST_MAIN(TestTileLayer)
#include "tst_tilelayer.moc"
