#pragma once
#include "core/result.h"
#include "store/databaseurl.h"
#include "store/dialect.h"
#include "store/medium.h"
#include "store/statement.h"
#include <memory>
#include <QSqlDatabase>
#include <unordered_map>

namespace fieldlane::store {

/// One database connection. Belongs to the thread that opened it; prepared statements are kept.
class Connection
{
public:
    enum class Access {
        ReadOnly, ///< of an existing database
        ReadWrite, ///< of an existing database; migrates it when it is older
        Create ///< makes and migrates the file or the empty PostgreSQL database when needed
    };
    /// Errors: NotFound (no such file), NotADatabase, TooNew, ReadOnly, Unsupported (network share), Unavailable.
    static core::Result<std::unique_ptr<Connection>> open(
        const DatabaseUrl &url, Access access, const MediumProbe &probe = MediumProbe());
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    const Dialect &dialect() const { return *m_dialect; }
    const DatabaseUrl &url() const { return m_url; }
    /// Opens again after the server went away; not inside a transaction. Does nothing while it is open.
    core::Result<void> reopenIfLost();
    /// Runs a statement and hands out its rows.
    core::Result<Rows> query(const QString &sql, const Values &binds = {});
    /// Runs a statement without rows; the number of rows it touched.
    core::Result<int> execute(const QString &sql, const Values &binds = {});
    /// The first column of the first row; NotFound without rows.
    core::Result<QVariant> single(const QString &sql, const Values &binds = {});
    /// How many statements it has run.
    qint64 statements() const { return m_statements; }
    core::Error errorOf(const QSqlError &error) const;
    QSqlDatabase &handle() { return m_database; }
    /// Whether Qt's driver and this program use one and the same SQLite, so that both may work on its statements.
    bool sharesSqlite() const { return m_sqlite; }

private:
    friend class Rows;
    Connection(const DatabaseUrl &url, const Dialect &dialect);
    core::Result<void> openHandle(Access access);
    core::Result<Rows> runInSqlite(const QString &sql, const Values &binds);
    core::Result<Rows> runByQt(const QString &sql, const Values &binds);
    Prepared takeIdle(const QString &sql);
    void giveBack(const QString &sql, Prepared prepared);

    DatabaseUrl m_url;
    const Dialect *m_dialect;
    Access m_access = Access::ReadOnly;
    QString m_name;
    QSqlDatabase m_database;
    qint64 m_statements = 0;
    sqlite3 *m_sqlite = nullptr; // that of m_database, where it is one and the same SQLite
    std::unordered_map<QString, Prepared> m_idle; // waiting for their next run
};

} // namespace fieldlane::store
