#include "desk/databasecheck.h"
#include "store/connection.h"
#include "support/databases.h"
#include "support/madedata.h"
#include "support/testmain.h"
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace fieldlane;

namespace {

constexpr int enoughMs = 240'000; // of waiting for a program that must end

struct Ended
{
    int exit = -1;
    QByteArray out;
    QByteArray err;
};

} // namespace

/// The import and export verbs as people call them, and what a kill leaves behind.
class TestImportProgram : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_url;

    static QString program()
    {
        return qEnvironmentVariable("FIELDLANE_BIN") + QStringLiteral("/fieldlanectl");
    }
    Ended run(const QStringList &arguments)
    {
        QProcess process;
        process.start(program(), arguments + QStringList{QStringLiteral("--db"), m_url});
        if (!process.waitForFinished(enoughMs))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    QString file(const QString &name, const QByteArray &bytes)
    {
        QFile f(m_folder.filePath(name));
        if (!f.open(QIODevice::WriteOnly) || f.write(bytes) != bytes.size())
            qFatal("no file");
        return f.fileName();
    }
    std::unique_ptr<store::Connection> connection()
    {
        auto opened
            = store::Connection::open(*store::DatabaseUrl::parse(m_url), store::Connection::Access::Create);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return std::move(*opened);
    }
    static qint64 orders(store::Connection &connection)
    {
        const auto count = connection.single(QStringLiteral("SELECT count(*) FROM orders"));
        return count ? count->toLongLong() : -1;
    }

private Q_SLOTS:
    void init()
    {
        QFETCH(QString, database);
        m_url = support::emptyDatabase(database, m_folder);
        connection();
    }

    void killInTheMiddleLeavesWholeBatches_data() { support::addDatabaseRows(); }
    void killInTheMiddleLeavesWholeBatches()
    {
        const QStringList import{QStringLiteral("import"), QStringLiteral("orders"),
            file(QStringLiteral("o.csv"), support::madeRequestsCsv(4000, 5)),
            QStringLiteral("--create-missing"), QStringLiteral("--zone"),
            QStringLiteral("America/Los_Angeles")};
        QProcess process;
        process.start(program(), import + QStringList{QStringLiteral("--db"), m_url});
        QVERIFY(process.waitForStarted());
        auto reader = connection();
        while (orders(*reader) < 500)
            QVERIFY2(!process.waitForFinished(1), process.readAllStandardError());
        process.kill();
        QVERIFY(process.waitForFinished(enoughMs));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        const qint64 left = orders(*reader);
        QVERIFY(left >= 500 && left < 4000);
        QCOMPARE(left % 500, 0);
        QCOMPARE(desk::checkDatabase(*reader)->join(QLatin1Char('\n')), QString());

        const Ended again = run(import + QStringList{QStringLiteral("--json")});
        QCOMPARE(again.exit, 0);
        const QJsonObject report = QJsonDocument::fromJson(again.out).object();
        QCOMPARE(
            report[QStringLiteral("unchanged")].toInteger() + report[QStringLiteral("created")].toInteger(),
            4000);
        QVERIFY(report[QStringLiteral("unchanged")].toInteger() >= left);
        QCOMPARE(orders(*reader), 4000);
        QCOMPARE(desk::checkDatabase(*reader)->join(QLatin1Char('\n')), QString());
    }

    void wrongUseAndFindingsHaveTheirExitCodes_data() { support::addDatabaseRows(); }
    void wrongUseAndFindingsHaveTheirExitCodes()
    {
        const QString csv = file(QStringLiteral("x.csv"), "no,where\n1,Nowhere\n2,\n");
        const QString map = file(QStringLiteral("m.json"), "{\"number\":\"no\",\"unit\":\"where\"}");
        const QStringList import{
            QStringLiteral("import"), QStringLiteral("orders"), csv, QStringLiteral("--map")};
        const Ended unknownKey = run(
            import + QStringList{file(QStringLiteral("k.json"), "{\"number\":\"no\",\"colour\":\"where\"}")});
        QCOMPARE(unknownKey.exit, 2);
        QVERIFY(unknownKey.err.contains("colour"));
        QCOMPARE(run(import + QStringList{file(QStringLiteral("c.json"), "{\"number\":\"nono\"}")}).exit, 2);
        QCOMPARE(run(import + QStringList{map, QStringLiteral("--zone"), QStringLiteral("Mars")}).exit, 2);
        const Ended dry = run(import + QStringList{map, QStringLiteral("--dry-run")});
        QCOMPARE(dry.exit, 1); // a finding
        QVERIFY(dry.out.contains("nothing was written"));
        QVERIFY(!QFile::exists(csv + QStringLiteral(".rejects.csv")));
        const Ended real = run(import + QStringList{map});
        QCOMPARE(real.exit, 1);
        QVERIFY(real.out.contains("Line 2: There is no unit \"Nowhere\""));
        QVERIFY(QFile::exists(csv + QStringLiteral(".rejects.csv")));
        const Ended full = run(import + QStringList{map, QStringLiteral("--create-missing")});
        QCOMPARE(full.exit, 0);
        QVERIFY(!QFile::exists(csv + QStringLiteral(".rejects.csv")));
        QVERIFY(run(import + QStringList{map}).out.contains("Nothing changed."));
        QCOMPARE(run({QStringLiteral("import"), QStringLiteral("orders"),
                         m_folder.filePath(QStringLiteral("none.csv"))})
                     .exit,
            1);
    }

    void exportsToFileAndStandardOutput_data() { support::addDatabaseRows(); }
    void exportsToFileAndStandardOutput()
    {
        const QString csv = file(QStringLiteral("e.csv"), "number,channel\n1,web\n2,phone\n");
        QCOMPARE(run({QStringLiteral("import"), QStringLiteral("orders"), csv}).exit, 0);
        const QString path = m_folder.filePath(QStringLiteral("out.csv"));
        QCOMPARE(run({QStringLiteral("export"), QStringLiteral("orders"), path}).exit, 0);
        QFile written(path);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const Ended printed
            = run({QStringLiteral("export"), QStringLiteral("orders"), QStringLiteral("--csv")});
        QCOMPARE(printed.out, written.readAll());
        const Ended filtered = run({QStringLiteral("export"), QStringLiteral("orders"),
            QStringLiteral("--geojson"), QStringLiteral("--filter"), QStringLiteral("channel=web")});
        QCOMPARE(filtered.out.count("\"type\":\"Feature\""), 1);
        QVERIFY(run({QStringLiteral("export"), QStringLiteral("orders"), QStringLiteral("--xlsx")})
                    .out.startsWith("PK"));
        QCOMPARE(run({QStringLiteral("export"), QStringLiteral("orders"), QStringLiteral("--filter"),
                         QStringLiteral("a=b")})
                     .exit,
            2);
        QCOMPARE(run({QStringLiteral("export"), QStringLiteral("orders"), QStringLiteral("--csv"),
                         QStringLiteral("--xlsx")})
                     .exit,
            2);
    }
};

FIELDLANE_TEST_MAIN(TestImportProgram)
#include "tst_importprogram.moc"
