#include "support/postgrescluster.h"
#include "store/connection.h"
#include "store/migrations.h"
#include "support/program.h"
#include <array>
#include <atomic>
#include <cstdio>
#include <grp.h>
#include <pwd.h>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStorageInfo>
#include <QTcpServer>
#include <QUrl>
#include <QVersionNumber>
#include <unistd.h>

namespace fieldlane::support {

namespace {

constexpr auto user = "fieldlane";
constexpr auto model = "template1"; // has the schema; what is empty comes from template0
constexpr int startTimeoutMs = 120'000; // sanitizers and a busy machine included
constexpr int stopTimeoutMs = 60'000;

// Runs as the server's user for as long as the test program holds the other end of its standard input, which
// the kernel closes however that program ends. So no server and no folder outlive a crashed test. The server
// is a child of this script, not of pg_ctl, so that its end is waited for even where process 1 reaps nobody.
constexpr auto wardenScript = R"sh(
trap '' INT TERM HUP
bin=$1 folder=$2 user=$3 server=
shift 3
umask 077
cd "$folder" || exit 1

serve() { # on the given port; true once the server takes connections
    "$bin/postgres" -D "$folder/data" -p "$1" -c listen_addresses=127.0.0.1 \
        -c unix_socket_directories="$folder" -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
        -c wal_level=minimal -c max_wal_senders=0 -c shared_buffers=32MB -c timezone=UTC >>"$folder/server.log" 2>&1 </dev/null &
    server=$!
    while kill -0 "$server" 2>/dev/null; do
        case $(sed -n 8p "$folder/data/postmaster.pid" 2>/dev/null) in ready*) return 0 ;; esac
        sleep 0.03
    done
    return 1
}

make() { # small segments of the log, for they are unpacked too
    "$bin/initdb" -D "$folder/data" -N -U "$user" -E UTF8 --locale=C.UTF-8 --pwfile="$folder/password" \
        --auth=scram-sha-256 --wal-segsize=4 >"$folder/initdb.log" 2>&1 </dev/null
}

keep() { # the archive from which the next is unpacked
    kill -INT "$server"
    wait "$server"
    tar -cf "$folder/made.tar" data password && serve "$1" && echo kept
}

if [ -d "$folder/data" ] || make; then
    for port in "$@"; do
        if serve "$port"; then
            echo "port $port"
            while read -r _; do keep "$port"; done
            kill -QUIT "$(head -n 1 "$folder/data/postmaster.pid")"
            wait "$server"
            cd / && rm -rf "$folder"
            exit 0
        fi
    done
fi
cat "$folder"/*.log
cd / && rm -rf "$folder"
exit 1
)sh";

// Newest PostgreSQL of this machine that has a server.
QString serverBinaries()
{
    const QString root = QStringLiteral("/usr/lib/postgresql");
    QString best;
    QVersionNumber newest(14);
    for (const QString &name : QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString bin = root + u'/' + name + QStringLiteral("/bin");
        const auto version = QVersionNumber::fromString(name);
        if (version > newest && QFile::exists(bin + QStringLiteral("/initdb"))) {
            newest = version;
            best = bin;
        }
    }
    if (best.isEmpty())
        qFatal("these tests need a PostgreSQL server, version 15 or newer (Debian package postgresql)");
    return best;
}

// Held open together, so that they differ; another program may still take one before the server does,
// which is why there are several.
QStringList freePorts()
{
    std::array<QTcpServer, 5> servers;
    QStringList ports;
    for (QTcpServer &server : servers) {
        if (server.listen(QHostAddress::LocalHost))
            ports << QString::number(server.serverPort());
    }
    return ports;
}

/// In memory where there is plenty: a database is some hundred files, and on a disk a quarter of the server's time goes
/// into making and removing them.
QString baseFolder()
{
    constexpr qint64 plenty = qint64(4) << 30;
    const QStorageInfo memory(QStringLiteral("/dev/shm"));
    if (memory.isReady() && memory.fileSystemType() == "tmpfs" && memory.bytesAvailable() > plenty)
        return memory.rootPath();
    // The temporary folder of root may be closed to the server's user; /tmp never is.
    return geteuid() == 0 ? QStringLiteral("/tmp") : QDir::tempPath();
}

QString makeFolder()
{
    const QString base = baseFolder();
    QByteArray pattern = QFile::encodeName(base + QStringLiteral("/fieldlane-postgres-XXXXXX"));
    if (!mkdtemp(pattern.data()))
        qFatal("no temporary folder for PostgreSQL in %s", qPrintable(base));
    return QFile::decodeName(pattern);
}

QString makePassword()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    QString password;
    for (const quint32 word : words)
        password += QString::number(word, 36);
    return password;
}

/// The password of the cluster that was unpacked into a folder, or a new one for the cluster that will be made there.
QString passwordIn(const QString &folder)
{
    QFile file(folder + QStringLiteral("/password"));
    if (file.open(QIODevice::ReadOnly))
        return QString::fromUtf8(file.readAll());
    const QString password = makePassword();
    if (!file.open(QIODevice::WriteOnly) || file.write(password.toUtf8()) < 0)
        qFatal("cannot write into %s", qPrintable(folder));
    return password;
}

/// Where the build keeps a cluster as it was made, with its password and the schema: making one takes ten times as long as
/// unpacking it. Another version, schema or way of making has another name. Empty outside a build.
QString keptCluster()
{
    if (!qEnvironmentVariableIsSet("FIELDLANE_BIN"))
        return {};
    QByteArray how = serverBinaries().toUtf8() + wardenScript;
    for (const store::Migration &migration : store::shippedMigrations(QStringLiteral("postgresql")))
        how += migration.name.toUtf8() + migration.statements.join(QLatin1Char('\n')).toUtf8();
    how = QCryptographicHash::hash(how, QCryptographicHash::Sha1);
    const QDir folder(QFileInfo(programPath(QString())).dir().filePath(QStringLiteral("../tests")));
    return folder.absoluteFilePath(QStringLiteral("cluster-%1.tar").arg(QString::fromLatin1(how.toHex().left(12))));
}

/// Leaves nothing when there is nothing to unpack. Of root, the files keep their owner, the server's user.
void unpack(const QString &archive, const QString &folder)
{
    if (QFile::exists(archive)
        && QProcess::execute(QStringLiteral("tar"), {QStringLiteral("-xf"), archive, QStringLiteral("-C"), folder}) != 0)
        qFatal("cannot unpack %s", qPrintable(archive));
}

/// Two programs may do it at once: each writes a file of its own, and the last stays. Archives of another making go.
void keep(const QString &made, const QString &archive)
{
    const QString part = archive + QStringLiteral(".%1").arg(QCoreApplication::applicationPid());
    if (archive.isEmpty() || QFile::exists(archive) || !QFile::copy(made, part))
        return;
    QFile::setPermissions(part, QFile::ReadOwner | QFile::WriteOwner);
    if (std::rename(QFile::encodeName(part).constData(), QFile::encodeName(archive).constData()) != 0)
        QFile::remove(part);
    const QDir folder = QFileInfo(archive).dir();
    for (const QString &name : folder.entryList({QStringLiteral("cluster-*.tar")}, QDir::Files)) {
        if (folder.filePath(name) != archive)
            QFile::remove(folder.filePath(name));
    }
}

} // namespace

PostgresCluster::PostgresCluster()
    : m_folder(makeFolder())
{
    start();
}

PostgresCluster::~PostgresCluster()
{
    m_warden.closeWriteChannel();
    if (!m_warden.waitForFinished(stopTimeoutMs))
        qCritical("PostgreSQL in %s did not stop", qPrintable(m_folder));
}

PostgresCluster &PostgresCluster::shared()
{
    static PostgresCluster *cluster = [] {
        // Not a static object: it must stop while the application still exists.
        qAddPostRoutine([] { delete cluster; });
        return new PostgresCluster;
    }();
    return *cluster;
}

void PostgresCluster::start()
{
    const QString kept = keptCluster();
    unpack(kept, m_folder);
    m_password = passwordIn(m_folder);

    // PostgreSQL refuses to run as root.
    const passwd *owner = geteuid() == 0 ? getpwnam("postgres") : nullptr;
    if (owner) {
        for (const QString &path : {m_folder, m_folder + QStringLiteral("/password")}) {
            if (chown(QFile::encodeName(path).constData(), owner->pw_uid, owner->pw_gid) != 0)
                qFatal("cannot hand %s to the user postgres", qPrintable(path));
        }
    } else if (geteuid() == 0) {
        qFatal("there is no user postgres to run the server as");
    }
    const bool change = owner != nullptr;
    const uid_t uid = change ? owner->pw_uid : 0;
    const gid_t gid = change ? owner->pw_gid : 0;
    m_warden.setChildProcessModifier([change, uid, gid] {
        setsid(); // an interrupt from the terminal is for the test program
        if (change && (setgroups(0, nullptr) != 0 || setgid(gid) != 0 || setuid(uid) != 0))
            _exit(1);
    });
    m_warden.setProcessChannelMode(QProcess::MergedChannels);
    m_warden.start(QStringLiteral("/bin/sh"),
        QStringList{QStringLiteral("-c"), QString::fromUtf8(wardenScript), QStringLiteral("warden"),
            serverBinaries(), m_folder, QString::fromUtf8(user)}
            + freePorts());
    while (!m_warden.canReadLine() && m_warden.waitForReadyRead(startTimeoutMs)) { }
    const QByteArray line = m_warden.readLine().trimmed();
    if (!line.startsWith("port ")) {
        m_warden.waitForFinished();
        qFatal("PostgreSQL did not start:\n%s\n%s", line.constData(), m_warden.readAll().constData());
    }
    m_port = line.mid(5).toInt();
    if (QFile::exists(kept))
        return;
    makeModel();
    m_warden.write("keep\n");
    while (!m_warden.canReadLine() && m_warden.waitForReadyRead(startTimeoutMs)) { }
    if (m_warden.readLine().trimmed() != "kept")
        qFatal("PostgreSQL did not start again");
    keep(m_folder + QStringLiteral("/made.tar"), kept);
}

void PostgresCluster::makeModel() const
{
    QUrl address(url(QString::fromUtf8(model)));
    qputenv("PGPASSWORD", m_password.toUtf8());
    address.setPassword({});
    const auto made = store::Connection::open(*store::DatabaseUrl::parse(address.toString()), store::Connection::Access::Create);
    if (!made)
        qFatal("cannot make the schema: %s", qPrintable(made.error().detail));
}

QString PostgresCluster::url(const QString &database) const
{
    return QStringLiteral("postgresql://%1:%2@127.0.0.1:%3/%4")
        .arg(QString::fromUtf8(user), m_password, QString::number(m_port), database);
}

QString PostgresCluster::emptyDatabaseUrl()
{
    return copyUrl(QStringLiteral("template0"));
}

QString PostgresCluster::freshDatabaseUrl()
{
    return copyUrl(QString::fromUtf8(model));
}

QString PostgresCluster::copyUrl(const QString &original)
{
    static std::atomic<int> count = 0;
    const QString name = QStringLiteral("fresh%1").arg(++count);
    const QString connection = QStringLiteral("postgrescluster-") + name;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), connection);
        db.setHostName(QStringLiteral("127.0.0.1"));
        db.setPort(m_port);
        db.setUserName(QString::fromUtf8(user));
        db.setPassword(m_password);
        db.setDatabaseName(QStringLiteral("postgres"));
        if (!db.open())
            qFatal("cannot reach the test's PostgreSQL: %s", qPrintable(db.lastError().text()));
        QSqlQuery query(db);
        // Nobody is connected to the originals, so two threads may create at once.
        if (!query.exec(QStringLiteral("CREATE DATABASE %1 TEMPLATE %2 STRATEGY file_copy").arg(name, original)))
            qFatal("cannot create a test database: %s", qPrintable(query.lastError().text()));
    }
    QSqlDatabase::removeDatabase(connection);
    return url(name);
}

QString PostgresCluster::tool(const QString &name)
{
    return serverBinaries() + QLatin1Char('/') + name;
}

qint64 PostgresCluster::serverPid() const
{
    QFile file(m_folder + QStringLiteral("/data/postmaster.pid"));
    return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed().toLongLong() : 0;
}

} // namespace fieldlane::support
