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

Result<void> CountedOrders::select(const QString &condition, Values binds, const Take &take, const core::StopToken &stop)
{
    const QString scope = scopeCondition(m_viewer, QStringLiteral("o"), binds);
    const QString sql = QStringLiteral("SELECT %1 FROM orders o LEFT JOIN customers c ON c.id = o.customer_id "
                                       "LEFT JOIN equipment e ON e.id = o.equipment_id WHERE (%2)%3")
                            .arg(columns(), condition, scope.isEmpty() ? scope : QStringLiteral(" AND ") + scope);
    FIELDLANE_ASSIGN(rows, m_connection.query(sql, binds));
    while (rows.next()) {
        if (stop.shouldStop())
            return Error {ErrorCode::Cancelled, {}, {}};
        take(read(rows));
    }
    return rows.error();
}

Result<void> CountedOrders::all(core::Instant since, const Take &take, const core::StopToken &stop)
{
    return select(QStringLiteral("o.state IN (%1) OR o.created_at >= ?").arg(openStates()), {core::toMs(since)}, take, stop);
}

Result<void> CountedOrders::among(const std::vector<domain::OrderId> &ids, const Take &take)
{
    constexpr size_t most = 500; // of one statement
    for (size_t at = 0; at < ids.size(); at += most) {
        Values binds;
        for (size_t i = at; i < std::min(ids.size(), at + most); ++i)
            binds.push_back(qlonglong(ids[i].value()));
        const QStringList marks(qsizetype(binds.size()), QStringLiteral("?"));
        FIELDLANE_TRY(select(QStringLiteral("o.id IN (%1)").arg(marks.join(QLatin1Char(','))), std::move(binds), take, {}));
    }
    return {};
}

} // namespace fieldlane::store
