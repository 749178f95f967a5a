#pragma once
#include "store/connection.h"

namespace fieldlane::store {

/// A transaction; rolls back unless committed.
class Transaction
{
public:
    static core::Result<Transaction> begin(Connection &connection);
    /// For several readings of one state of the data; nothing to commit.
    static core::Result<Transaction> beginRead(Connection &connection);
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
