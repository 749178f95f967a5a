#include "app/console/mapbackground.h"
#include "gui/openedworkspace.h"
#include "support/demonstration.h"
#include "support/testmain.h"
#include "support/tileserver.h"
#include "ui/map/mapview.h"
#include "ui/map/onlinemapdialog.h"
#include <QApplication>
#include <QBuffer>
#include <QDirIterator>
#include <QImage>
#include <QLineEdit>
#include <QStandardPaths>

using namespace fieldlane;
using app::console::MapBackground;
using fixture::Opened;

namespace {

const QColor tileColour(250, 0, 250);

QByteArray tileResponse()
{
    QImage tile(256, 256, QImage::Format_RGB32);
    tile.fill(tileColour);
    QByteArray data;
    QBuffer buffer(&data);
    buffer.open(QIODevice::WriteOnly);
    tile.save(&buffer, "PNG");
    return "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: " + QByteArray::number(data.size())
        + "\r\nConnection: close\r\n\r\n" + data;
}

int filesKept()
{
    int count = 0;
    QDirIterator it(QStandardPaths::writableLocation(QStandardPaths::CacheLocation), QDir::Files, QDirIterator::Subdirectories);
    for (; it.hasNext(); it.next())
        ++count;
    return count;
}

int pixelsOf(const QImage &picture, const QColor &colour)
{
    int count = 0;
    for (int y = 0; y < picture.height(); y += 3)
        for (int x = 0; x < picture.width(); x += 3)
            count += picture.pixelColor(x, y) == colour;
    return count;
}

} // namespace

/// What lies under the orders of the map, in the real console.
class TestMapBackground : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_demonstration;

    static void showMap(Opened &opened)
    {
        opened.window().resize(1280, 720);
        opened.window().layouts().apply(QStringLiteral("mapping"));
        QVERIFY(QTest::qWaitForWindowExposed(&opened.window()));
    }

