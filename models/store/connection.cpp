#include "store/connection.h"
#include "store/migrations.h"
#include <atomic>
#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <sqlite3.h>

namespace fieldlane::store {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

Result<void> checkFile(const DatabaseUrl &url, Connection::Access access, const MediumProbe &probe)
{
    FIELDLANE_TRY(checkMedium(url.file, probe));
    const QFileInfo file(url.file);
    if (!file.exists() && access != Connection::Access::Create)
        return Error {ErrorCode::NotFound, url.file, QStringLiteral("There is no such file; make one with 'fieldlanectl init' or 'fieldlanectl demo'.")};
    if (file.isDir())
        return Error {ErrorCode::NotADatabase, url.file, QStringLiteral("This is a folder, not a database file.")};
    if (access == Connection::Access::ReadOnly)
        return {};
    // WAL needs to write beside the file, so a folder that cannot be written is as bad as the file itself.
    const QFileInfo folder(file.absolutePath());
    if (!folder.isDir())
        return Error {ErrorCode::NotFound, folder.filePath(), QStringLiteral("There is no such folder.")};
    if (!folder.isWritable() || (file.exists() && !file.isWritable()))
        return Error {ErrorCode::ReadOnly, url.file,
            QStringLiteral("The file or its folder cannot be written; choose a folder of your own or ask for the right to write there.")};
    return {};
}

} // namespace

Connection::Connection(const DatabaseUrl &url, const Dialect &dialect)
    : m_url(url)
    , m_dialect(&dialect)
{
    static std::atomic<int> count = 0;
    m_name = QStringLiteral("fieldlane-%1").arg(++count);
    m_database = QSqlDatabase::addDatabase(dialect.driver(), m_name);
}

