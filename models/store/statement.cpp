#include "store/statement.h"
#include "store/connection.h"
#include <cstring>
#include <QSqlResult>
#include <sqlite3.h>

namespace fieldlane::store {

namespace {

/// As Qt documents QSqlResult::handle().
sqlite3_stmt *statementOf(const Connection &connection, const QSqlQuery &query)
{
    const QVariant handle = query.result()->handle();
    const bool isSqlite = handle.isValid() && std::strcmp(handle.typeName(), "sqlite3_stmt*") == 0;
    return isSqlite && connection.sharesSqlite() ? *static_cast<sqlite3_stmt *const *>(handle.constData()) : nullptr;
}

} // namespace

Rows::Rows(Connection &connection, const QString &sql, std::unique_ptr<QSqlQuery> query)
    : m_connection(&connection)
    , m_sql(sql)
    , m_query(std::move(query))
    , m_statement(statementOf(connection, *m_query))
{
}

Rows::Rows(Rows &&) noexcept = default;

Rows::~Rows()
{
    if (!m_query)
        return;
    m_query->finish();
    m_connection->giveBack(m_sql, std::move(m_query));
}

bool Rows::next()
{
    if (!m_statement)
        return m_query->next();
    if (m_at == At::Start) { // the query ran to its first row
        m_at = m_query->next() ? At::Row : At::End;
        return m_at == At::Row;
    }
    if (m_at == At::End) // one step more would run it again
        return false;
    const int step = sqlite3_step(m_statement);
    if (step == SQLITE_ROW)
        return true;
    m_at = At::End;
    sqlite3 *database = sqlite3_db_handle(m_statement);
    if (step != SQLITE_DONE)
        m_error = QSqlError(QString(), QString::fromUtf8(sqlite3_errmsg(database)), QSqlError::StatementError,
            QString::number(sqlite3_extended_errcode(database)));
    return false;
}

core::Result<void> Rows::error() const
{
    const QSqlError error = m_error.isValid() ? m_error : m_query->lastError();
    if (error.type() == QSqlError::NoError)
        return {};
    return m_connection->errorOf(error);
}

QVariant Rows::value(int column) const
{
    if (!m_statement)
        return m_query->value(column);
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_INTEGER:
        return integer(column);
    case SQLITE_FLOAT:
        return real(column);
    case SQLITE_NULL:
        return {};
    case SQLITE_BLOB:
        return QByteArray(static_cast<const char *>(sqlite3_column_blob(m_statement, column)), sqlite3_column_bytes(m_statement, column));
    default:
        return text(column);
    }
}

QString Rows::text(int column) const
{
    if (!m_statement)
        return m_query->value(column).toString();
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(text, sqlite3_column_bytes(m_statement, column));
}

core::ShortText Rows::shortText(int column) const
{
    if (!m_statement)
        return m_query->value(column).toString();
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return core::ShortText(QByteArrayView(text, sqlite3_column_bytes(m_statement, column)));
}

QLatin1String Rows::code(int column) const
{
    if (!m_statement) {
        m_code = m_query->value(column).toString().toLatin1();
        return QLatin1String(m_code);
    }
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QLatin1String(text, sqlite3_column_bytes(m_statement, column));
}

qint64 Rows::integer(int column) const
{
    return m_statement ? sqlite3_column_int64(m_statement, column) : m_query->value(column).toLongLong();
}

double Rows::real(int column) const
{
    return m_statement ? sqlite3_column_double(m_statement, column) : m_query->value(column).toDouble();
}

bool Rows::isNull(int column) const
{
    return m_statement ? sqlite3_column_type(m_statement, column) == SQLITE_NULL : m_query->isNull(column);
}

} // namespace fieldlane::store
