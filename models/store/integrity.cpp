#include "store/integrity.h"
#include "store/connection.h"

namespace fieldlane::store {

using core::Result;

namespace {

constexpr qsizetype enough = 50; // a broken index would otherwise print a line per order

} // namespace

Result<void> findFileProblems(Connection &connection, QStringList &problems)
{
    for (const QString &statement : connection.dialect().integrityChecks()) {
        FIELDLANE_ASSIGN(rows, connection.query(statement));
        while (rows.next()) {
            if (rows.text(0) != QLatin1String("ok"))
                problems += rows.text(0);
        }
        FIELDLANE_TRY(rows.error());
    }
    return {};
}

Result<void> findCounterProblems(Connection &connection, QStringList &problems)
{
    FIELDLANE_ASSIGN(rows,
        connection.query(QStringLiteral(
            "SELECT a.unit_id, a.state, a.amount, coalesce(c.amount, 0) FROM "
            "(SELECT coalesce(unit_id, 0) AS unit_id, state, count(*) AS amount FROM orders GROUP BY 1, 2) a "
            "LEFT JOIN order_counts c ON c.unit_id = a.unit_id AND c.state = a.state WHERE a.amount <> coalesce(c.amount, 0) "
            "UNION ALL SELECT c.unit_id, c.state, 0, c.amount FROM order_counts c WHERE c.amount <> 0 AND NOT EXISTS "
            "(SELECT 1 FROM orders o WHERE coalesce(o.unit_id, 0) = c.unit_id AND o.state = c.state)")));
    while (rows.next())
        problems += QStringLiteral("The counter of state %1 in unit %2 says %3 instead of %4.")
                        .arg(rows.text(1), rows.text(0), rows.text(3), rows.text(2));
    return rows.error();
}

Result<void> findSearchProblems(Connection &connection, QStringList &problems)
{
    FIELDLANE_ASSIGN(rows,
        connection.query(QStringLiteral("SELECT o.number FROM orders o LEFT JOIN order_search s ON s.order_id = o.id "
                                        "WHERE s.order_id IS NULL")));
    while (rows.next() && problems.size() < enough)
        problems += QStringLiteral("Order %1 cannot be found by search.").arg(rows.text(0));
    return rows.error();
}

Result<void> findNoticeProblems(Connection &connection, QStringList &problems)
{
    FIELDLANE_ASSIGN(rows,
        connection.query(QStringLiteral(
            "SELECT n.notice_key FROM notices n WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.subject_kind = 'order' "
            "AND e.subject_id = n.order_id AND e.version = n.order_version "
            "AND (n.kind = 'reminder' OR (e.action <> 'import' AND e.at = n.at AND e.actor = n.actor AND (n.kind = 'correction') <= (e.action = 'undo'))))")));
    while (rows.next() && problems.size() < enough)
        problems += QStringLiteral("The notice %1 tells of nothing that the history knows.").arg(rows.text(0));
    return rows.error();
}

} // namespace fieldlane::store
