#pragma once
#include "core/instant.h"
#include "domain/ids.h"
#include "store/connection.h"
#include <vector>

namespace fieldlane::store {

/// What automatic dispatch needs to know: which orders wait for it.
class AutomationRepository
{
public:
    explicit AutomationRepository(Connection &connection)
        : m_connection(connection)
    {
    }
    /// Orders fresh from entry or review in a flow that dispatches by itself or of which a rule said so, and offered ones that nobody claimed in
    /// time in a pool that then dispatches by itself. Without those that were tried as they are since `triedAfter`.
    /// The most urgent first.
    core::Result<std::vector<domain::OrderId>> waiting(core::Instant now, core::Instant triedAfter, int limit);
    /// Remembers that nobody was found for an order as it is now.
    core::Result<void> noteTry(domain::OrderId order, core::Instant at);

private:
    Connection &m_connection;
};

} // namespace fieldlane::store
