#include "store/automationrepository.h"

namespace fieldlane::store {

using core::Result;

Result<std::vector<domain::OrderId>> AutomationRepository::waiting(core::Instant now, core::Instant triedAfter, int limit)
{
    FIELDLANE_ASSIGN(rows,
        m_connection.query(
            QStringLiteral("SELECT o.id FROM orders o LEFT JOIN flows f ON f.id = o.flow_id LEFT JOIN pools p ON p.id = o.pool_id "
                           "LEFT JOIN automation_tries t ON t.order_id = o.id AND t.order_version = o.version AND t.tried_at > ? "
                           "WHERE t.order_id IS NULL AND ("
                           "(o.state = 'pendingDispatch' AND o.pool_id IS NULL "
                           "AND (o.dispatches_itself = 1 OR (f.automatic = 1 AND o.handler_id IS NULL)) "
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
