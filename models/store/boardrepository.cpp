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

/// Technicians of the units that a viewer without sight of everything sees; the own lane holds nothing hidden.
QString lanesInSight(const QString &column, const domain::Viewer &viewer, Values &binds)
{
    for (const domain::UnitId unit : viewer.units)
        binds.push_back(qlonglong(unit.value()));
    const QStringList marks(qsizetype(viewer.units.size()), QStringLiteral("?"));
    return QStringLiteral("%1 IN (SELECT t.id FROM technicians t WHERE t.unit_id IN (%2))").arg(column, marks.join(QLatin1Char(',')));
}

// Read by hand rather than field by field: the board reads hundreds of thousands of them.
const QString workColumns = QStringLiteral(
    "a.id, a.order_id, a.visit_id, a.technician_id, a.role = 'assistant', a.planned_start, a.planned_end, a.dispatched_at, a.accepted_at, "
    "a.travel_started_at, a.arrived_at, a.completed_at, a.lock_person, a.lock_time, a.overlap_allowed, a.booked, "
    "o.version, o.state, o.priority, o.template_id, o.number, o.customer_name, o.latitude, o.longitude, o.window_start, "
    "o.window_end, o.due");

void readWork(const Rows &rows, domain::PlannedWork &work)
{
    domain::Assignment &a = work.assignment;
    a.id = domain::AssignmentId(rows.integer(0));
    a.orderId = domain::OrderId(rows.integer(1));
    a.visitId = domain::VisitId(rows.integer(2));
    a.technicianId = domain::TechnicianId(rows.integer(3));
    a.role = rows.integer(4) != 0 ? domain::AssignmentRole::Assistant : domain::AssignmentRole::Lead;
    a.plannedStart = rows.instant(5);
    a.plannedEnd = rows.instant(6);
    a.dispatchedAt = rows.optionalInstant(7);
    a.acceptedAt = rows.optionalInstant(8);
    a.travelStartedAt = rows.optionalInstant(9);
    a.arrivedAt = rows.optionalInstant(10);
    a.completedAt = rows.optionalInstant(11);
    a.lockPerson = rows.integer(12) != 0;
    a.lockTime = rows.integer(13) != 0;
    a.overlapAllowed = rows.integer(14) != 0;
    a.booked = rows.integer(15) != 0;
    work.orderVersion = rows.integer(16);
    work.state = domain::orderStateFrom(rows.code(17)).value_or(domain::OrderState::Assigned);
    work.priority = domain::Priority(rows.integer(18));
    work.templateId = domain::TemplateId(rows.integer(19));
    work.number = rows.shortText(20);
    work.customerName = rows.shortText(21);
    if (const auto latitude = rows.optionalReal(22), longitude = rows.optionalReal(23); latitude && longitude)
        work.place = core::Coordinate {*latitude, *longitude};
    work.windowStart = rows.optionalInstant(24);
    work.windowEnd = rows.optionalInstant(25);
    work.due = rows.optionalInstant(26);
}

Values spanValues(core::TimeSpan span)
{
    return {core::toMs(span.end), core::toMs(span.start - longestAssignment), core::toMs(span.start)};
}

} // namespace

Result<std::vector<domain::PlannedWork>> BoardRepository::select(
    const QString &where, Values binds, const QString &order, qint64 expected)
{
    QString conditions = where;
    if (const QString scope = scopeCondition(m_viewer, QStringLiteral("o"), binds); !scope.isEmpty())
        conditions += QStringLiteral(" AND ") + scope;
    const QString sql
        = QStringLiteral("SELECT %1 FROM assignments a JOIN orders o ON o.id = a.order_id WHERE %2").arg(workColumns, conditions) + order;
    FIELDLANE_ASSIGN(rows, m_connection.query(sql, binds));
    std::vector<domain::PlannedWork> list;
    list.reserve(size_t(expected));
    while (rows.next())
        readWork(rows, list.emplace_back());
    FIELDLANE_TRY(rows.error());
    return list;
}

