#include "store/waitingrepository.h"
#include "store/scope.h"

namespace fieldlane::store {

namespace {

// The states as literals, so that the index on state and deadline serves.
QString unplannedStates()
{
    QStringList codes;
    for (int s = 0; s < domain::orderStateCount; ++s) {
        if (domain::isUnplanned(domain::OrderState(s)))
            codes += QLatin1Char('\'') + domain::toCode(domain::OrderState(s)) + QLatin1Char('\'');
    }
    return codes.join(QLatin1String(", "));
}

} // namespace

core::Result<std::vector<domain::WaitingOrder>> WaitingRepository::all(int most)
{
    Values binds;
    const QString scope = scopeCondition(m_viewer, QStringLiteral("o"), binds);
    const QString sql = QStringLiteral("SELECT id, version, state, priority, number, customer_name, address, latitude, "
                                       "longitude, window_end, due FROM orders o WHERE state IN (%1) AND latitude IS NOT NULL "
                                       "AND longitude IS NOT NULL%2 ORDER BY coalesce(due, 253402300799000), id LIMIT ?")
                            .arg(unplannedStates(), scope.isEmpty() ? scope : QStringLiteral(" AND ") + scope);
    binds.push_back(most);
    FIELDLANE_ASSIGN(rows, m_connection.query(sql, binds));
    std::vector<domain::WaitingOrder> list;
    while (rows.next()) {
        domain::WaitingOrder order;
        order.id = domain::OrderId(rows.integer(0));
        order.version = rows.integer(1);
        order.state = domain::orderStateFrom(rows.text(2)).value_or(domain::OrderState::PendingDispatch);
        order.priority = domain::Priority(rows.integer(3));
        order.number = rows.text(4);
        order.customerName = rows.text(5);
        order.address = rows.text(6);
        order.place = {rows.real(7), rows.real(8)};
        order.windowEnd = rows.optionalInstant(9);
        order.due = rows.optionalInstant(10);
        list.push_back(std::move(order));
    }
    FIELDLANE_TRY(rows.error());
    return list;
}

} // namespace fieldlane::store