Connection::~Connection()
{
    m_idle.clear();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Connection>> Connection::open(const DatabaseUrl &url, Access access, const MediumProbe &probe)
{
    const bool isFile = url.kind == DatabaseUrl::Kind::Sqlite;
    if (isFile)
        FIELDLANE_TRY(checkFile(url, access, probe));
    std::unique_ptr<Connection> connection(new Connection(url, isFile ? sqliteDialect() : postgresDialect()));
    if (!connection->m_database.isValid())
        return Error {ErrorCode::Unsupported, connection->m_dialect->driver(),
            QStringLiteral("Qt's driver for this database is not installed.")};
    FIELDLANE_TRY(connection->openHandle(access));
    const MigrationWish wish = access == Access::ReadOnly ? MigrationWish::CheckOnly
        : access == Access::ReadWrite                     ? MigrationWish::Upgrade
                                                          : MigrationWish::Create;
    FIELDLANE_TRY(migrate(*connection, wish));
    return connection;
}

Result<void> Connection::openHandle(Access access)
{
    const bool readOnly = access == Access::ReadOnly;
    m_access = access;
    m_dialect->configure(m_database, m_url, readOnly);
    if (!m_database.open())
        return errorOf(m_database.lastError());
    if (m_url.kind == DatabaseUrl::Kind::Sqlite) {
        FIELDLANE_ASSIGN(source, single(QStringLiteral("SELECT sqlite_source_id()")));
        const QVariant handle = m_database.driver()->handle(); // as Qt documents it
        const bool isShared = source.toByteArray() == sqlite3_sourceid() && qstrcmp(handle.typeName(), "sqlite3*") == 0;
        m_sqlite = isShared ? *static_cast<sqlite3 *const *>(handle.constData()) : nullptr;
    }
    for (const QString &statement : m_dialect->setUp(readOnly))
        FIELDLANE_TRY(execute(statement));
    return {};
}

Result<void> Connection::reopenIfLost()
{
    if (m_database.isOpen())
        return {};
    m_idle.clear(); // what was prepared went with the old connection
    m_database.close();
    return openHandle(m_access);
}

Result<Rows> Connection::query(const QString &sql, const Values &binds)
{
    ++m_statements;
    return m_sqlite ? runInSqlite(sql, binds) : runByQt(sql, binds);
}

Result<Rows> Connection::runInSqlite(const QString &sql, const Values &binds)
{
    const bool isKept = !binds.empty();
    Prepared prepared = isKept ? takeIdle(sql) : Prepared();
    if (!prepared.statement) {
        const QByteArray text = sql.toUtf8();
        sqlite3_stmt *statement = nullptr;
        const char *rest = nullptr;
        sqlite3_prepare_v3(
            m_sqlite, text.constData(), int(text.size()), isKept ? SQLITE_PREPARE_PERSISTENT : 0, &statement, &rest);
        prepared.statement.reset(statement);
        if (!statement)
            return errorOf(lastErrorOf(m_sqlite));
        if (!QByteArrayView(rest).trimmed().isEmpty())
            return Error {ErrorCode::Internal, sql, QStringLiteral("This is more than one statement.")};
    }
    Rows rows(*this, isKept ? sql : QString(), std::move(prepared));
    FIELDLANE_TRY(rows.run(binds));
    return rows;
}

Result<Rows> Connection::runByQt(const QString &sql, const Values &binds)
{
    const auto newQuery = [this] {
        auto query = std::make_unique<QSqlQuery>(m_database);
        // QPSQL streams forward-only results and drops them when the connection runs anything else.
        query->setForwardOnly(m_url.kind == DatabaseUrl::Kind::Sqlite);
        return Prepared {nullptr, std::move(query)};
    };
    if (binds.empty()) { // PostgreSQL cannot prepare SET, BEGIN and their like
        Prepared prepared = newQuery();
        if (!prepared.query->exec(sql))
            return errorOf(prepared.query->lastError());
        return Rows(*this, {}, std::move(prepared));
    }
    Prepared prepared = takeIdle(sql);
    if (!prepared.query) {
        prepared = newQuery();
        if (!prepared.query->prepare(sql))
            return errorOf(prepared.query->lastError());
    }
    for (size_t i = 0; i < binds.size(); ++i)
        prepared.query->bindValue(int(i), binds[i]);
    if (!prepared.query->exec())
        return errorOf(prepared.query->lastError());
    return Rows(*this, sql, std::move(prepared));
}

Result<int> Connection::execute(const QString &sql, const Values &binds)
{
    FIELDLANE_ASSIGN(rows, query(sql, binds));
    return rows.affected();
}

Result<QVariant> Connection::single(const QString &sql, const Values &binds)
{
    FIELDLANE_ASSIGN(rows, query(sql, binds));
    if (rows.next())
        return rows.value(0);
    FIELDLANE_TRY(rows.error());
    return Error {ErrorCode::NotFound, {}, QStringLiteral("Nothing was found.")};
}

Error Connection::errorOf(const QSqlError &error) const
{
    const ErrorCode code = m_dialect->errorCode(error.nativeErrorCode());
    QString detail = error.databaseText().trimmed();
    if (detail.isEmpty())
        detail = error.driverText().trimmed();
    switch (code) {
    case ErrorCode::NotADatabase:
        detail = QStringLiteral("The file is damaged or no Fieldlane database; nothing was changed.");
        break;
    case ErrorCode::Full:
        detail = QStringLiteral("There is no room left to write (%1); what was committed before is safe.").arg(detail);
        break;
    case ErrorCode::ReadOnly:
        detail = QStringLiteral("The database cannot be written.");
        break;
    case ErrorCode::Unavailable:
        detail = QStringLiteral("The database cannot be reached: %1").arg(detail.section(QLatin1Char('\n'), 0, 0));
        break;
    default:
        break;
    }
    return {code, m_url.display(), detail};
}

Prepared Connection::takeIdle(const QString &sql)
{
    const auto it = m_idle.find(sql);
    if (it == m_idle.end())
        return {};
    Prepared prepared = std::move(it->second);
    m_idle.erase(it);
    return prepared;
}

void Connection::giveBack(const QString &sql, Prepared prepared)
{
    constexpr size_t most = 200;
    if (!sql.isEmpty() && m_idle.size() < most)
        m_idle.insert_or_assign(sql, std::move(prepared));
}

} // namespace fieldlane::store
