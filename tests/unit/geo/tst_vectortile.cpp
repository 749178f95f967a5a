#include "core/random.h"
#include "geo/inflate.h"
#include "geo/mbtiles.h"
#include "geo/mercator.h"
#include "geo/protobuf.h"
#include "geo/vectortile.h"
#include "support/testmain.h"
#include <zlib.h>

using namespace fieldlane;

class TestVectorTile : public QObject
{
    Q_OBJECT

    static void varint(QByteArray &out, quint64 value)
    {
        while (value >= 0x80) {
            out.append(char(value | 0x80));
            value >>= 7;
        }
        out.append(char(value));
    }
    static void bytes(QByteArray &out, quint32 field, const QByteArray &data)
    {
        varint(out, field << 3 | 2);
        varint(out, quint64(data.size()));
        out.append(data);
    }
    static void number(QByteArray &out, quint32 field, quint64 value)
    {
        varint(out, field << 3);
        varint(out, value);
    }
    static QByteArray packed(std::initializer_list<quint64> values)
    {
        QByteArray out;
        for (const quint64 v : values)
            varint(out, v);
        return out;
    }
    // One layer "road" with one tagged line (2,2) (2,10) (10,10): the example of the specification.
    static QByteArray lineTile(const QByteArray &geometry = packed({9, 4, 4, 18, 0, 16, 16, 0}),
        const QByteArray &tags = packed({0, 0}))
    {
        QByteArray feature;
        bytes(feature, 2, tags);
        number(feature, 3, 2);
        bytes(feature, 4, geometry);
        QByteArray value;
        bytes(value, 1, "primary");
        QByteArray layer;
        bytes(layer, 1, "road");
        bytes(layer, 2, feature);
        bytes(layer, 3, "class");
        bytes(layer, 4, value);
        number(layer, 5, 512);
        QByteArray tile;
        bytes(tile, 3, layer);
        return tile;
    }
    static QByteArray gzip(const QByteArray &data)
    {
        z_stream stream {};
        deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
        QByteArray out(qsizetype(deflateBound(&stream, uLong(data.size()))) + 64, '\0');
        stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(data.data()));
        stream.avail_in = uInt(data.size());
        stream.next_out = reinterpret_cast<Bytef *>(out.data());
        stream.avail_out = uInt(out.size());
        deflate(&stream, Z_FINISH);
        out.resize(qsizetype(stream.total_out));
        deflateEnd(&stream);
        return out;
    }

