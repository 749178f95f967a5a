#pragma once
#include "core/instant.h"
#include "core/result.h"
#include <memory>
#include <QSqlQuery>
#include <QVariant>
#include <vector>

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
    QVariant value(int column) const { return m_query->value(column); }
    QString text(int column) const { return value(column).toString(); }
    qint64 integer(int column) const { return value(column).toLongLong(); }
    double real(int column) const { return value(column).toDouble(); }
    bool isNull(int column) const { return m_query->isNull(column); }
    core::Instant instant(int column) const { return core::fromMs(integer(column)); }
    std::optional<core::Instant> optionalInstant(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(instant(column));
    }
    int affected() const { return m_query->numRowsAffected(); }

private:
    Connection *m_connection;
    QString m_sql;
    std::unique_ptr<QSqlQuery> m_query;
};

} // namespace fieldlane::store
