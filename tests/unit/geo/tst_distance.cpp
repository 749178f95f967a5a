#include "core/random.h"
#include "geo/distance.h"
#include "support/testmain.h"
#include <cmath>
#include <numbers>
#include <QTest>

using namespace fieldlane;
using core::Coordinate;

namespace {

// The haversine formula as textbooks print it, with the sines and cosines of the library.
long double haversine(Coordinate a, Coordinate b)
{
    constexpr long double radians = std::numbers::pi_v<long double> / 180;
    const long double sinLat = std::sin((b.latitude - a.latitude) * radians / 2);
    const long double sinLon = std::sin((b.longitude - a.longitude) * radians / 2);
    const long double h = sinLat * sinLat + std::cos(a.latitude * radians) * std::cos(b.latitude * radians) * sinLon * sinLon;
    return 2 * geo::earthRadiusMetres * std::asin(std::min(1.0L, std::sqrt(h)));
}

} // namespace

class TestDistance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheFormula_data()
    {
        QTest::addColumn<double>("reach"); // degrees to either side
        QTest::newRow("metres") << 1e-5;
        QTest::newRow("a street") << 1e-3;
        QTest::newRow("a country") << 1.0;
        QTest::newRow("about where the series ends") << 1.5;
        QTest::newRow("the world") << 180.0;
    }
    void agreesWithTheFormula()
    {
        QFETCH(double, reach);
        core::Random random(7);
        for (int i = 0; i < 2000; ++i) {
            const Coordinate a {random.unit() * 160 - 80, random.unit() * 360 - 180};
            const Coordinate b {std::clamp(a.latitude + (random.unit() * 2 - 1) * reach, -80.0, 80.0),
                std::clamp(a.longitude + (random.unit() * 2 - 1) * reach, -180.0, 180.0)};
            const auto expected = double(haversine(a, b));
            const double found = geo::distanceMetres(a, b);
            // Half a millimetre at the other end of the world, where the arc sine is steep; a nanometre in a town.
            QVERIFY2(std::abs(found - expected) <= 1e-9 + expected * (expected > 1.9e7 ? 1e-8 : 1e-12),
                qPrintable(QStringLiteral("%1 for %2").arg(found, 0, 'g', 17).arg(expected, 0, 'g', 17)));
        }
    }
    void isTheSameBothWays()
    {
        core::Random random(8);
        for (int i = 0; i < 1000; ++i) {
            const Coordinate a {random.unit() * 180 - 90, random.unit() * 360 - 180};
            const Coordinate b {random.unit() * 180 - 90, random.unit() * 360 - 180};
            QCOMPARE(geo::distanceMetres(a, b), geo::distanceMetres(b, a));
        }
    }
    void edges_data()
    {
        QTest::addColumn<double>("latitude");
        QTest::addColumn<double>("longitude");
        QTest::addColumn<double>("toLatitude");
        QTest::addColumn<double>("toLongitude");
        QTest::addColumn<double>("metres");
        constexpr double half = std::numbers::pi * geo::earthRadiusMetres;
        QTest::newRow("the same place") << 47.1 << 9.5 << 47.1 << 9.5 << 0.0;
        QTest::newRow("one pole, two longitudes") << 90.0 << 0.0 << 90.0 << 120.0 << 0.0;
        QTest::newRow("from pole to pole") << 90.0 << 0.0 << -90.0 << 0.0 << half;
        QTest::newRow("the other side") << 0.0 << 0.0 << 0.0 << 180.0 << half;
        QTest::newRow("over the date line") << 0.0 << 179.5 << 0.0 << -179.5 << half / 180;
    }
    void edges()
    {
        QFETCH(double, latitude);
        QFETCH(double, longitude);
        QFETCH(double, toLatitude);
        QFETCH(double, toLongitude);
        QFETCH(double, metres);
        const double found = geo::distanceMetres({latitude, longitude}, {toLatitude, toLongitude});
        QVERIFY2(std::abs(found - metres) < 0.5, qPrintable(QString::number(found, 'g', 17)));
    }
};

FIELDLANE_TEST_MAIN(TestDistance)
#include "tst_distance.moc"
