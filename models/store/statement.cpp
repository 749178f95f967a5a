#include "store/statement.h"
#include "store/connection.h"
#include <QSqlError>

namespace fieldlane::store {

Rows::Rows(Connection &connection, const QString &sql, std::unique_ptr<QSqlQuery> query)
    : m_connection(&connection)
    , m_sql(sql)
    , m_query(std::move(query))
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
    return m_query->next();
}

core::Result<void> Rows::error() const
{
    if (m_query->lastError().type() == QSqlError::NoError)
        return {};
    return m_connection->errorOf(m_query->lastError());
}

} // namespace fieldlane::store
