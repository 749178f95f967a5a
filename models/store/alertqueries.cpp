#include "store/alertqueries.h"

// The queries of the kinds. Conditions that an index of 0006_alerts is partial by stand in it word for word; a
// column that would lead to a poorer index is passed over.
namespace fieldlane::store {

using domain::AlertKind;

namespace {

const QString open = QStringLiteral("o.state NOT IN ('completed','closed','cancelled')");
const QString unplanned = QStringLiteral(
    "o.state NOT IN ('assigned','accepted','travelling','onSite','paused','completed','closed','cancelled')");
const QString toPlan = QStringLiteral(
    "o.state NOT IN ('draft','pendingReview','pendingAllocation','travelling','onSite','paused','completed','closed','cancelled')");
const QString leadOf = QStringLiteral("coalesce((SELECT l.technician_id FROM assignments l WHERE l.order_id = o.id "
                                      "AND l.booked = 1 AND l.role = 'lead' LIMIT 1), 0)");
const QString withOrders = QStringLiteral("assignments a JOIN orders o ON o.id = a.order_id");

qint64 ms(core::Instant t)
{
    return core::toMs(t);
}

} // namespace

std::vector<AlertRepository::Parts> AlertRepository::partsOf(AlertKind kind) const
{
    switch (kind) {
    case AlertKind::Unclaimed:
        return {{QStringLiteral("0, 0, o.claim_until, NULL, o.claim_until, 0, 0, 0, p.name"),
            QStringLiteral("orders o LEFT JOIN pools p ON p.id = o.pool_id"),
            QStringLiteral("o.claim_until IS NOT NULL AND o.claim_until <= ? AND %1 = 'offered'")
                .arg(m_connection.dialect().passedOver(QStringLiteral("o.state"))),
            QStringLiteral("o.claim_until, o.id"), {ms(m_asked.now + m_asked.policy.claimAhead)}}};
    case AlertKind::NotAccepted:
        return {notAccepted()};
    case AlertKind::LateStart:
        return {neverStarted()};
    case AlertKind::Overrun:
        return {overrun()};
    case AlertKind::SlaAtRisk:
    case AlertKind::SlaBroken:
        return deadlines(kind);
    case AlertKind::Overlap:
        return {overlap()};
    case AlertKind::TechnicianSilent:
        return {silent()};
    case AlertKind::MissingCoordinates:
        return {missingCoordinates()};
    case AlertKind::AbsentWithOrders:
        return {absent()};
    case AlertKind::CertificateExpiring: // the catalogue knows
        break;
    }
    return {};
}

std::vector<AlertRepository::Parts> AlertRepository::deadlines(AlertKind kind) const
{
    struct Row
    {
        domain::Deadline deadline;
        const char *column;
        QString states;
        QString lastMoment; ///< to begin
    };
    const Row rows[] {{domain::Deadline::Completion, "o.due", kind == AlertKind::SlaBroken ? open : unplanned,
                          QStringLiteral("o.due - o.duration_ms")},
        {domain::Deadline::Window, "o.window_end", unplanned, QStringLiteral("o.window_end")},
        {domain::Deadline::Response, "o.response_due", unplanned, QStringLiteral("o.response_due")}};
    const core::Instant now = m_asked.now;
    std::vector<Parts> list;
    for (const Row &row : rows) {
        const QString column = QLatin1String(row.column);
        const QString facts = QStringLiteral("0, %1, %2, NULL, %3, 0, %4, 0, ''").arg(leadOf, column);
        Parts parts;
        parts.from = QStringLiteral("orders o");
        parts.where = QStringLiteral("%1 IS NOT NULL AND %2").arg(column, row.states);
        if (kind == AlertKind::SlaBroken) {
            parts.facts = facts.arg(column).arg(int(row.deadline));
            parts.where += QStringLiteral(" AND %1 <= ?").arg(column);
            parts.order = QStringLiteral("%1 DESC, o.id DESC").arg(column); // what broke long ago is a backlog
            parts.binds = {ms(now)};
        } else {
            parts.facts = facts.arg(row.lastMoment).arg(int(row.deadline));
            parts.where += QStringLiteral(" AND %1 <= ? AND %2 > ?").arg(row.lastMoment, m_connection.dialect().passedOver(column));
            parts.order = QStringLiteral("%1, o.id").arg(row.lastMoment);
            parts.binds = {ms(now + m_asked.policy.slaAhead + m_asked.policy.reserve), ms(now)};
        }
        list.push_back(std::move(parts));
    }
    if (kind == AlertKind::SlaAtRisk)
        list.push_back(plannedTooLate());
    return list;
}

AlertRepository::Parts AlertRepository::plannedTooLate() const
{
    Parts parts;
    parts.facts = QStringLiteral("0, a.technician_id, o.due, NULL, o.due - o.duration_ms, a.planned_end - o.due, 0, 0, ''");
    parts.from = QStringLiteral("orders o JOIN assignments a ON a.order_id = o.id");
    parts.where = QStringLiteral("o.due IS NOT NULL AND %1 AND o.due > ? AND o.due <= ? AND a.booked = 1 AND a.role = 'lead' "
                                 "AND a.arrived_at IS NULL AND a.planned_end > o.due")
                      .arg(open);
    const core::Instant now = m_asked.now;
    parts.order = QStringLiteral("o.due, o.id");
    parts.binds = {ms(now), ms(now + m_asked.policy.slaAhead + m_asked.policy.reserve)};
    return parts;
}

AlertRepository::Parts AlertRepository::notAccepted() const
{
    const domain::AlertPolicy &policy = m_asked.policy;
    const core::Instant now = m_asked.now;
    Parts parts = Parts::toBegin(now - alertDay, now + std::max(policy.acceptSoon, policy.acceptBefore));
    parts.facts = QStringLiteral("a.id, a.technician_id, a.planned_start, a.dispatched_at, a.planned_start, 0, 0, 0, ''");
    parts.from = withOrders;
    parts.where += QStringLiteral(" AND a.accepted_at IS NULL AND a.travel_started_at IS NULL AND a.role = 'lead' AND %1 = 'assigned' "
                                  "AND ((a.planned_start <= ? AND coalesce(a.dispatched_at, 0) <= ?) "
                                  "OR (a.planned_start <= ? AND coalesce(a.dispatched_at, 0) <= ?))")
                       .arg(m_connection.dialect().passedOver(QStringLiteral("o.state")));
    for (const qint64 bound : {ms(now + policy.acceptBefore), ms(now - policy.acceptGrace), ms(now + policy.acceptSoon),
             ms(now - policy.acceptWithin)})
        parts.binds.push_back(bound);
    parts.order = QStringLiteral("a.planned_start, a.id");
    return parts;
}

AlertRepository::Parts AlertRepository::neverStarted() const
{
    constexpr core::Duration farBack = core::hours(24 * 14);
    Parts parts = Parts::toBegin(m_asked.now - farBack, m_asked.now - alertDay);
    parts.facts = QStringLiteral("a.id, a.technician_id, a.planned_start, NULL, a.planned_start, 0, 0, 0, ''");
    parts.from = withOrders;
    parts.where += QStringLiteral(" AND a.role = 'lead' AND %1 IN ('assigned','accepted')")
                       .arg(m_connection.dialect().passedOver(QStringLiteral("o.state")));
    parts.order = QStringLiteral("a.planned_start DESC, a.id DESC");
    return parts;
}

AlertRepository::Parts AlertRepository::overrun() const
{
    const QString next = QStringLiteral("(SELECT n.%1 FROM assignments n WHERE n.technician_id = a.technician_id "
                                        "AND n.planned_start > a.planned_start AND n.booked = 1 AND n.arrived_at IS NULL "
                                        "ORDER BY n.planned_start LIMIT 1)");
    Parts parts;
    parts.facts = QStringLiteral("a.id, a.technician_id, a.arrived_at + a.planned_end - a.planned_start, a.arrived_at, %1, 0, 0, %2, "
                                 "(SELECT m.number FROM orders m WHERE m.id = %2)")
                      .arg(next.arg(QStringLiteral("planned_start")), next.arg(QStringLiteral("order_id")));
    parts.from = withOrders;
    parts.where = QStringLiteral("a.booked = 1 AND a.arrived_at IS NOT NULL AND a.arrived_at + a.planned_end - a.planned_start <= ? "
                                 "AND a.role = 'lead' AND %1 = 'onSite'")
                      .arg(m_connection.dialect().passedOver(QStringLiteral("o.state")));
    parts.order = QStringLiteral("a.arrived_at + a.planned_end - a.planned_start, a.id");
    parts.binds = {ms(m_asked.now - m_asked.policy.overrunBy)};
    return parts;
}

AlertRepository::Parts AlertRepository::overlap() const
{
    const QString begin = QStringLiteral("CASE WHEN a.planned_start > b.planned_start THEN a.planned_start ELSE b.planned_start END");
    const QString end = QStringLiteral("CASE WHEN a.planned_end < b.planned_end THEN a.planned_end ELSE b.planned_end END");
    Parts parts;
    parts.facts = QStringLiteral("a.id, a.technician_id, %1, NULL, %1, (%2) - (%1), b.id, n.id, n.number").arg(begin, end);
    parts.from = QStringLiteral("assignments a JOIN assignments b ON b.technician_id = a.technician_id AND b.booked = 1 "
                                "AND b.id <> a.id AND b.planned_start < a.planned_end AND b.planned_end > a.planned_start "
                                "AND b.planned_start > a.planned_start - 5184000000 "
                                "JOIN orders o ON o.id = a.order_id JOIN orders n ON n.id = b.order_id");
    parts.where = QStringLiteral("a.booked = 1 AND a.overlap_allowed = 1 AND a.planned_start > ? AND a.planned_start <= ? "
                                 "AND a.planned_end > ? AND b.planned_end > ?");
    const core::Instant now = m_asked.now;
    parts.binds = {ms(now - alertDay), ms(now + m_asked.policy.overlapAhead), ms(now), ms(now)};
    parts.order = QStringLiteral("a.planned_start, a.id, b.id");
    return parts;
}

AlertRepository::Parts AlertRepository::silent() const
{
    constexpr core::Duration withoutPhone = core::hours(24 * 3); // never reports, so its silence says nothing
    const QString step = QStringLiteral("coalesce(a.arrived_at, a.travel_started_at, a.planned_start)");
    const QString since = QStringLiteral("CASE WHEN t.position_at > %1 THEN t.position_at ELSE %1 END").arg(step);
    Parts parts;
    parts.facts = QStringLiteral("a.id, a.technician_id, NULL, %1, NULL, 0, 0, 0, ''").arg(since);
    parts.from = QStringLiteral("orders o JOIN assignments a ON a.order_id = o.id JOIN technicians t ON t.id = a.technician_id");
    parts.where = QStringLiteral("o.state IN ('travelling','onSite') AND a.booked = 1 AND a.role = 'lead' AND t.position_at > ? "
                                 "AND ((o.state = 'travelling' AND %1 <= ?) OR (o.state = 'onSite' AND %1 <= ?))")
                      .arg(since);
    const core::Instant now = m_asked.now;
    parts.binds = {ms(now - withoutPhone), ms(now - m_asked.policy.silentTravelling), ms(now - m_asked.policy.silentOnSite)};
    parts.order = QStringLiteral("t.position_at, a.id");
    return parts;
}

AlertRepository::Parts AlertRepository::missingCoordinates() const
{
    Parts parts;
    parts.facts = QStringLiteral("0, %1, NULL, o.created_at, coalesce((SELECT min(l.planned_start) FROM assignments l "
                                 "WHERE l.order_id = o.id AND l.booked = 1), o.window_end, o.due - o.duration_ms, "
                                 "o.created_at + 86400000), 0, 0, 0, ''")
                      .arg(leadOf);
    parts.from = QStringLiteral("orders o");
    parts.where = QStringLiteral("o.latitude IS NULL AND %1").arg(toPlan);
    parts.order = QStringLiteral("o.due_key, o.id");
    return parts;
}

AlertRepository::Parts AlertRepository::absent() const
{
    Parts parts;
    parts.facts = QStringLiteral("a.id, a.technician_id, b.start_at, NULL, a.planned_start, 1, b.id, 0, b.reason");
    parts.from = QStringLiteral("absences b JOIN assignments a ON a.technician_id = b.technician_id AND a.planned_start < b.end_at "
                                "AND a.planned_start > b.start_at - 5184000000 AND a.planned_end > b.start_at "
                                "JOIN orders o ON o.id = a.order_id");
    parts.where = QStringLiteral("b.end_at > ? AND b.start_at <= ? AND %1 = 1 AND a.arrived_at IS NULL "
                                 "AND a.planned_start > ? AND a.planned_start <= ? AND %2 IN ('assigned','accepted','travelling')")
                      .arg(m_connection.dialect().passedOver(QStringLiteral("a.booked")),
                          m_connection.dialect().passedOver(QStringLiteral("o.state")));
    const core::Instant now = m_asked.now;
    parts.binds = {ms(now), ms(now + m_asked.policy.absentAhead), ms(now - alertDay), ms(now + m_asked.policy.overlapAhead)};
    parts.order = m_connection.dialect().passedOver(QStringLiteral("a.planned_start")) + QStringLiteral(", a.id");
    return parts;
}

} // namespace fieldlane::store
