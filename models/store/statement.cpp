#include "store/statement.h"
#include "store/connection.h"
#include <sqlite3.h>

namespace fieldlane::store {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

/// As Qt's drivers do, with a null string as NULL.
int bind(sqlite3_stmt *statement, int place, const QVariant &value)
{
    if (value.isNull()) // of no kind or of any; a string that is null has a value
        return sqlite3_bind_null(statement, place);
    switch (value.typeId()) {
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Long:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
        return sqlite3_bind_int64(statement, place, value.toLongLong());
    case QMetaType::Float:
    case QMetaType::Double:
        return sqlite3_bind_double(statement, place, value.toDouble());
    case QMetaType::QByteArray: {
        const QByteArray bytes = value.toByteArray();
        return bytes.isNull() ? sqlite3_bind_null(statement, place)
                              : sqlite3_bind_blob(statement, place, bytes.constData(), int(bytes.size()), SQLITE_TRANSIENT);
    }
    default:
        const QString text = value.toString();
        const QByteArray bytes = text.toUtf8();
        return text.isNull() ? sqlite3_bind_null(statement, place)
                             : sqlite3_bind_text(statement, place, bytes.constData(), int(bytes.size()), SQLITE_TRANSIENT);
    }
}

} // namespace

QSqlError lastErrorOf(sqlite3 *database)
{
    return QSqlError(QString(), QString::fromUtf8(sqlite3_errmsg(database)), QSqlError::StatementError,
        QString::number(sqlite3_extended_errcode(database)));
}

void FinalizeSqlite::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Rows::Rows(Connection &connection, const QString &sql, Prepared prepared)
    : m_connection(&connection)
    , m_sql(sql)
    , m_prepared(std::move(prepared))
    , m_statement(m_prepared.statement.get())
{
}

Rows::Rows(Rows &&) noexcept = default;

Rows::~Rows()
{
    if (m_prepared.query) {
        m_prepared.query->finish();
    } else if (m_prepared.statement) {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement); // an attachment is not to stay in memory with its statement
    } else {
        return;
    }
    m_connection->giveBack(m_sql, std::move(m_prepared));
}

Result<void> Rows::run(const Values &binds)
{
    if (sqlite3_bind_parameter_count(m_statement) != int(binds.size()))
        return Error {ErrorCode::Internal, m_sql, QStringLiteral("Other values than the statement has places for.")};
    for (size_t i = 0; i < binds.size(); ++i) {
        if (bind(m_statement, int(i) + 1, binds[i]) != SQLITE_OK)
            return m_connection->errorOf(lastErrorOf(sqlite3_db_handle(m_statement)));
    }
    m_at = step() ? At::First : At::End;
    return error();
}

bool Rows::step()
{
    const int step = sqlite3_step(m_statement);
    if (step != SQLITE_ROW && step != SQLITE_DONE)
        m_error = lastErrorOf(sqlite3_db_handle(m_statement));
    return step == SQLITE_ROW;
}

bool Rows::next()
{
    if (!m_statement)
        return m_prepared.query->next();
    if (m_at == At::End) // one step more would run it again
        return false;
    m_at = m_at == At::First || step() ? At::Row : At::End;
    return m_at == At::Row;
}

Result<void> Rows::error() const
{
    const QSqlError error = m_statement ? m_error : m_prepared.query->lastError();
    if (error.type() == QSqlError::NoError)
        return {};
    return m_connection->errorOf(error);
}

int Rows::affected() const
{
    return m_statement ? sqlite3_changes(sqlite3_db_handle(m_statement)) : m_prepared.query->numRowsAffected();
}

QVariant Rows::value(int column) const
{
    if (!m_statement)
        return m_prepared.query->value(column);
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
        return m_prepared.query->value(column).toString();
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(text, sqlite3_column_bytes(m_statement, column));
}

core::ShortText Rows::shortText(int column) const
{
    if (!m_statement)
        return m_prepared.query->value(column).toString();
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return core::ShortText(QByteArrayView(text, sqlite3_column_bytes(m_statement, column)));
}

QLatin1String Rows::code(int column) const
{
    if (!m_statement) {
        m_code = m_prepared.query->value(column).toString().toLatin1();
        return QLatin1String(m_code);
    }
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QLatin1String(text, sqlite3_column_bytes(m_statement, column));
}

qint64 Rows::integer(int column) const
{
    return m_statement ? sqlite3_column_int64(m_statement, column) : m_prepared.query->value(column).toLongLong();
}

double Rows::real(int column) const
{
    return m_statement ? sqlite3_column_double(m_statement, column) : m_prepared.query->value(column).toDouble();
}

bool Rows::isNull(int column) const
{
    return m_statement ? sqlite3_column_type(m_statement, column) == SQLITE_NULL : m_prepared.query->isNull(column);
}

} // namespace fieldlane::store