// Rows that were made together lie together. Where they lie close, all between the first and the last are read one after
// the other and others passed over, which takes half the time of looking up one by one; else they are looked up in the
// order of their ids.
Result<std::vector<domain::PlannedWork>> BoardRepository::inSpan(core::TimeSpan span)
{
    constexpr qint64 worthPassingOver = 2; ///< rows for one that is wanted
    const QString wanted = QStringLiteral("FROM assignments s WHERE s.planned_start < ? AND s.planned_start > ? AND s.planned_end > ?");
    FIELDLANE_ASSIGN(stretch, m_connection.query(QStringLiteral("SELECT count(*), min(s.id), max(s.id) ") + wanted, spanValues(span)));
    if (!stretch.next() || stretch.integer(0) == 0) {
        FIELDLANE_TRY(stretch.error());
        return std::vector<domain::PlannedWork>();
    }
    const qint64 first = stretch.integer(1);
    const qint64 last = stretch.integer(2);
    if (last - first >= stretch.integer(0) * worthPassingOver)
        return select(QStringLiteral("a.id IN (SELECT s.id %1)").arg(wanted), spanValues(span));
    return select(QStringLiteral("a.id BETWEEN ? AND ? AND +a.planned_start < ? AND +a.planned_end > ?"),
        {first, last, core::toMs(span.end), core::toMs(span.start)}, {}, stretch.integer(0));
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

Result<std::vector<domain::PlannedWork>> BoardRepository::taken(
    const QString &who, const Values &whoValues, core::TimeSpan span)
{
    if (m_viewer.scope == domain::DataScope::All)
        return std::vector<domain::PlannedWork>();
    Values binds = spanValues(span);
    binds.insert(binds.end(), whoValues.begin(), whoValues.end());
    QString sql = QStringLiteral("SELECT b.state, b.id, b.technician_id, b.planned_start, b.planned_end, b.arrived_at, "
                                 "b.completed_at FROM %1 b WHERE %2")
                      .arg(m_connection.dialect().takenTimes(), who);
    sql += QStringLiteral(" AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.id = b.order_id AND %1)")
               .arg(scopeCondition(m_viewer, QStringLiteral("o"), binds));
    FIELDLANE_ASSIGN(rows, m_connection.query(sql, binds));
    std::vector<domain::PlannedWork> list;
    while (rows.next()) {
        domain::PlannedWork row;
        row.state = domain::orderStateFrom(rows.code(0)).value_or(domain::OrderState::Assigned);
        row.assignment.id = domain::AssignmentId(rows.integer(1));
        row.assignment.technicianId = domain::TechnicianId(rows.integer(2));
        row.assignment.plannedStart = rows.instant(3);
        row.assignment.plannedEnd = rows.instant(4);
        row.assignment.arrivedAt = rows.optionalInstant(5);
        row.assignment.completedAt = rows.optionalInstant(6);
        row.assignment.booked = !row.assignment.completedAt;
        list.push_back(std::move(row));
    }
    FIELDLANE_TRY(rows.error());
    return list;
}

Result<std::vector<domain::PlannedWork>> BoardRepository::takenInSpan(core::TimeSpan span)
{
    if (m_viewer.units.empty())
        return std::vector<domain::PlannedWork>();
    Values units;
    return taken(lanesInSight(QStringLiteral("b.technician_id"), m_viewer, units), units, span);
}

Result<std::vector<domain::PlannedWork>> BoardRepository::takenOf(domain::TechnicianId id, core::TimeSpan span)
{
    if (id == m_viewer.technician) // whoever looks at the own lane sees all of it
        return std::vector<domain::PlannedWork>();
    return taken(QStringLiteral("b.technician_id = ?"), {id.value()}, span);
}

Result<qint64> BoardRepository::daysMark(core::TimeSpan span)
{
    const auto julian = [](core::Instant t) { return core::toUtc(t).date().toJulianDay(); };
    Values binds {julian(span.start) - 1, julian(span.end) + 1};
    const QString who = lanesInSight(QStringLiteral("d.technician_id"), m_viewer, binds);
    FIELDLANE_ASSIGN(sum,
        m_connection.single(QStringLiteral("SELECT coalesce(sum(d.revision), 0) FROM technician_days d WHERE d.day BETWEEN ? AND ? AND %1").arg(who), binds));
    return sum.toLongLong();
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
