#pragma once
#include "core/instant.h"
#include "core/result.h"
#include "core/shorttext.h"
#include <memory>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace fieldlane::store {

class Connection;
using Values = std::vector<QVariant>;

QSqlError lastErrorOf(sqlite3 *database);

struct FinalizeSqlite
{
    void operator()(sqlite3_stmt *statement) const;
};

/// What was prepared: a statement of SQLite itself or, of any other database, Qt's query. Qt's driver for SQLite describes all
/// columns anew at each run and makes a QVariant of every value before anybody asks for it, which takes longer than SQLite does.
struct Prepared
{
    std::unique_ptr<sqlite3_stmt, FinalizeSqlite> statement;
    std::unique_ptr<QSqlQuery> query;
};

/// The rows of one running query, forward only. Ends the statement when it goes, so that no lock and no WAL
/// page stays pinned. Not to outlive its connection.
class Rows
{
public:
    /// Of a query that runs already, or of a statement that run() has still to start.
    Rows(Connection &connection, const QString &sql, Prepared prepared);
    ~Rows();
    Rows(Rows &&) noexcept;
    Rows &operator=(Rows &&) = delete;

    /// Binds the values and goes to the first row of a statement of SQLite.
    core::Result<void> run(const Values &binds);
    /// False at the end, and on an error, which error() then tells.
    bool next();
    core::Result<void> error() const;
    QVariant value(int column) const;
    QString text(int column) const;
    core::ShortText shortText(int column) const;
    /// A code of the program's own, in ASCII; without a copy, so only until the next row.
    QLatin1String code(int column) const;
    qint64 integer(int column) const;
    double real(int column) const;
    bool isNull(int column) const;
    core::Instant instant(int column) const { return core::fromMs(integer(column)); }
    std::optional<core::Instant> optionalInstant(int column) const
    {
        const qint64 ms = integer(column); // 0 for NULL, so that only then the kind of value is asked
        return ms == 0 && isNull(column) ? std::nullopt : std::optional(core::fromMs(ms));
    }
    std::optional<double> optionalReal(int column) const
    {
        const double number = real(column);
        return number == 0 && isNull(column) ? std::nullopt : std::optional(number);
    }
    int affected() const;

private:
    bool step();

    Connection *m_connection;
    QString m_sql;
    Prepared m_prepared;
    sqlite3_stmt *m_statement; ///< null with other databases
    enum class At { First, Row, End } m_at = At::End; ///< of m_statement; First: the row is there, and next() was not called
    QSqlError m_error;
    mutable QByteArray m_code; ///< the last one asked for, of other databases
};

} // namespace fieldlane::store
