#include "support/databases.h"
#include "support/madefiles.h"
#include "support/testmain.h"
#include "unit/ctl/company.h"
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>

using namespace fieldlane;
using tests::Company;
using tests::isOneLine;

/// Files of orders through the program.
class TestFileVerbs : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<Company> m_onFile;

    /// One company in a file for all tests; each takes an order of its own.
    const Company &onFile()
    {
        if (!m_onFile)
            m_onFile = std::make_unique<Company>(QStringLiteral("sqlite"));
        return *m_onFile;
    }
    QString make(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot make a file");
        return file.fileName();
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QJsonArray filesOf(const Company &company, const QString &number)
    {
        return company.json({QStringLiteral("orders"), QStringLiteral("attachments"), number}).array();
    }
    static qsizetype storyLength(const Company &company, const QString &number)
    {
        return company.json({QStringLiteral("orders"), QStringLiteral("show"), number}).object().value(QStringLiteral("story")).toArray().size();
    }

private Q_SLOTS:
    void filesComeAndGo_data() { support::addDatabaseRows(); }
    void filesComeAndGo()
    {
        QFETCH(QString, database);
        const auto onServer = database == QLatin1String("sqlite") ? nullptr : std::make_unique<Company>(database);
        const Company &company = onServer ? *onServer : onFile();
        const QString number = company.orders(QStringLiteral("pendingDispatch"))[2];
        QCOMPARE(filesOf(company, number).size(), 0);
        QVERIFY(company.run({QStringLiteral("orders"), QStringLiteral("attachments"), number}).out.contains("has no files"));
        const QByteArray photo = support::madeJpeg();
        const QString path = make(QStringLiteral("铭牌 1.jpg"), photo);
        const auto attached = company.run({QStringLiteral("orders"), QStringLiteral("attach"), number, path,
            QStringLiteral("--note"), QStringLiteral("Type plate")});
        QCOMPARE(attached.exit, 0);
        QVERIFY(attached.out.contains("is kept with " + number.toUtf8()));
        const QJsonArray files = filesOf(company, number);
        QCOMPARE(files.size(), 1);
        const QJsonObject file = files[0].toObject();
        QCOMPARE(file[QStringLiteral("name")].toString(), QStringLiteral("铭牌 1.jpg"));
        QCOMPARE(file[QStringLiteral("note")].toString(), QStringLiteral("Type plate"));
        QCOMPARE(file[QStringLiteral("size")].toInt(), photo.size());
        QCOMPARE(file[QStringLiteral("sha256")].toString().toLatin1(), QCryptographicHash::hash(photo, QCryptographicHash::Sha256).toHex());
        QCOMPARE(company.json({QStringLiteral("orders"), QStringLiteral("show"), number}).object().value(QStringLiteral("attachments")).toArray(), files);
        const QString target = m_folder.filePath(QStringLiteral("%1.jpg").arg(database));
        const QStringList fetch {QStringLiteral("orders"), QStringLiteral("attachment"), number, QStringLiteral("铭牌 1.jpg"), QStringLiteral("--out"), target};
        QCOMPARE(company.run(fetch).exit, 0);
        QCOMPARE(contentOf(target), photo);
        const auto again = company.run(fetch); // never overwrites
        QCOMPARE(again.exit, 1);
        QVERIFY(isOneLine(again.err) && again.err.contains("exists already"));
        QCOMPARE(company.run({QStringLiteral("orders"), QStringLiteral("detach"), number, QString::number(file[QStringLiteral("id")].toInt())}).exit, 0);
        QCOMPARE(filesOf(company, number).size(), 0);
        QCOMPARE(company.run(fetch).exit, 1);
        QCOMPARE(company.run({QStringLiteral("check")}).exit, 0);
    }
    void hugeAndHarmfulFilesAreRefused()
    {
        const Company &company = onFile();
        const QString number = company.orders(QStringLiteral("pendingDispatch"))[3];
        const qsizetype before = storyLength(company, number);
        QFile huge(m_folder.filePath(QStringLiteral("huge.jpg")));
        QVERIFY(huge.open(QIODevice::WriteOnly));
        QVERIFY(huge.write(support::madeJpeg()) > 0);
        QVERIFY(huge.resize(2LL * 1024 * 1024 * 1024)); // sparse: takes no room
        huge.close();
        const auto attach = [&](const QString &path) { return company.run({QStringLiteral("orders"), QStringLiteral("attach"), number, path}); };
        const std::pair<QString, const char *> refused[] {{huge.fileName(), "more than 10 MB"},
            {make(QStringLiteral("photo.jpg"), support::madeProgram()), "program"},
            {make(QStringLiteral("note.txt"), "#!/bin/sh\necho\n"), "script"},
            {make(QStringLiteral("drawing.svg"), "<svg/>"), "mark-up"}, {make(QStringLiteral("plan.pdf"), support::madeJpeg()), "ends in .pdf"},
            {make(QStringLiteral("empty.jpg"), {}), "empty"}, {m_folder.filePath(QStringLiteral("none.jpg")), "no such file"},
            {m_folder.path(), "no file"}};
        for (const auto &[path, reason] : refused) {
            const auto answer = attach(path);
            QVERIFY2(answer.exit == 1, qPrintable(path));
            QVERIFY2(isOneLine(answer.err) && answer.err.contains(reason), answer.err.constData());
        }
        QCOMPARE(filesOf(company, number).size(), 0);
        QCOMPARE(storyLength(company, number), before); // nothing lost, nothing left
        QCOMPARE(company.run({QStringLiteral("check")}).exit, 0);
    }
    void namesAndUseAreChecked()
    {
        const Company &company = onFile();
        const QString number = company.orders(QStringLiteral("pendingDispatch"))[4];
        for (int i = 0; i < 2; ++i) {
            const QString path = make(QStringLiteral("photo.jpg"), support::madeJpeg(i));
            QCOMPARE(company.run({QStringLiteral("orders"), QStringLiteral("attach"), number, path}).exit, 0);
        }
        const auto twice = company.run({QStringLiteral("orders"), QStringLiteral("detach"), number, QStringLiteral("photo.jpg")});
        QCOMPARE(twice.exit, 1);
        QVERIFY(twice.err.contains("by its id"));
        QCOMPARE(company.run({QStringLiteral("orders"), QStringLiteral("attachment"), number, QStringLiteral("photo.jpg")}).exit, 2); // --out is missing
        QCOMPARE(company.run({QStringLiteral("orders"), QStringLiteral("attachments"), QStringLiteral("WO-none")}).exit, 1);
        QCOMPARE(company.run({QStringLiteral("orders"), QStringLiteral("attach"), number}).exit, 2);
    }
    void aBackupHoldsTheBytes()
    {
        const Company &company = onFile();
        const QString number = company.orders(QStringLiteral("pendingDispatch"))[5];
        const QByteArray photo = support::madeJpeg(7);
        QCOMPARE(company.run({QStringLiteral("orders"), QStringLiteral("attach"), number, make(QStringLiteral("a.jpg"), photo)}).exit, 0);
        const QString copy = m_folder.filePath(QStringLiteral("copy.db"));
        QCOMPARE(company.run({QStringLiteral("backup"), copy}).exit, 0);
        const QString target = m_folder.filePath(QStringLiteral("restored.jpg"));
        const auto fetched = support::runProgram(QStringLiteral("fieldlanectl"), {QStringLiteral("orders"), QStringLiteral("attachment"), number,
            QStringLiteral("a.jpg"), QStringLiteral("--out"), target, QStringLiteral("--db"), copy});
        QCOMPARE(fetched.exit, 0);
        QCOMPARE(contentOf(target), photo);
        QCOMPARE(support::runProgram(QStringLiteral("fieldlanectl"), {QStringLiteral("check"), QStringLiteral("--db"), copy}).exit, 0);
    }
};

FIELDLANE_TEST_MAIN(TestFileVerbs)
#include "tst_fileverbs.moc"
