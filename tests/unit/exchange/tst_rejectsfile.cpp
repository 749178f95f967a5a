#include "exchange/opentable.h"
#include "exchange/rejectsfile.h"
#include "support/testmain.h"
#include <QFile>
#include <QTemporaryDir>

using namespace fieldlane;

class TestRejectsFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsComeWithLineAndReason()
    {
        QTemporaryDir folder;
        exchange::RejectsFile rejects(folder.filePath(QStringLiteral("o.csv")), {"number", "type"});
        QVERIFY(rejects.add(7, QStringLiteral("Wrong, \"very\"."), {"1", "=x"}));
        QVERIFY(rejects.add(9, QStringLiteral("Broken."), {"raw \"text"}));
        QVERIFY(!QFile::exists(rejects.path())); // whole or not at all
        QVERIFY(rejects.finish());
        QCOMPARE(rejects.path(), folder.filePath(QStringLiteral("o.csv.rejects.csv")));
        auto table = exchange::openTable(rejects.path());
        QVERIFY(table);
        QCOMPARE((*table)->header(), (QStringList {"rejected line", "reason", "number", "type", "unreadable row"}));
        QCOMPARE((*table)->next()->cells, (QStringList {"7", "Wrong, \"very\".", "1", "=x", ""}));
        QCOMPARE((*table)->next()->cells, (QStringList {"9", "Broken.", "", "", "raw \"text"}));
    }
    void nothingRejectedRemovesTheOldFile()
    {
        QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("o.csv"));
        QFile old(exchange::RejectsFile::pathFor(name));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.close();
        exchange::RejectsFile rejects(name, {"number"});
        QVERIFY(rejects.finish());
        QVERIFY(!old.exists());
    }
    void folderThatCannotBeWritten()
    {
        exchange::RejectsFile rejects(QStringLiteral("/no/such/folder/o.csv"), {"number"});
        QVERIFY(!rejects.add(1, {}, {"1"}));
    }
};

FIELDLANE_TEST_MAIN(TestRejectsFile)
#include "tst_rejectsfile.moc"
