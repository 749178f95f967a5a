#include "store/automationrepository.h"

namespace fieldlane::store {

using core::Result;

Result<bool> AutomationRepository::takeLease(
    const QString &name, const QString &holder, core::Instant now, core::Instant until)
{
    FIELDLANE_ASSIGN(taken,
        m_connection.execute(
            QStringLiteral("INSERT INTO leases(name, holder, until) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE "
                           "SET holder = excluded.holder, until = excluded.until "
                           "WHERE leases.until <= ? OR leases.holder = excluded.holder"),
            {name, holder, core::toMs(until), core::toMs(now)}));
    return taken == 1;
}

Result<void> AutomationRepository::endLease(const QString &name, const QString &holder)
{
    FIELDLANE_TRY(m_connection.execute(
        QStringLiteral("UPDATE leases SET until = 0 WHERE name = ? AND holder = ?"), {name, holder}));
    return {};
}

Result<std::vector<domain::OrderId>> AutomationRepository::waiting(core::Instant now, core::Instant triedAfter, int limit)
{
    FIELDLANE_ASSIGN(rows,
        m_connection.query(
            QStringLiteral("SELECT o.id FROM orders o LEFT JOIN flows f ON f.id = o.flow_id LEFT JOIN pools p ON p.id = o.pool_id "
                           "LEFT JOIN automation_tries t ON t.order_id = o.id AND t.order_version = o.version AND t.tried_at > ? "
                           "WHERE t.order_id IS NULL AND ("
                           "(o.state = 'pendingDispatch' AND f.automatic = 1 AND o.handler_id IS NULL AND o.pool_id IS NULL "
                           "AND o.last_action IN ('submitForDispatch', 'review', 'allocate')) "
                           "OR (o.state = 'offered' AND o.claim_until <= ? AND p.at_deadline = 'automatic')) "
                           "ORDER BY o.priority DESC, o.id LIMIT ?"),
            {core::toMs(triedAfter), core::toMs(now), limit}));
    std::vector<domain::OrderId> orders;
    while (rows.next())
        orders.push_back(domain::OrderId(rows.integer(0)));
    FIELDLANE_TRY(rows.error());
    return orders;
}

Result<void> AutomationRepository::noteTry(domain::OrderId order, core::Instant at)
{
    FIELDLANE_TRY(m_connection.execute(
        QStringLiteral("INSERT INTO automation_tries(order_id, order_version, tried_at) SELECT id, version, ? FROM orders WHERE id = ? "
                       "ON CONFLICT (order_id) DO UPDATE SET order_version = excluded.order_version, tried_at = excluded.tried_at"),
        {core::toMs(at), order.value()}));
    return {};
}

} // namespace fieldlane::store
