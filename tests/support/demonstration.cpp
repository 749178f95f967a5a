#include "support/demonstration.h"
#include "support/databases.h"
#include "support/postgrescluster.h"
#include "support/program.h"
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QLockFile>
#include <QProcess>
#include <QUrl>

namespace fieldlane::support {

namespace {

constexpr int longestMs = 240'000;

void runTool(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    if (!process.waitForFinished(longestMs) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        qFatal("%s failed", qPrintable(program));
}

/// Changes with every build of the program that makes demonstrations.
QString nameOfBuild()
{
    QFile program(programPath(QStringLiteral("fieldlanectl")));
    QCryptographicHash hash(QCryptographicHash::Sha1);
    if (!program.open(QIODevice::ReadOnly) || !hash.addData(&program))
        qFatal("there is no fieldlanectl");
    return QString::fromLatin1(hash.result().toHex().left(12));
}

/// Where what this build makes is kept; what other builds made is removed.
QDir keptFolder()
{
    QDir parent(QFileInfo(programPath(QStringLiteral("fieldlanectl"))).dir());
    parent.cdUp();
    const QString all = QStringLiteral("tests/demonstrations");
    const QString build = nameOfBuild();
    parent.mkpath(all);
    parent.cd(all);
    for (const QString &other : parent.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (other != build)
            QDir(parent.filePath(other)).removeRecursively();
    }
    parent.mkpath(build);
    parent.cd(build);
    return parent;
}

void make(const QString &kind, const QString &now, const QTemporaryDir &folder, const QString &kept)
{
    const bool server = kind == QLatin1String("postgresql");
    const QString database = server ? emptyDatabase(kind, folder) : kept + QStringLiteral(".part");
    const auto made = runProgram(
        QStringLiteral("fieldlanectl"), {QStringLiteral("demo"), QStringLiteral("--db"), database, QStringLiteral("--now"), now});
    if (made.exit != 0)
        qFatal("demo: %s", made.err.constData());
    if (server)
        runTool(PostgresCluster::tool(QStringLiteral("pg_dump")),
            {QStringLiteral("--format=custom"), QStringLiteral("--compress=0"), QStringLiteral("--file"), kept + QStringLiteral(".part"), database});
    if (!QFile::rename(kept + QStringLiteral(".part"), kept))
        qFatal("cannot write %s", qPrintable(kept));
}

/// Once a program an archive is restored; that database is the original of all that are handed out.
QString copyOnServer(const QString &archive, const QTemporaryDir &folder)
{
    static QHash<QString, QString> originals;
    QString &original = originals[archive];
    if (original.isEmpty()) {
        const QString database = emptyDatabase(QStringLiteral("postgresql"), folder);
        runTool(PostgresCluster::tool(QStringLiteral("pg_restore")), {QStringLiteral("--dbname"), database, archive});
        original = QUrl(database).path().mid(1);
    }
    QUrl url(PostgresCluster::shared().copyUrl(original));
    url.setPassword({}); // it is in the environment since emptyDatabase()
    return url.toString();
}

} // namespace

QString demonstration(const QString &kind, const QString &now, const QTemporaryDir &folder)
{
    const QDir kept = keptFolder();
    QString name = kind + QLatin1Char('-') + now;
    const QString file = kept.filePath(name.remove(QLatin1Char(':')));
    {
        QLockFile oneAtATime(file + QStringLiteral(".lock"));
        oneAtATime.setStaleLockTime(longestMs);
        oneAtATime.lock();
        if (!QFile::exists(file))
            make(kind, now, folder, file);
    }
    if (kind == QLatin1String("postgresql"))
        return copyOnServer(file, folder);
    const QString database = emptyDatabase(kind, folder);
    if (!QFile::copy(file, database))
        qFatal("cannot write %s", qPrintable(database));
    return database;
}

} // namespace fieldlane::support
