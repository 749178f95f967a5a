#include "core/clock.h"
#include "geo/xyzsource.h"
#include "support/testmain.h"
#include "support/tileserver.h"
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace fieldlane;
using geo::XyzSource;
using support::TileServer;

class TestXyzSource : public QObject
{
    Q_OBJECT

    static constexpr core::Instant start = core::fromMs(1'780'000'000'000);
    core::ShiftedClock m_clock {start};

    static geo::XyzSettings settings(const TileServer &server, const QTemporaryDir &folder)
    {
        geo::XyzSettings s;
        s.name = QStringLiteral("Test map");
        s.address = QStringLiteral("http://127.0.0.1:%1/{z}/{x}/{y}.png").arg(server.serverPort());
        s.attribution = QStringLiteral("© Somebody");
        s.userAgent = QStringLiteral("Fieldlane/test");
        s.cacheFolder = folder.path();
        return s;
    }

private Q_SLOTS:
    void init() { m_clock.set(start); }
    void asksAsAServerWantsToBeAsked()
    {
        TileServer server;
        QTemporaryDir folder;
        auto source = XyzSource::create(settings(server, folder), m_clock);
        QVERIFY(source);
        QVERIFY((*source)->info().online);
        QCOMPARE((*source)->info().attribution, QStringLiteral("© Somebody"));
        QSignalSpy arrived(source->get(), &geo::TileSource::arrived);
        (*source)->request({5, 17, 11});
        QTRY_COMPARE(arrived.size(), 1);
        QCOMPARE(arrived[0][1].toByteArray(), QByteArray("tile"));
        QVERIFY(server.requests[0].startsWith("GET /5/17/11.png "));
        QVERIFY(server.requests[0].toLower().contains("user-agent: fieldlane/test\r\n")); // later Qt writes names small
        QVERIFY(!server.requests[0].contains("Cookie"));
    }
    void neverUsesMoreThanTwoConnections()
    {
        TileServer server;
        server.hold = true;
        QTemporaryDir folder;
        auto source = XyzSource::create(settings(server, folder), m_clock);
        QVERIFY(source);
        QSignalSpy arrived(source->get(), &geo::TileSource::arrived);
        for (int x = 0; x < 7; ++x)
            (*source)->request({5, x, 0});
        for (int answered = 0; answered < 7;) {
            QTRY_COMPARE(server.open.size(), std::min<qsizetype>(2, 7 - answered));
            answered += int(server.open.size());
            server.answer();
            QTRY_COMPARE(int(arrived.size()), answered);
        }
        QCOMPARE(server.mostOpen, 2);
        QCOMPARE(server.requests.size(), 7);
    }
    void keepsATileForAWeekAtLeast()
    {
        TileServer server;
        server.response = "HTTP/1.1 200 OK\r\nCache-Control: no-cache, max-age=0\r\nContent-Length: 4\r\nConnection: close\r\n\r\ntile";
        QTemporaryDir folder;
        QCOMPARE(requestsAfter(server, folder, core::hours(6 * 24)), 1);
        QCOMPARE(requestsAfter(server, folder, core::hours(2 * 24)), 2);
    }
    void honoursALongerExpiryOfTheServer_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("max-age") << QByteArray("Cache-Control: public, max-age=2592000");
        const auto expires = core::toUtc(start + core::hours(30 * 24));
        QTest::newRow("Expires") << QByteArray("Expires: ")
                + QLocale::c().toString(expires, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toLatin1();
    }
    void honoursALongerExpiryOfTheServer()
    {
        QFETCH(QByteArray, header);
        TileServer server;
        server.response = "HTTP/1.1 200 OK\r\n" + header + "\r\nContent-Length: 4\r\nConnection: close\r\n\r\ntile";
        QTemporaryDir folder;
        QCOMPARE(requestsAfter(server, folder, core::hours(20 * 24)), 1);
        QCOMPARE(requestsAfter(server, folder, core::hours(20 * 24)), 2);
    }
    void aMissingTileIsEmptyAndRemembered()
    {
        TileServer server;
        server.response = "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno";
        QTemporaryDir folder;
        QCOMPARE(requestsAfter(server, folder, core::hours(1)), 1);
    }
    void withoutNetworkAStaleTileIsBetterThanNone()
    {
        QTemporaryDir folder;
        geo::XyzSettings s;
        {
            TileServer server;
            s = settings(server, folder);
            QCOMPARE(requestsAfter(server, folder, core::hours(0)), 1);
        }
        m_clock.advance(core::hours(60 * 24));
        auto source = XyzSource::create(s, m_clock);
        QVERIFY(source);
        QSignalSpy arrived(source->get(), &geo::TileSource::arrived);
        QSignalSpy failed(source->get(), &geo::TileSource::failed);
        (*source)->request({5, 1, 1});
        QTRY_COMPARE(arrived.size(), 1);
        (*source)->request({5, 2, 2});
        QTRY_COMPARE(failed.size(), 1);
    }
    void aCancelledTileIsNotFetched()
    {
        TileServer server;
        server.hold = true;
        QTemporaryDir folder;
        auto source = XyzSource::create(settings(server, folder), m_clock);
        QVERIFY(source);
        QSignalSpy arrived(source->get(), &geo::TileSource::arrived);
        for (int x = 0; x < 3; ++x)
            (*source)->request({5, x, 0});
        QTRY_COMPARE(server.open.size(), 2);
        (*source)->cancel({5, 2, 0});
        server.answer();
        QTRY_COMPARE(arrived.size(), 2);
        QCOMPARE(server.requests.size(), 2);
    }
    void refusesUselessSettings_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("agent");
        QTest::newRow("no place for y") << QStringLiteral("https://t.example.org/{z}/{x}.png") << QStringLiteral("a");
        QTest::newRow("a file") << QStringLiteral("file:///{z}/{x}/{y}.png") << QStringLiteral("a");
        QTest::newRow("no host") << QStringLiteral("https:///{z}/{x}/{y}.png") << QStringLiteral("a");
        QTest::newRow("no name") << QStringLiteral("https://t.example.org/{z}/{x}/{y}.png") << QString();
    }
    void refusesUselessSettings()
    {
        QFETCH(QString, address);
        QFETCH(QString, agent);
        geo::XyzSettings s;
        s.address = address;
        s.userAgent = agent;
        QVERIFY(!XyzSource::create(s, m_clock));
    }

private:
    // Asks for a tile now and, with a new source, some time later; gives the requests that reached the server.
    qsizetype requestsAfter(TileServer &server, const QTemporaryDir &folder, core::Duration later)
    {
        for (int round = 0; round < 2; ++round) {
            auto source = XyzSource::create(settings(server, folder), m_clock);
            QSignalSpy arrived(source->get(), &geo::TileSource::arrived);
            (*source)->request({5, 1, 1});
            if (!QTest::qWaitFor([&] { return arrived.size() == 1; }))
                return -1;
            if (round == 0)
                m_clock.advance(later);
        }
        return server.requests.size();
    }
};

FIELDLANE_TEST_MAIN(TestXyzSource)
#include "tst_xyzsource.moc"
