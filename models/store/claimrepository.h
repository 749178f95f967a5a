#pragma once
#include "core/instant.h"
#include "domain/ids.h"
#include "store/connection.h"
#include <optional>

namespace fieldlane::store {

/// Who claimed what and who gave it back.
struct Claim
{
    domain::OrderId orderId;
    domain::PoolId poolId;
    domain::TechnicianId technicianId;
    core::Instant claimedAt;
    std::optional<core::Instant> returnedAt;
};

/// The ledger of claim pools. The database lets an order be held by one claim alone.
class ClaimRepository
{
public:
    explicit ClaimRepository(Connection &connection)
        : m_connection(connection)
    {
    }
    /// From here to the end of the transaction nobody else changes the order, if it is still offered. Before it is read
    /// and after DayRepository::hold(), as all commands come to technicians before orders.
    core::Result<void> hold(domain::OrderId order);
    /// Conflict when somebody holds the order.
    core::Result<void> record(const Claim &claim);
    /// Ends the claim on an order, if there is one.
    core::Result<void> giveBack(domain::OrderId order, core::Instant at);
    /// Makes the newest ended claim of a technician on an order count again.
    core::Result<void> restore(domain::OrderId order, domain::TechnicianId technician);
    core::Result<std::optional<core::Instant>> lastReturned(domain::TechnicianId technician, domain::PoolId pool);
    /// Orders on the technician's hands: assigned and not finished.
    core::Result<int> openOrders(domain::TechnicianId technician);
    /// Newest first.
    core::Result<std::vector<Claim>> ofPool(domain::PoolId pool, int limit);

private:
    Connection &m_connection;
};

} // namespace fieldlane::store
