#include "store/poolquery.h"
#include "domain/fields.h"
#include "store/dialect.h"
#include "store/scope.h"
#include <map>

namespace fieldlane::store {

using domain::PoolSortKey;

namespace {

template <class List, class Write>
void addIn(QStringList &conditions, Values &binds, const QString &column, const List &list, Write write)
{
    if (list.empty())
        return;
    const QStringList marks(qsizetype(list.size()), QStringLiteral("?"));
    conditions += QStringLiteral("%1 IN (%2)").arg(column, marks.join(QLatin1Char(',')));
    for (const auto &entry : list)
        binds.push_back(write(entry));
}

QString ascending(const domain::PoolSort &sort)
{
    return sort.direction == domain::SortDirection::Ascending ? QString() : QStringLiteral(" DESC");
}

PoolStatement branch(const PoolQuery &query, const Dialect &dialect, const std::optional<PoolCursor> &after)
{
    const QString key = sortColumn(query.sort.key);
    PoolStatement facets = facetCondition(query, dialect);
    if (after) {
        const QString beyond = query.sort.direction == domain::SortDirection::Ascending ? QStringLiteral(">") : QStringLiteral("<");
        facets.sql += QStringLiteral(" AND (o.%1, o.id) %2 (?, ?)").arg(key, beyond);
        facets.binds.push_back(after->key);
        facets.binds.push_back(after->id);
    }
    facets.sql = QStringLiteral("FROM orders o WHERE ") + facets.sql;
    return facets;
}

} // namespace

QString sortColumn(PoolSortKey key)
{
    switch (key) {
    case PoolSortKey::Due:
        return QStringLiteral("due_key");
    case PoolSortKey::Created:
        return QStringLiteral("created_at");
    case PoolSortKey::Number:
        return QStringLiteral("number");
    case PoolSortKey::Priority:
        return QStringLiteral("urgency_key");
    case PoolSortKey::Customer:
        break;
    }
    return QStringLiteral("customer_name");
}

QString orderClause(const domain::PoolSort &sort)
{
    return QStringLiteral(" ORDER BY o.%1%2, o.id%2").arg(sortColumn(sort.key), ascending(sort));
}

QStringList fieldConditions(
    const std::vector<domain::FieldWish> &wishes, const QString &column, const Dialect &dialect, Values &binds)
{
    std::map<QString, QStringList> values;
    for (const domain::FieldWish &wish : wishes)
        values[wish.name] += wish.value;
    QStringList conditions;
    for (const auto &[name, wished] : values) {
        const QString text = dialect.jsonText(column, name, binds);
        addIn(conditions, binds, text, wished, [](const QString &v) { return QVariant(v); });
    }
    return conditions;
}

PoolStatement facetCondition(const PoolQuery &query, const Dialect &dialect)
{
    const domain::PoolFilter &f = query.filter;
    QStringList conditions;
    Values binds;
    const auto idOf = [](auto id) { return QVariant(qlonglong(id.value())); };
    // Only the order by deadline has an index that begins with the state.
    const QString state = QStringLiteral("o.state");
    const bool byState = query.sort.key == PoolSortKey::Due && f.states.size() == 1;
    addIn(conditions, binds, byState ? state : dialect.passedOver(state), f.states, [](auto s) { return QVariant(domain::toCode(s)); });
    addIn(conditions, binds, dialect.passedOver(QStringLiteral("o.unit_id")), f.units, idOf);
    addIn(conditions, binds, dialect.passedOver(QStringLiteral("o.template_id")), f.templates, idOf);
    addIn(conditions, binds, QStringLiteral("o.priority"), f.priorities, [](auto p) { return QVariant(qlonglong(p)); });
    addIn(conditions, binds, dialect.passedOver(QStringLiteral("o.channel")), f.channels, [](const QString &c) { return QVariant(c); });
    if (!f.technicians.empty()) {
        QStringList inner;
        addIn(inner, binds, QStringLiteral("a.technician_id"), f.technicians, idOf);
        conditions += QStringLiteral("o.id IN (SELECT a.order_id FROM assignments a WHERE %1)").arg(inner.front());
    }
    conditions += fieldConditions(f.fields, QStringLiteral("o.custom"), dialect, binds);
    if (query.due) {
        conditions += QStringLiteral("o.due_key >= ? AND o.due_key < ?");
        binds.push_back(qlonglong(core::toMs(query.due->start)));
        binds.push_back(qlonglong(core::toMs(query.due->end)));
    }
    if (query.withoutDue)
        conditions += QStringLiteral("o.due_key = 253402300799000");
    if (const QString scope = scopeCondition(query.viewer, QStringLiteral("o"), binds); !scope.isEmpty())
        conditions += scope;
    if (conditions.isEmpty())
        conditions += QStringLiteral("1 = 1");
    return {conditions.join(QLatin1String(" AND ")), std::move(binds)};
}

PoolStatement textCondition(const PoolQuery &query, const Dialect &dialect, const QString &textColumn)
{
    QStringList conditions;
    Values binds;
    for (const QString &word : query.words) {
        conditions += dialect.contains(textColumn, QStringLiteral("?"));
        binds.push_back(word);
    }
    return {conditions.join(QLatin1String(" AND ")), std::move(binds)};
}

PoolStatement walkStatement(
    const PoolQuery &query, const Dialect &dialect, const std::optional<PoolCursor> &after, int limit)
{
    if (query.sort.key != PoolSortKey::Due || query.filter.states.size() < 2) {
        PoolStatement walk = branch(query, dialect, after);
        walk.sql = QStringLiteral("SELECT o.id ") + walk.sql + orderClause(query.sort) + QStringLiteral(" LIMIT ?");
        walk.binds.push_back(limit);
        return walk;
    }
    // Each state is one run of the index; both databases merge the runs without sorting.
    std::vector<PoolQuery> branches(query.filter.states.size(), query);
    for (size_t i = 0; i < branches.size(); ++i)
        branches[i].filter.states = {query.filter.states[i]};
    PoolStatement all;
    QStringList parts;
    for (const PoolQuery &b : branches) {
        const PoolStatement part = branch(b, dialect, after);
        parts += QStringLiteral("SELECT o.id AS id, o.due_key AS k ") + part.sql;
        all.binds.insert(all.binds.end(), part.binds.begin(), part.binds.end());
    }
    all.sql = parts.join(QLatin1String(" UNION ALL "))
        + QStringLiteral(" ORDER BY k%1, id%1 LIMIT ?").arg(ascending(query.sort));
    all.binds.push_back(limit);
    return all;
}

} // namespace fieldlane::store
