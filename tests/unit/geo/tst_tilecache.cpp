#include "geo/tilecache.h"
#include "support/testmain.h"
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

using namespace fieldlane;
using geo::TileCache;

class TestTileCache : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsATileOverARestart()
    {
        QTemporaryDir folder;
        TileCache(folder.path()).store({3, 1, 2}, {"tile", core::fromMs(5000)});
        TileCache again(folder.path());
        const auto entry = again.find({3, 1, 2});
        QVERIFY(entry);
        QCOMPARE(entry->data, QByteArray("tile"));
        QCOMPARE(core::toMs(entry->freshUntil), 5000);
        QVERIFY(again.usedBytes() > 0);
        QVERIFY(!again.find({3, 1, 3}));
    }
    void treatsAGarbledFileAsMissing()
    {
        QTemporaryDir folder;
        TileCache cache(folder.path());
        cache.store({3, 1, 2}, {"tile", core::fromMs(5000)});
        QFile file(folder.path() + QStringLiteral("/3/1/2.tile"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("something else");
        file.close();
        QVERIFY(!cache.find({3, 1, 2}));
    }
    void staysBelowItsLimit()
    {
        QTemporaryDir folder;
        constexpr qint64 limit = 20'000;
        TileCache cache(folder.path(), limit);
        const QByteArray data(1000, 'x');
        for (int i = 0; i < 60; ++i) {
            cache.store({6, i, 0}, {data, core::fromMs(i)});
            QVERIFY(cache.usedBytes() <= limit);
        }
        QVERIFY(cache.find({6, 59, 0}));
    }
    void aFolderThatCannotBeWrittenStopsNothing()
    {
        QTemporaryDir folder;
        QFile blocker(folder.path() + QStringLiteral("/file"));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        TileCache cache(blocker.fileName());
        cache.store({1, 0, 0}, {"tile", core::fromMs(0)});
        QVERIFY(!cache.find({1, 0, 0}));
    }
};

FIELDLANE_TEST_MAIN(TestTileCache)
#include "tst_tilecache.moc"
