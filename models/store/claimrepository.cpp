#include "store/claimrepository.h"

namespace fieldlane::store {

using core::Result;

Result<void> ClaimRepository::hold(domain::OrderId order)
{
    const QString statement = m_connection.dialect().holdClaim();
    if (statement.isEmpty())
        return {};
    FIELDLANE_TRY(m_connection.query(statement, {order.value()}));
    return {};
}

Result<void> ClaimRepository::record(const Claim &claim)
{
    FIELDLANE_TRY(m_connection.execute(
        QStringLiteral("INSERT INTO claims(order_id, pool_id, technician_id, claimed_at) VALUES (?, ?, ?, ?)"),
        {claim.orderId.value(), claim.poolId.value(), claim.technicianId.value(), core::toMs(claim.claimedAt)}));
    return {};
}

Result<void> ClaimRepository::giveBack(domain::OrderId order, core::Instant at)
{
    FIELDLANE_TRY(m_connection.execute(
        QStringLiteral("UPDATE claims SET returned_at = ? WHERE order_id = ? AND returned_at IS NULL"),
        {core::toMs(at), order.value()}));
    return {};
}

Result<void> ClaimRepository::restore(domain::OrderId order, domain::TechnicianId technician)
{
    FIELDLANE_TRY(m_connection.execute(
        QStringLiteral("UPDATE claims SET returned_at = NULL WHERE id = "
                       "(SELECT max(id) FROM claims WHERE order_id = ? AND technician_id = ?)"),
        {order.value(), technician.value()}));
    return {};
}

Result<std::optional<core::Instant>> ClaimRepository::lastReturned(domain::TechnicianId technician, domain::PoolId pool)
{
    FIELDLANE_ASSIGN(last,
        m_connection.single(QStringLiteral("SELECT max(returned_at) FROM claims WHERE technician_id = ? AND pool_id = ?"),
            {technician.value(), pool.value()}));
    return last.isNull() ? std::nullopt : std::optional(core::fromMs(last.toLongLong()));
}

Result<int> ClaimRepository::openOrders(domain::TechnicianId technician)
{
    FIELDLANE_ASSIGN(count,
        m_connection.single(
            QStringLiteral("SELECT count(DISTINCT a.order_id) FROM assignments a WHERE a.technician_id = ? AND a.booked = 1"),
            {technician.value()}));
    return count.toInt();
}

Result<std::vector<Claim>> ClaimRepository::ofPool(domain::PoolId pool, int limit)
{
    FIELDLANE_ASSIGN(rows,
        m_connection.query(QStringLiteral("SELECT order_id, pool_id, technician_id, claimed_at, returned_at FROM claims "
                                          "WHERE pool_id = ? ORDER BY id DESC LIMIT ?"),
            {pool.value(), limit}));
    std::vector<Claim> claims;
    while (rows.next()) {
        Claim c {domain::OrderId(rows.integer(0)), domain::PoolId(rows.integer(1)), domain::TechnicianId(rows.integer(2)),
            rows.instant(3), std::nullopt};
        if (!rows.isNull(4))
            c.returnedAt = rows.instant(4);
        claims.push_back(c);
    }
    FIELDLANE_TRY(rows.error());
    return claims;
}

} // namespace fieldlane::store
