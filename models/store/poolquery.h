#pragma once
#include "core/instant.h"
#include "domain/poolfilter.h"
#include "domain/viewer.h"
#include "store/statement.h"
#include <optional>
#include <QStringList>

namespace fieldlane::store {

class Dialect;

/// A filter of the pool with everything relative resolved: units with those below, deadlines as times, the
/// search text as folded words.
struct PoolQuery
{
    domain::PoolFilter filter; ///< its due and text are not looked at
    std::optional<core::TimeSpan> due;
    bool withoutDue = false;
    QStringList words;
    domain::PoolSort sort;
    domain::Viewer viewer; ///< whose eyes look
};

/// Where a walk in sort order goes on.
struct PoolCursor
{
    QVariant key;
    qint64 id = 0;
};

/// A statement with its values.
struct PoolStatement
{
    QString sql;
    Values binds;
};

/// The column an order is sorted by; ties go by id.
QString sortColumn(domain::PoolSortKey key);
/// Conditions on the values of the types' own fields in a column of JSON; appends what they bind.
QStringList fieldConditions(const std::vector<domain::FieldWish> &wishes, const QString &column, const Dialect &dialect,
    Values &binds);
/// Condition on `o` for everything but text; "1 = 1" when all are meant.
PoolStatement facetCondition(const PoolQuery &query, const Dialect &dialect);
/// Condition that a search text holds every word as a part.
PoolStatement textCondition(const PoolQuery &query, const Dialect &dialect, const QString &textColumn);
/// Rows of the facets in sort order behind a cursor, at most `limit`; the id is the first column.
PoolStatement walkStatement(
    const PoolQuery &query, const Dialect &dialect, const std::optional<PoolCursor> &after, int limit);
/// " ORDER BY o.<key>, o.id" in the wanted direction.
QString orderClause(const domain::PoolSort &sort);

} // namespace fieldlane::store