private Q_SLOTS:
    void initTestCase()
    {
        ui::Theme::apply(*qApp, ui::Theme::Mode::Light);
        m_demonstration = support::demonstration(QStringLiteral("sqlite"), core::toIso(fixture::now), m_folder);
    }
    void init() { QDir(QStandardPaths::writableLocation(QStandardPaths::CacheLocation)).removeRecursively(); }

    void onlineTilesAreFetchedKeptAndShown()
    {
        support::TileServer server;
        server.response = tileResponse();
        Opened opened(m_demonstration);
        showMap(opened);
        opened.workspace->mapBackground().showOnline(
            server.address(QStringLiteral("{z}/{x}/{y}.png")), QStringLiteral("© Surveyors of the Loopback"));
        QTRY_VERIFY(!server.requests.isEmpty() && opened.workspace->map().isSettled());
        QVERIFY(server.requests.first().toLower().contains("user-agent: fieldlane/")); // later Qt writes names small
        QTRY_VERIFY(pixelsOf(opened.workspace->map().grab().toImage(), tileColour) > 1000);
        QVERIFY(filesKept() > 0);
        QCOMPARE(opened.workspace->map().attribution(), QStringLiteral("© Surveyors of the Loopback"));
    }
    void theAttributionIsPainted()
    {
        support::TileServer server;
        server.response = tileResponse();
        Opened opened(m_demonstration);
        showMap(opened);
        const auto corner = [&] {
            const QImage whole = opened.workspace->map().grab().toImage();
            return whole.copy(whole.width() / 2, whole.height() - 40, whole.width() / 2, 40);
        };
        const auto show = [&](const QString &attribution) {
            opened.workspace->mapBackground().showOnline(server.address(QStringLiteral("{z}/{x}/{y}.png")), attribution);
        };
        show(QStringLiteral("© A"));
        QTRY_VERIFY(opened.workspace->map().isSettled());
        const QImage one = corner();
        show(QStringLiteral("© Another owner of maps"));
        QTRY_VERIFY(opened.workspace->map().isSettled());
        QVERIFY(corner() != one);
    }
    void withoutNetworkWhatIsKeptIsShown()
    {
        Opened opened(m_demonstration);
        showMap(opened);
        QString address;
        {
            support::TileServer server;
            server.response = tileResponse();
            address = server.address(QStringLiteral("{z}/{x}/{y}.png"));
            opened.workspace->mapBackground().showOnline(address, QStringLiteral("© A"));
            QTRY_VERIFY(pixelsOf(opened.workspace->map().grab().toImage(), tileColour) > 1000);
            QTRY_VERIFY(opened.workspace->map().isSettled());
        }
        opened.workspace->mapBackground().showOutlines();
        QVERIFY(pixelsOf(opened.workspace->map().grab().toImage(), tileColour) == 0);
        opened.workspace->mapBackground().showOnline(address, QStringLiteral("© A"));
        QTRY_VERIFY(pixelsOf(opened.workspace->map().grab().toImage(), tileColour) > 1000);
    }
    void withoutNetworkOutlinesAreShown()
    {
        quint16 port = 0;
        {
            QTcpServer gone;
            QVERIFY(gone.listen(QHostAddress::LocalHost));
            port = gone.serverPort();
        }
        Opened opened(m_demonstration);
        showMap(opened);
        opened.workspace->mapBackground().showOutlines();
        const QImage outlines = opened.workspace->map().grab().toImage();
        opened.workspace->mapBackground().showOnline(
            QStringLiteral("http://127.0.0.1:%1/{z}/{x}/{y}.png").arg(port), QStringLiteral("© A"));
        QTRY_VERIFY(opened.workspace->map().notice().contains(QLatin1String("cannot be reached")));
        QTRY_VERIFY(opened.workspace->map().isSettled());
        const QImage offline = opened.workspace->map().grab().toImage();
        const QRect middle(outlines.width() / 4, outlines.height() / 4, outlines.width() / 2, outlines.height() / 2);
        QVERIFY(offline.copy(middle) == outlines.copy(middle));
    }
    void theChoiceIsRemembered()
    {
        support::TileServer server;
        server.response = tileResponse();
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        settings.setValue(QStringLiteral("map/background"), QStringLiteral("online"));
        settings.setValue(QStringLiteral("map/address"), server.address(QStringLiteral("{z}/{x}/{y}.png")));
        settings.setValue(QStringLiteral("map/attribution"), QStringLiteral("© Remembered"));
        Opened opened(m_demonstration);
        MapBackground &map = opened.workspace->mapBackground();
        QCOMPARE(map.kind(), MapBackground::Kind::Automatic);
        map.showOutlines();
        QVERIFY(opened.action("mapOutlines")->isChecked() && opened.workspace->map().attribution().isEmpty());
        QCOMPARE(opened.settings->value(QStringLiteral("map/background")).toString(), QStringLiteral("outlines"));
        for (const QString &key : settings.allKeys())
            opened.settings->setValue(key, settings.value(key));
        map.restore();
        QCOMPARE(map.kind(), MapBackground::Kind::Online);
        QVERIFY(opened.action("mapOnline")->isChecked());
        QCOMPARE(opened.workspace->map().attribution(), QStringLiteral("© Remembered"));
    }
    void theDialogAsksForBoth()
    {
        Opened opened(m_demonstration);
        opened.action("mapOnline")->trigger();
        auto *dialog = opened.window().findChild<ui::map::OnlineMapDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        auto *address = dialog->findChild<QLineEdit *>(QStringLiteral("mapAddress"));
        QTest::keyClicks(address, QStringLiteral("ftp://nowhere/{z}/{x}/{y}"));
        QTest::keyClick(address, Qt::Key_Return);
        QVERIFY(dialog->isVisible()); // nobody is named yet
        QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("mapAttribution")), QStringLiteral("(c) A"));
        QTest::keyClick(address, Qt::Key_Return);
        QVERIFY(!dialog->isVisible());
        QCOMPARE(opened.workspace->mapBackground().kind(), MapBackground::Kind::Automatic); // refused: it stays
        QVERIFY(opened.action("mapAutomatic")->isChecked());
    }
};

FIELDLANE_GUI_TEST_MAIN(TestMapBackground)
#include "tst_mapbackground.moc"
