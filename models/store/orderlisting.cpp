#include "store/orderlisting.h"
#include "store/poolquery.h"
#include "store/scope.h"
#include "store/table.h"

namespace fieldlane::store {

namespace {

QString oneOf(const char *column, qsizetype count)
{
    const QStringList marks(count, QStringLiteral("?"));
    return QStringLiteral("%1 IN (%2)").arg(QLatin1String(column), marks.join(QLatin1Char(',')));
}

} // namespace

core::Result<std::vector<domain::Order>> listOrders(Connection &connection, const OrderListFilter &filter)
{
    QStringList conditions;
    Values binds;
    if (!filter.states.empty()) {
        conditions += oneOf("t.state", qsizetype(filter.states.size()));
        for (const domain::OrderState state : filter.states)
            binds.push_back(domain::toCode(state));
    }
    if (!filter.units.empty()) {
        conditions += oneOf("t.unit_id", qsizetype(filter.units.size()));
        for (const domain::UnitId unit : filter.units)
            binds.push_back(unit.value());
    }
    if (filter.templateId.isValid()) {
        conditions += QStringLiteral("t.template_id = ?");
        binds.push_back(filter.templateId.value());
    }
    if (filter.technicianId.isValid()) {
        conditions += QStringLiteral("EXISTS (SELECT 1 FROM assignments a WHERE a.order_id = t.id AND a.technician_id = ?)");
        binds.push_back(filter.technicianId.value());
    }
    if (filter.poolId.isValid()) {
        conditions += QStringLiteral("t.pool_id = ?");
        binds.push_back(filter.poolId.value());
    }
    conditions += fieldConditions(filter.fields, QStringLiteral("t.custom"), connection.dialect(), binds);
    if (const QString scope = scopeCondition(filter.viewer, QStringLiteral("t"), binds); !scope.isEmpty())
        conditions += scope;
    QString rest;
    if (!conditions.isEmpty())
        rest = QStringLiteral("WHERE %1 ").arg(conditions.join(QLatin1String(" AND ")));
    binds.push_back(filter.limit);
    return orderTable(connection).select(
        rest + QStringLiteral("ORDER BY coalesce(t.due, 253402300799000), t.id LIMIT ?"), binds);
}

} // namespace fieldlane::store
