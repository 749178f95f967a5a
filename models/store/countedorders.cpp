#include "store/countedorders.h"
#include "domain/fields.h"
#include "store/scope.h"
#include <algorithm>
#include <array>

namespace fieldlane::store {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

using OrderField = domain::Field<domain::Order>;

const std::vector<OrderField> &readFields()
{
    static constexpr auto names = std::to_array<const char *>({"state", "priority", "template_id", "fault_type_id", "unit_id",
        "pool_id", "channel", "address", "latitude", "longitude", "zone", "description", "requirements", "custom", "created_at",
        "completed_at", "closed_at"});
    static const std::vector<OrderField> fields = [] {
        std::vector<OrderField> list;
        for (const OrderField &field : domain::orderFields()) {
            if (std::any_of(names.begin(), names.end(), [&](const char *name) { return qstrcmp(name, field.name) == 0; }))
                list.push_back(field);
        }
        return list;
    }();
    return fields;
}

QString columns()
{
    QStringList list {QStringLiteral("o.id"), QStringLiteral("c.grade"), QStringLiteral("e.warranty_until")};
    for (const OrderField &field : readFields())
        list += QStringLiteral("o.") + QLatin1String(field.name);
    return list.join(QLatin1String(", "));
}

CountedOrder read(const Rows &rows)
{
    CountedOrder counted;
    counted.order.id = domain::OrderId(rows.integer(0));
    counted.customerGrade = rows.text(1);
    counted.warrantyUntil = rows.optionalInstant(2);
    int column = 3;
    for (const OrderField &field : readFields()) {
        field.write(counted.order, rows.isNull(column) ? QVariant() : rows.value(column));
        ++column;
    }
    return counted;
}

// As literals, so that the index on the state serves.
QString openStates()
{
    QStringList codes;
    for (int s = 0; s < domain::orderStateCount; ++s) {
        if (domain::isOpen(domain::OrderState(s)))
            codes += QLatin1Char('\'') + domain::toCode(domain::OrderState(s)) + QLatin1Char('\'');
    }
    return codes.join(QLatin1String(", "));
}

} // namespace

Result<std::vector<domain::OrderId>> CountedOrders::ids(core::Instant since, const core::StopToken &stop)
{
    Values binds {core::toMs(since)};
    const QString scope = scopeCondition(m_viewer, QStringLiteral("o"), binds);
    const QString sql = QStringLiteral("SELECT o.id FROM orders o WHERE (o.state IN (%1) OR o.created_at >= ?)%2")
                            .arg(openStates(), scope.isEmpty() ? scope : QStringLiteral(" AND ") + scope);
    FIELDLANE_ASSIGN(rows, m_connection.query(sql, binds));
    std::vector<domain::OrderId> ids;
    while (rows.next()) {
        if (stop.shouldStop())
            return Error {ErrorCode::Cancelled, {}, {}};
        ids.emplace_back(rows.integer(0));
    }
    FIELDLANE_TRY(rows.error());
    std::sort(ids.begin(), ids.end());
    return ids;
}

Result<void> CountedOrders::among(std::span<const domain::OrderId> ids, const Take &take)
{
    constexpr size_t most = 500; // of one statement
    for (size_t at = 0; at < ids.size(); at += most) {
        Values binds;
        for (const domain::OrderId id : ids.subspan(at, std::min(ids.size() - at, most)))
            binds.push_back(qlonglong(id.value()));
        const QStringList marks(qsizetype(binds.size()), QStringLiteral("?"));
        const QString scope = scopeCondition(m_viewer, QStringLiteral("o"), binds);
        const QString sql = QStringLiteral("SELECT %1 FROM orders o LEFT JOIN customers c ON c.id = o.customer_id "
                                           "LEFT JOIN equipment e ON e.id = o.equipment_id WHERE o.id IN (%2)%3")
                                .arg(columns(), marks.join(QLatin1Char(',')), scope.isEmpty() ? scope : QStringLiteral(" AND ") + scope);
        FIELDLANE_ASSIGN(rows, m_connection.query(sql, binds));
        while (rows.next())
            take(read(rows));
        FIELDLANE_TRY(rows.error());
    }
    return {};
}

} // namespace fieldlane::store
