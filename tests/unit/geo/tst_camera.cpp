#include "geo/camera.h"
#include "geo/tileid.h"
#include "support/testmain.h"
#include <limits>

using namespace fieldlane;
using geo::Camera;

class TestCamera : public QObject
{
    Q_OBJECT

    static Camera camera()
    {
        Camera c;
        c.setViewport({800, 600});
        c.setCentre(geo::toWorld({47.141, 9.521}));
        c.setZoom(12.25);
        return c;
    }

private Q_SLOTS:
    void projectsThereAndBack_data()
    {
        QTest::addColumn<double>("latitude");
        QTest::addColumn<double>("longitude");
        QTest::newRow("Vaduz") << 47.141 << 9.521;
        QTest::newRow("Los Angeles") << 34.05 << -118.24;
        QTest::newRow("equator and date line") << 0.0 << 180.0;
        QTest::newRow("south") << -54.8 << -68.3;
        QTest::newRow("edge of the square") << 85.0 << -180.0;
    }
    void projectsThereAndBack()
    {
        QFETCH(double, latitude);
        QFETCH(double, longitude);
        const auto back = geo::toCoordinate(geo::toWorld({latitude, longitude}));
        QVERIFY(std::abs(back.latitude - latitude) < 1e-9);
        QVERIFY(std::abs(back.longitude - longitude) < 1e-9);
    }
    void polesLandOnTheEdge()
    {
        QCOMPARE(geo::toWorld({90, 0}).y(), 0.0);
        QCOMPARE(geo::toWorld({-90, 0}).y(), 1.0);
    }
    void screenThereAndBack()
    {
        const Camera c = camera();
        for (const QPointF at : {QPointF(0, 0), QPointF(400, 300), QPointF(799.5, 10.25)}) {
            const QPointF back = c.toScreen(c.toWorldPoint(at));
            QVERIFY((back - at).manhattanLength() < 1e-6);
        }
    }
    void zoomKeepsWhatIsUnderThePointer()
    {
        Camera c = camera();
        const QPointF pointer(123, 456);
        const auto under = c.toWorldPoint(pointer);
        c.zoomAt(pointer, 15.5);
        QVERIFY((c.toScreen(under) - pointer).manhattanLength() < 1e-6);
    }
    void panFollowsThePointer()
    {
        Camera c = camera();
        const auto place = c.toWorldPoint({400, 300});
        c.panBy({50, -20});
        QVERIFY((c.toScreen(place) - QPointF(450, 280)).manhattanLength() < 1e-6);
    }
    void fitShowsEverythingInsideTheMargin()
    {
        Camera c = camera();
        const QRectF world(geo::toWorld({47.27, 9.47}), geo::toWorld({47.04, 9.64}));
        c.fit(world, 40);
        QVERIFY(QRectF(39.9, 39.9, 720.2, 520.2).contains(QRectF(c.toScreen(world.topLeft()), c.toScreen(world.bottomRight()))));
    }
    void fitOfOnePointStaysAtTheClosestZoom()
    {
        Camera c = camera();
        c.fit(QRectF(0.5, 0.4, 0, 0), 40, 16);
        QCOMPARE(c.zoom(), 16.0);
    }
    void nonsenseLeavesAUsableCamera()
    {
        Camera c = camera();
        const double nan = std::numeric_limits<double>::quiet_NaN();
        c.setCentre({nan, nan});
        c.setZoom(nan);
        c.setViewport({0, 0});
        QVERIFY(std::isfinite(c.toScreen(geo::WorldPoint(0.1, 0.1)).x()));
        c.setZoom(99);
        QCOMPARE(c.zoom(), Camera::maxZoom);
    }
    void tilesComeFromTheMiddleOutwards()
    {
        const auto tiles = geo::tilesCovering(QRectF(0.30, 0.30, 0.40, 0.40), 4);
        QCOMPARE(tiles.size(), size_t(64));
        const auto distance = [](geo::TileId t) { return (t.worldRect().center() - QPointF(0.5, 0.5)).manhattanLength(); };
        QVERIFY(distance(tiles.front()) < distance(tiles.back()));
        QVERIFY(geo::tilesCovering(QRectF(2, 2, 1, 1), 4).empty());
    }
    void tileKnowsItsParentAndItsTmsRow()
    {
        const geo::TileId tile {14, 8625, 5746};
        QCOMPARE(tile.ancestor(2), (geo::TileId {12, 2156, 1436}));
        QCOMPARE(tile.tmsRow(), 10637);
        QVERIFY(tile.ancestor(2).worldRect().contains(tile.worldRect()));
        QVERIFY(!(geo::TileId {3, 8, 0}).isValid());
    }
};

FIELDLANE_TEST_MAIN(TestCamera)
#include "tst_camera.moc"