private Q_SLOTS:
    void decodesTheExampleOfTheSpecification()
    {
        for (const QByteArray &data : {lineTile(), gzip(lineTile())}) {
            const auto tile = geo::decodeVectorTile(data);
            QVERIFY(tile);
            const geo::TileLayer *layer = tile->layer(QLatin1String("road"));
            QVERIFY(layer);
            QCOMPARE(layer->extent, 512);
            const auto &feature = layer->features.at(0);
            QCOMPARE(feature.kind, geo::TileFeature::Kind::Line);
            QVERIFY((feature.parts == std::vector<geo::TileFeature::Part> {{{2, 2}, {2, 10}, {10, 10}}}));
            QCOMPARE(layer->text(feature, QLatin1String("class")), QStringLiteral("primary"));
            QVERIFY(layer->text(feature, QLatin1String("name")).isEmpty());
            QVERIFY(!layer->number(feature, QLatin1String("class")));
        }
    }
    void ringsCloseAndPointsShareAPart()
    {
        // Two rings of a polygon; the second begins relative to the last point of the first.
        const auto geometry = packed({9, 0, 0, 26, 20, 0, 0, 20, 19, 0, 15, 9, 22, 2, 26, 18, 0, 0, 18, 17, 0, 15});
        const auto tile = geo::decodeVectorTile(lineTile(geometry));
        QVERIFY(tile);
        const auto &parts = tile->layers[0].features[0].parts;
        QCOMPARE(parts.size(), size_t(2));
        QCOMPARE(parts[0].size(), size_t(4));
        QCOMPARE(parts[1][0], QPoint(11, 11));
    }
    void refusesHostileTiles_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::newRow("no tile at all") << QByteArray("<html>not found</html>");
        QTest::newRow("count beyond the data") << lineTile(packed({9, 4, 4, (1u << 28) | 2, 0, 16}));
        QTest::newRow("line without a beginning") << lineTile(packed({18, 0, 16, 16, 0}));
        QTest::newRow("unknown command") << lineTile(packed({3 | 8, 4, 4}));
        QTest::newRow("point far outside") << lineTile(packed({9, 0xffffffff, 0xffffffff}));
        QTest::newRow("tag without a value") << lineTile(packed({9, 4, 4}), packed({0}));
        QTest::newRow("tag out of range") << lineTile(packed({9, 4, 4}), packed({0, 99}));
        QTest::newRow("length beyond the data") << QByteArray("\x1a\xff\xff\xff\x7f", 5);
        QTest::newRow("endless varint") << QByteArray("\x1a\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 12);
        QTest::newRow("cut gzip") << gzip(lineTile()).chopped(6);
    }
    void refusesHostileTiles()
    {
        QFETCH(QByteArray, data);
        const auto tile = geo::decodeVectorTile(data);
        QVERIFY(!tile);
        QCOMPARE(tile.error().code, core::ErrorCode::InvalidInput);
    }
    void limitsHold()
    {
        const QByteArray bomb = gzip(QByteArray(8 * 1024 * 1024, '\0'));
        QVERIFY(bomb.size() < 100'000);
        QVERIFY(!geo::inflated(bomb, 1024 * 1024));
        QVERIFY(geo::inflated(bomb, 16 * 1024 * 1024));
        QVERIFY(!geo::decodeVectorTile(lineTile(), {.points = 2}));
        QVERIFY(!geo::decodeVectorTile(lineTile(), {.features = 0}));
        QVERIFY(!geo::decodeVectorTile(lineTile() + lineTile(), {.layers = 1}));
        QVERIFY(geo::decodeVectorTile(lineTile() + lineTile(), {.layers = 2}));
    }
    // Real tiles cut short at every length and with bytes changed at random: an error or a tile, never more.
    void survivesGarbledTiles()
    {
        auto file = geo::MbTiles::open(
            qEnvironmentVariable("FIELDLANE_SOURCE") + QStringLiteral("/resources/samples/liechtenstein.mbtiles"));
        QVERIFY(file);
        const auto vaduz = geo::toWorld({47.141, 9.521});
        auto data = (*file)->tile({14, int(vaduz.x() * 16384), int(vaduz.y() * 16384)});
        QVERIFY(data);
        auto raw = geo::inflated(*data, 1 << 24);
        QVERIFY(raw);
        int refused = 0;
        for (qsizetype length = 1; length < raw->size(); length += 37)
            refused += !geo::decodeVectorTile(raw->first(length));
        QVERIFY(refused > 100);
        core::Random random(99);
        for (int round = 0; round < 1500; ++round) {
            QByteArray bad = *raw;
            for (int k = 0; k < 8; ++k)
                bad[qsizetype(random.below(bad.size()))] = char(random.below(256));
            const auto tile = geo::decodeVectorTile(bad);
            if (tile) {
                for (const auto &layer : tile->layers) {
                    for (const auto &feature : layer.features)
                        layer.text(feature, QLatin1String("class"));
                }
            }
        }
    }
    void readsEveryKindOfNumber()
    {
        QByteArray message;
        number(message, 1, 300);
        message.append(char(2 << 3 | 5));
        message.append(QByteArray::fromHex("0000c03f")); // 1.5f, little endian
        message.append(char(3 << 3 | 1));
        message.append(QByteArray::fromHex("000000000000f83f")); // 1.5
        number(message, 4, 3); // zigzag: -2
        geo::ProtobufReader in(message);
        QVERIFY(in.next());
        QCOMPARE(in.number(), quint64(300));
        QVERIFY(in.next());
        QCOMPARE(in.asFloat(), 1.5f);
        QVERIFY(in.next());
        QCOMPARE(in.asDouble(), 1.5);
        QVERIFY(in.next());
        QCOMPARE(in.asSigned(), qint64(-2));
        QVERIFY(!in.next());
        QVERIFY(in.ok());
    }
};

FIELDLANE_TEST_MAIN(TestVectorTile)
#include "tst_vectortile.moc"
