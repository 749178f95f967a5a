#include "store/boardrepository.h"
#include "store/scope.h"
#include "store/table.h"
#include <algorithm>

namespace fieldlane::store {

using core::Result;

namespace {

/// No assignment is longer (a check of the schema), so the index on the start finds all that reach in.
constexpr core::Duration longestAssignment = core::hours(24 * 60);
const QString touchesSpan = QStringLiteral("a.planned_start < ? AND a.planned_start > ? AND a.planned_end > ?");

const QString byStart = QStringLiteral(" ORDER BY a.technician_id, a.planned_start, a.id");

Values spanValues(core::TimeSpan span)
{
    return {core::toMs(span.end), core::toMs(span.start - longestAssignment), core::toMs(span.start)};
}

} // namespace

Result<std::vector<domain::PlannedWork>> BoardRepository::select(
    const QString &where, Values binds, const QString &order)
{
    QString conditions = where;
    if (const QString scope = scopeCondition(m_viewer, QStringLiteral("o"), binds); !scope.isEmpty())
        conditions += QStringLiteral(" AND ") + scope;
    const Table<domain::Assignment> assignments = assignmentTable(m_connection);
    const QString sql
        = QStringLiteral("SELECT o.version, o.state, o.priority, o.template_id, o.number, o.customer_name, o.latitude, "
                         "o.longitude, o.window_start, o.window_end, o.due, %1 "
                         "FROM assignments a JOIN orders o ON o.id = a.order_id WHERE %2")
              .arg(assignments.columns(QStringLiteral("a")), conditions)
        + order;
    FIELDLANE_ASSIGN(rows, m_connection.query(sql, binds));
    std::vector<domain::PlannedWork> list;
    while (rows.next()) {
        domain::PlannedWork row;
        row.orderVersion = rows.integer(0);
        row.state = domain::orderStateFrom(rows.text(1)).value_or(domain::OrderState::Assigned);
        row.priority = domain::Priority(rows.integer(2));
        row.templateId = domain::TemplateId(rows.integer(3));
        row.number = rows.text(4);
        row.customerName = rows.text(5);
        if (!rows.isNull(6) && !rows.isNull(7))
            row.place = core::Coordinate {rows.real(6), rows.real(7)};
        row.windowStart = rows.optionalInstant(8);
        row.windowEnd = rows.optionalInstant(9);
        row.due = rows.optionalInstant(10);
        row.assignment = assignments.read(rows, 11);
        list.push_back(std::move(row));
    }
    FIELDLANE_TRY(rows.error());
    return list;
}

Result<std::vector<domain::PlannedWork>> BoardRepository::inSpan(core::TimeSpan span)
{
    return select(touchesSpan, spanValues(span));
}

Result<std::vector<domain::PlannedWork>> BoardRepository::ofTechnician(domain::TechnicianId id, core::TimeSpan span)
{
    Values values = spanValues(span);
    values.push_back(id.value());
    return select(touchesSpan + QStringLiteral(" AND a.technician_id = ?"), values, byStart);
}

Result<std::vector<domain::PlannedWork>> BoardRepository::ofOrder(domain::OrderId id)
{
    return select(QStringLiteral("a.order_id = ?"), {id.value()}, byStart);
}

Result<std::vector<domain::PlannedWork>> BoardRepository::ofOrders(const std::vector<domain::OrderId> &ids)
{
    constexpr size_t page = 100; // one statement text for every page, so that it stays prepared
    const QString where = QStringLiteral("a.order_id IN (%1)")
                              .arg(QStringList(qsizetype(page), QStringLiteral("?")).join(QLatin1String(", ")));
    std::vector<domain::PlannedWork> all;
    for (size_t from = 0; from < ids.size(); from += page) {
        Values binds;
        for (size_t i = 0; i < page; ++i)
            binds.push_back(ids[std::min(from + i, ids.size() - 1)].value());
        FIELDLANE_ASSIGN(work, select(where, std::move(binds), byStart));
        std::move(work.begin(), work.end(), std::back_inserter(all));
    }
    return all;
}

Result<std::vector<BoardRepository::DayRevision>> BoardRepository::revisions(qint64 fromJulianDay, qint64 toJulianDay)
{
    FIELDLANE_ASSIGN(rows,
        m_connection.query(QStringLiteral("SELECT technician_id, day, revision FROM technician_days WHERE day BETWEEN ? AND ?"),
            {fromJulianDay, toJulianDay}));
    std::vector<DayRevision> list;
    while (rows.next())
        list.push_back({domain::TechnicianId(rows.integer(0)), rows.integer(1), rows.integer(2)});
    FIELDLANE_TRY(rows.error());
    return list;
}

} // namespace fieldlane::store
