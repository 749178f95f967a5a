#include "geo/mbtilessource.h"
#include "geo/mercator.h"
#include "geo/vectortile.h"
#include "support/realdata.h"
#include "support/testmain.h"
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

using namespace fieldlane;
using geo::MbTiles;
using geo::MbTilesSource;

class TestMbTiles : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    static QString sample()
    {
        return qEnvironmentVariable("FIELDLANE_SOURCE") + QStringLiteral("/resources/samples/liechtenstein.mbtiles");
    }
    QString fileWith(const QStringList &statements)
    {
        static int count = 0;
        const QString path = m_folder.filePath(QStringLiteral("m%1.mbtiles").arg(++count));
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("make"));
            db.setDatabaseName(path);
            db.open();
            QSqlQuery query(db);
            for (const QString &s : statements)
                query.exec(s);
        }
        QSqlDatabase::removeDatabase(QStringLiteral("make"));
        return path;
    }
    static QStringList schema()
    {
        return {QStringLiteral("CREATE TABLE metadata (name text, value text)"),
            QStringLiteral("CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)")};
    }

private Q_SLOTS:
    void readsTheSample()
    {
        auto file = MbTiles::open(sample());
        QVERIFY(file);
        const auto &info = (*file)->info();
        QVERIFY(info.vector);
        QVERIFY(!info.online);
        QCOMPARE(info.minZoom, 0);
        QCOMPARE(info.maxZoom, 14);
        QVERIFY(info.attribution.contains(QStringLiteral("OpenStreetMap contributors")));
        const auto vaduz = geo::toWorld({47.141, 9.521});
        QVERIFY(info.bounds.contains(vaduz));
        const geo::TileId id {14, int(vaduz.x() * 16384), int(vaduz.y() * 16384)};
        auto data = (*file)->tile(id);
        QVERIFY(data);
        const auto tile = geo::decodeVectorTile(*data);
        QVERIFY(tile);
        QVERIFY(tile->layer(QLatin1String("transportation")));
        QVERIFY(tile->layer(QLatin1String("building")));
    }
    void everyTileOfTheRealFileDecodes()
    {
        const auto path = support::realData(QStringLiteral("liechtenstein.mbtiles"));
        auto file = MbTiles::open(path.value_or(sample()));
        QVERIFY(file);
        int tiles = 0;
        for (int zoom = 0; zoom <= 14; ++zoom) {
            for (const geo::TileId id : geo::tilesCovering((*file)->info().bounds, zoom)) {
                auto data = (*file)->tile(id);
                QVERIFY(data);
                if (data->isEmpty())
                    continue;
                const auto tile = geo::decodeVectorTile(*data);
                QVERIFY2(tile, tile ? "" : qPrintable(tile.error().detail));
                ++tiles;
            }
        }
        QCOMPARE(tiles, 183);
    }
    void aTileThatIsNotThereIsEmptyAndABadAddressAnError()
    {
        auto file = MbTiles::open(sample());
        QVERIFY(file);
        const auto none = (*file)->tile({14, 0, 0});
        QVERIFY(none);
        QVERIFY(none->isEmpty());
        QVERIFY(!(*file)->tile({3, 9, 0}));
    }
    void readsRasterMetadataAndTmsRows()
    {
        QStringList make = schema();
        make << QStringLiteral("INSERT INTO metadata VALUES ('name','Town'), ('format','png'), "
                               "('attribution','&copy; <a href=\"https://example.org\">Town office</a>'), ('bounds','nonsense')")
             << QStringLiteral("INSERT INTO tiles VALUES (2, 1, 3, x'0102')"); // row 3 from the south is row 0
        auto file = MbTiles::open(fileWith(make));
        QVERIFY(file);
        QVERIFY(!(*file)->info().vector);
        QCOMPARE((*file)->info().attribution, QStringLiteral("© Town office"));
        QCOMPARE((*file)->info().bounds, QRectF(0, 0, 1, 1));
        QCOMPARE((*file)->info().minZoom, 2);
        QCOMPARE(*(*file)->tile({2, 1, 0}), QByteArray("\x01\x02"));
    }
    void refusesWhatIsNoMap_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("code");
        QTest::newRow("no file") << 0 << int(core::ErrorCode::NotFound);
        QTest::newRow("a text file") << 1 << int(core::ErrorCode::NotADatabase);
        QTest::newRow("a database of something else") << 2 << int(core::ErrorCode::NotADatabase);
        QTest::newRow("no metadata") << 3 << int(core::ErrorCode::NotADatabase);
    }
    void refusesWhatIsNoMap()
    {
        QFETCH(int, kind);
        QFETCH(int, code);
        QString path = m_folder.filePath(QStringLiteral("missing.mbtiles"));
        if (kind == 1) {
            path = m_folder.filePath(QStringLiteral("text.mbtiles"));
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(5000, 'x'));
        }
        if (kind == 2)
            path = fileWith({QStringLiteral("CREATE TABLE other (a)")});
        if (kind == 3)
            path = fileWith({schema().last()});
        const auto file = MbTiles::open(path);
        QVERIFY(!file);
        QCOMPARE(int(file.error().code), code);
        QCOMPARE(file.error().subject, path);
    }
    void neverWritesTheFile()
    {
        const QString path = m_folder.filePath(QStringLiteral("readonly.mbtiles"));
        QVERIFY(QFile::copy(sample(), path));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner));
        auto file = MbTiles::open(path);
        QVERIFY(file);
        QVERIFY((*file)->tile({0, 0, 0}));
        QVERIFY(!QFile::exists(path + QStringLiteral("-wal")));
    }
    void answersFromItsThread()
    {
        auto source = MbTilesSource::open(sample());
        QVERIFY(source);
        QSignalSpy arrived(source->get(), &geo::TileSource::arrived);
        (*source)->request({0, 0, 0});
        (*source)->request({0, 0, 0});
        QVERIFY(arrived.isEmpty());
        QTRY_COMPARE(arrived.size(), 1);
        QVERIFY(!arrived[0][1].toByteArray().isEmpty());
    }
    void aCancelledRequestIsNotAnswered()
    {
        auto source = MbTilesSource::open(sample());
        QVERIFY(source);
        QSignalSpy arrived(source->get(), &geo::TileSource::arrived);
        (*source)->request({8, 134, 89});
        (*source)->request({0, 0, 0});
        (*source)->cancel({8, 134, 89});
        QTRY_COMPARE(arrived.size(), 1);
        QCOMPARE(arrived[0][0].value<geo::TileId>(), (geo::TileId {0, 0, 0}));
    }
    void reportsAFileThatIsNoMap()
    {
        QVERIFY(!MbTilesSource::open(m_folder.filePath(QStringLiteral("missing.mbtiles"))));
    }
};

FIELDLANE_TEST_MAIN(TestMbTiles)
#include "tst_mbtiles.moc"
