#include "store/transaction.h"

namespace fieldlane::store {

core::Result<Transaction> Transaction::begin(Connection &connection)
{
    FIELDLANE_TRY(connection.execute(connection.dialect().beginWrite()));
    return Transaction(connection);
}

core::Result<Transaction> Transaction::beginRead(Connection &connection)
{
    FIELDLANE_TRY(connection.execute(connection.dialect().beginRead()));
    return Transaction(connection);
}

Transaction::~Transaction()
{
    // What a failed rollback could tell has been told by the statement that failed before it.
    if (m_connection)
        static_cast<void>(m_connection->execute(QStringLiteral("ROLLBACK")));
}

core::Result<void> Transaction::commit()
{
    FIELDLANE_TRY(m_connection->execute(QStringLiteral("COMMIT")));
    m_connection = nullptr;
    return {};
}

} // namespace fieldlane::store
