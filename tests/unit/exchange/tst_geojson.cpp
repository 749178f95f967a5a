#include "core/random.h"
#include "exchange/geojson.h"
#include "exchange/geojsonreader.h"
#include "exchange/geojsonwriter.h"
#include "support/madedata.h"
#include "support/testmain.h"
#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>

using namespace fieldlane;

namespace {

QByteArray collection(const QByteArray &geometry)
{
    return "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"n\":1},"
           "\"geometry\":"
        + geometry + "}]}";
}

core::Result<std::vector<exchange::GeoFeature>> read(QByteArray bytes, exchange::GeoJsonLimits limits = {})
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return exchange::readGeoJson(buffer, QStringLiteral("x.geojson"), limits);
}

} // namespace

class TestGeoJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void faultsOfGeometry_data()
    {
        QTest::addColumn<QByteArray>("geometry");
        QTest::addColumn<QString>("fault");
        QTest::newRow("point") << QByteArray("{\"type\":\"Point\",\"coordinates\":[9.5,47.1]}") << QString();
        QTest::newRow("none") << QByteArray("null") << QString();
        QTest::newRow("square") << QByteArray(
            "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}")
                                << QString();
        QTest::newRow("huge") << QByteArray("{\"type\":\"Point\",\"coordinates\":[1e300,4]}")
                              << "The place 1e+300, 4 is not on Earth.";
        QTest::newRow("swapped")
            << QByteArray("{\"type\":\"Point\",\"coordinates\":[34.1,-118.2]}")
            << "The place 34.1, -118.2 is not on Earth; latitude and longitude look swapped.";
        QTest::newRow("text") << QByteArray("{\"type\":\"Point\",\"coordinates\":[\"NaN\",4]}")
                              << "A place is not a pair of numbers.";
        QTest::newRow("short ring") << QByteArray(
            "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[0,0]]]}")
                                    << "A ring has fewer than three places.";
        QTest::newRow("no ring") << QByteArray("{\"type\":\"MultiPolygon\",\"coordinates\":[[]]}")
                                 << "A polygon has no ring.";
        QTest::newRow("line") << QByteArray("{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,0]]}")
                              << "The geometry LineString is neither a point nor an area.";
    }
    void faultsOfGeometry()
    {
        QFETCH(QByteArray, geometry);
        const auto features = read(collection(geometry));
        QVERIFY(features);
        QCOMPARE(features->size(), size_t(1));
        QTEST(features->front().fault, "fault");
    }
    void filesThatAreNone()
    {
        QCOMPARE(read("{\"type\":\n\"FeatureColl").error().code, core::ErrorCode::InvalidInput);
        QCOMPARE(read("{\"a\":1}").error().code, core::ErrorCode::InvalidInput);
        QCOMPARE(read(collection("null"), {10, 10}).error().code, core::ErrorCode::Unsupported);
        const auto many = read(
            collection("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}"), {1000, 3});
        QVERIFY(!many->front().fault.isEmpty());
    }
    void writtenRowsReadBack()
    {
        QBuffer buffer;
        buffer.open(QIODevice::ReadWrite);
        exchange::GeoJsonWriter writer(&buffer);
        QVERIFY(writer.header({"area", "latitude", "longitude", "name"}));
        QVERIFY(writer.row({"", "47.166", "9.509", QStringLiteral("Vaduz \"浦\"")}));
        QVERIFY(writer.row({"[[[[0,0],[1,0],[1,1.5],[0,0]]]]", "0.5", "0.25", "square"}));
        QVERIFY(writer.row({"", "", "", "nowhere"}));
        QVERIFY(writer.finish());
        buffer.seek(0);
        auto reader = exchange::GeoJsonReader::open(buffer, QString());
        QVERIFY(reader);
        QStringList header = (*reader)->header();
        std::sort(header.begin(), header.end());
        QCOMPARE(header, (QStringList{"area", "latitude", "longitude", "name"}));
        QStringList flat;
        while (auto row = (*reader)->next()) {
            for (const QString &name : header)
                flat += row->cells[(*reader)->header().indexOf(name)];
        }
        QCOMPARE(flat,
            (QStringList{"", "47.166", "9.509", QStringLiteral("Vaduz \"浦\""),
                "[[[[0,0],[1,0],[1,1.5],[0,0]]]]", "0.5", "0.25", "square", "", "", "", "nowhere"}));
    }
    void anyBytesEnd()
    {
        core::Random random(3);
        const QByteArray good
            = collection("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}");
        for (int round = 0; round < 2000; ++round) {
            QByteArray bad = good;
            for (int flips = 0; flips < 3; ++flips)
                bad[random.below(bad.size())] = "[]{},:\"1e9-"[random.below(11)];
            if (const auto features = read(bad)) {
                for (const exchange::GeoFeature &f : *features)
                    QVERIFY(f.fault.isEmpty() || (f.area.empty() && !f.point));
            }
        }
    }
    void realNeighbourhoods()
    {
        QTemporaryDir folder;
        QFile file(support::neighbourhoodsFile(folder.path()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto features = exchange::readGeoJson(file, file.fileName());
        QVERIFY(features);
        QVERIFY(features->size() >= 36);
        for (const exchange::GeoFeature &f : *features) {
            QCOMPARE(f.fault, QString());
            QVERIFY(!f.area.empty());
        }
    }
};

FIELDLANE_TEST_MAIN(TestGeoJson)
#include "tst_geojson.moc"
