#include "store/reportrepository.h"
#include "store/scope.h"

namespace fieldlane::store {

using core::Result;

namespace {

const QString openStates = QStringLiteral("o.state NOT IN ('completed', 'closed', 'cancelled')");

} // namespace

Result<Rows> ReportRepository::select(const QString &columns, const QString &where, Values binds, const QString &tail)
{
    QString conditions = where;
    if (const QString scope = scopeCondition(m_viewer, QStringLiteral("o"), binds); !scope.isEmpty())
        conditions += QStringLiteral(" AND ") + scope;
    return m_connection.query(QStringLiteral("SELECT %1 FROM orders o WHERE %2 %3").arg(columns, conditions, tail), binds);
}

Result<std::vector<ReportRepository::Count>> ReportRepository::counts(core::Instant dayStart, core::Instant now)
{
    // Milliseconds are this program's own numbers, so they may stand in the text; the rest is bound.
    const QString columns
        = QStringLiteral("o.unit_id, o.state, count(*), sum(CASE WHEN o.due < %1 AND %2 THEN 1 ELSE 0 END)").arg(core::toMs(now)).arg(openStates);
    FIELDLANE_ASSIGN(rows,
        select(columns, QStringLiteral("(%1 OR (o.state IN ('completed', 'closed') AND o.completed_at >= ?))").arg(openStates),
            {core::toMs(dayStart)}, QStringLiteral("GROUP BY o.unit_id, o.state ORDER BY o.unit_id, o.state")));
    std::vector<Count> list;
    while (rows.next()) {
        const auto state = domain::orderStateFrom(rows.text(1));
        if (state)
            list.push_back({domain::UnitId(rows.integer(0)), *state, int(rows.integer(2)), int(rows.integer(3))});
    }
    FIELDLANE_TRY(rows.error());
    return list;
}

Result<int> ReportRepository::unclaimed(core::Instant now)
{
    FIELDLANE_ASSIGN(rows,
        select(QStringLiteral("count(*)"), QStringLiteral("o.state = 'offered' AND o.claim_until <= ?"), {core::toMs(now)}));
    const int count = rows.next() ? int(rows.integer(0)) : 0;
    FIELDLANE_TRY(rows.error());
    return count;
}

Result<std::array<int, 5>> ReportRepository::ratings(core::Instant since)
{
    FIELDLANE_ASSIGN(rows,
        select(QStringLiteral("o.rating, count(*)"), QStringLiteral("o.rating > 0 AND o.completed_at >= ?"), {core::toMs(since)},
            QStringLiteral("GROUP BY o.rating")));
    std::array<int, 5> counts {};
    while (rows.next()) {
        const qint64 rating = rows.integer(0);
        if (rating >= 1 && rating <= 5)
            counts[size_t(rating - 1)] = int(rows.integer(1));
    }
    FIELDLANE_TRY(rows.error());
    return counts;
}

} // namespace fieldlane::store
