#pragma once
#include "store/connection.h"

namespace fieldlane::store {

/// A write transaction; rolls back unless committed.
class Transaction
{
public:
    static core::Result<Transaction> begin(Connection &connection);
    ~Transaction();
    Transaction(Transaction &&other) noexcept
        : m_connection(std::exchange(other.m_connection, nullptr))
    {
    }
    Transaction &operator=(Transaction &&) = delete;
    core::Result<void> commit();

private:
    explicit Transaction(Connection &connection)
        : m_connection(&connection)
    {
    }
    Connection *m_connection;
};

} // namespace fieldlane::store
