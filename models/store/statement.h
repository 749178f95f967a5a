#pragma once
#include "core/instant.h"
#include "core/result.h"
#include "core/shorttext.h"
#include <memory>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>
#include <vector>

struct sqlite3_stmt;

namespace fieldlane::store {

class Connection;
using Values = std::vector<QVariant>;

/// The rows of one running query, forward only. Ends the statement when it goes, so that no lock and no WAL
/// page stays pinned. Not to outlive its connection.
class Rows
{
public:
    Rows(Connection &connection, const QString &sql, std::unique_ptr<QSqlQuery> query);
    ~Rows();
    Rows(Rows &&) noexcept;
    Rows &operator=(Rows &&) = delete;

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
    int affected() const { return m_query->numRowsAffected(); }

private:
    Connection *m_connection;
    QString m_sql;
    std::unique_ptr<QSqlQuery> m_query;
    /// SQLite's own statement below the query, which rows are read from: Qt makes a QVariant of every value of a row
    /// before anybody asks for it, which takes longer than SQLite does. Null with other databases.
    sqlite3_stmt *m_statement;
    enum class At { Start, Row, End } m_at = At::Start;
    QSqlError m_error;
    mutable QByteArray m_code; ///< the last one asked for, of other databases
};

} // namespace fieldlane::store
