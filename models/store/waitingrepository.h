#pragma once
#include "domain/waitingorder.h"
#include "store/connection.h"

namespace fieldlane::store {

/// The orders that nobody has planned yet and that have a place.
class WaitingRepository
{
public:
    explicit WaitingRepository(Connection &connection)
        : m_connection(connection)
    {
    }
    /// At most `most`, those due first first, those without a deadline last.
    core::Result<std::vector<domain::WaitingOrder>> all(int most);

private:
    Connection &m_connection;
};

} // namespace fieldlane::store
