#include "domain/attachment.h"
#include "domain/viewer.h"
#include "support/testmain.h"
#include <QJsonArray>

using namespace fieldlane::domain;

/// Names of files, and who may do what with them.
class TestAttachment : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesAreCleaned_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("clean");
        const auto row = [](const char *title, const QString &name, const QString &clean) { QTest::newRow(title) << name << clean; };
        row("plain", QStringLiteral("photo.jpg"), QStringLiteral("photo.jpg"));
        row("Unix path", QStringLiteral("../../etc/passwd"), QStringLiteral("passwd"));
        row("Windows path", QStringLiteral("C:\\Temp\\plan.pdf"), QStringLiteral("plan.pdf"));
        row("only a path", QStringLiteral("../.."), QStringLiteral("file"));
        row("empty", QString(), QStringLiteral("file"));
        row("blanks", QStringLiteral("   "), QStringLiteral("file"));
        row("hidden", QStringLiteral(".bashrc"), QStringLiteral("bashrc"));
        row("control characters", QStringLiteral("a\x01\n\tb.png"), QStringLiteral("ab.png"));
        row("turned around", QStringLiteral("photo\u202egpj.exe"), QStringLiteral("photogpj.exe"));
        row("reserved characters", QStringLiteral("a<b>:c?.txt"), QStringLiteral("abc.txt"));
        row("device of Windows", QStringLiteral("con.txt"), QStringLiteral("_con.txt"));
        row("device with a longer name", QStringLiteral("contract.txt"), QStringLiteral("contract.txt"));
        row("full stops at the end", QStringLiteral("plan.pdf . ."), QStringLiteral("plan.pdf"));
        row("Chinese", QStringLiteral("洗衣机 漏水.jpg"), QStringLiteral("洗衣机 漏水.jpg"));
        row("decomposed", QStringLiteral("Ku\u0308che.jpg"), QStringLiteral("K\u00fcche.jpg"));
    }
    void namesAreCleaned()
    {
        QFETCH(QString, name);
        QFETCH(QString, clean);
        QCOMPARE(cleanFileName(name), clean);
        QCOMPARE(cleanFileName(clean), clean); // once is enough
    }
    void longNamesKeepTheirEnding()
    {
        const QString name = cleanFileName(QString(500, QLatin1Char('a')) + QStringLiteral(".jpeg"));
        QCOMPARE(name.size(), Attachment::longestName);
        QVERIFY(name.endsWith(QStringLiteral("a.jpeg")));
        const QString smiles = QStringLiteral("\U0001F600").repeated(150);
        const QString cut = cleanFileName(smiles + QStringLiteral(".png"));
        QVERIFY(cut.size() <= Attachment::longestName);
        QCOMPARE(QString::fromUtf8(cut.toUtf8()), cut); // no half of a character
    }
    void fileSystemsCountBytes()
    {
        const QString chinese = QString(190, QChar(0x6f0f)) + QStringLiteral(".jpg");
        const QString shorter = fileNameWithin(chinese, 240);
        QVERIFY(shorter.toUtf8().size() <= 240);
        QVERIFY(shorter.toUtf8().size() > 235);
        QVERIFY(shorter.endsWith(QStringLiteral("\u6f0f.jpg")));
        QCOMPARE(fileNameWithin(QStringLiteral("a.jpg"), 240), QStringLiteral("a.jpg"));
    }
    void endingsSayTypes()
    {
        QCOMPARE(typeEnding(QStringLiteral("a.JPG")), QStringLiteral("jpg"));
        QCOMPARE(typeEnding(QStringLiteral("a.tar.gz")), QStringLiteral("gz"));
        QCOMPARE(typeEnding(QStringLiteral("Plan 2.3")), QString());
        QCOMPARE(typeEnding(QStringLiteral("photo")), QString());
        QCOMPARE(typeEnding(QStringLiteral(".jpg")), QString());
        QCOMPARE(typeEnding(QStringLiteral("a. Stock")), QString());
    }
    void whoMayAddAndRemove()
    {
        Attachment file;
        file.addedBy = QStringLiteral("ursula");
        Viewer v;
        v.login = QStringLiteral("ursula");
        v.permissions = {Permission::ExecuteOrders};
        QVERIFY(mayAttach(v) && mayDetach(v, file));
        v.login = QStringLiteral("peter");
        QVERIFY(mayAttach(v) && !mayDetach(v, file));
        v.permissions = {Permission::EnterOrders};
        QVERIFY(mayAttach(v) && mayDetach(v, file));
        v.permissions = {Permission::SeePool, Permission::SeeBoard, Permission::Dispatch};
        v.login = QStringLiteral("ursula");
        QVERIFY(!mayAttach(v) && !mayDetach(v, file));
    }
    void eventsAboutFilesAreKnown()
    {
        Event event;
        QVERIFY(!isAboutFiles(event));
        event.changes.insert(attachmentPart(AttachmentId(7)), QJsonObject());
        QVERIFY(isAboutFiles(event));
        QCOMPARE(attachmentOf(QStringLiteral("attachment:7")), AttachmentId(7));
        for (const char *part : {"order", "attachment", "attachment:", "attachment:x", "assignment:7"})
            QVERIFY(!attachmentOf(QLatin1String(part)).isValid());
        event.changes.insert(QStringLiteral("order"), QJsonObject());
        QVERIFY(!isAboutFiles(event));
    }
};

FIELDLANE_TEST_MAIN(TestAttachment)
#include "tst_attachment.moc"
