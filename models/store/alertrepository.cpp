#include "store/alertrepository.h"
#include "store/alertqueries.h"
#include "store/scope.h"
#include "store/table.h"
#include <algorithm>
#include <set>

namespace fieldlane::store {

using core::Result;
using domain::Alert;
using domain::AlertKind;

namespace {

/// A condition that always binds the same number of ids, so that the statement stays prepared.
template <class Id>
QString among(const char *column, const std::vector<Id> &ids, Values &binds)
{
    for (size_t i = 0; i < AlertRepository::mostOrders; ++i)
        binds.push_back(qlonglong(ids[std::min(i, ids.size() - 1)].value()));
    const QStringList marks(qsizetype(AlertRepository::mostOrders), QStringLiteral("?"));
    return QStringLiteral("%1 IN (%2)").arg(QLatin1String(column), marks.join(QLatin1Char(',')));
}

Alert readOrder(const Rows &rows)
{
    Alert alert;
    alert.orderId = domain::OrderId(rows.integer(0));
    alert.number = rows.text(1);
    alert.customerName = rows.text(2);
    alert.state = domain::orderStateFrom(rows.text(3)).value_or(domain::OrderState::PendingDispatch);
    alert.priority = domain::Priority(rows.integer(4));
    alert.unitId = domain::UnitId(rows.integer(5));
    alert.zone = rows.text(6);
    return alert;
}

Alert readAlert(AlertKind kind, const Rows &rows)
{
    Alert alert = readOrder(rows);
    alert.kind = kind;
    alert.assignmentId = domain::AssignmentId(rows.integer(7));
    alert.technicianId = domain::TechnicianId(rows.integer(8));
    alert.limit = rows.optionalInstant(9);
    alert.since = rows.optionalInstant(10);
    if (!rows.isNull(11))
        alert.actBy = rows.instant(11);
    alert.amount = rows.integer(12);
    alert.subject = rows.integer(13);
    alert.otherId = domain::OrderId(rows.integer(14));
    alert.name = rows.text(15);
    return alert;
}

/// One alert for each absence; the first order stands for all.
void joinAbsences(std::vector<Alert> &alerts)
{
    std::vector<Alert> joined;
    for (Alert &alert : alerts) {
        const auto known = std::find_if(
            joined.begin(), joined.end(), [&](const Alert &a) { return a.subject == alert.subject; });
        if (known == joined.end())
            joined.push_back(std::move(alert));
        else
            ++known->amount;
    }
    alerts = std::move(joined);
}

void dropTwins(std::vector<Alert> &alerts)
{
    std::set<QString> seen;
    std::erase_if(alerts, [&](const Alert &a) { return !seen.insert(a.key()).second; });
}

} // namespace

AlertStatement AlertRepository::statement(const Parts &parts) const
{
    AlertStatement s {QString(), parts.binds};
    QStringList conditions {parts.where};
    if (!m_only.empty())
        conditions += among("o.id", m_only, s.binds);
    if (const QString scope = scopeCondition(m_asked.viewer, QStringLiteral("o"), s.binds); !scope.isEmpty())
        conditions += scope;
    s.binds.push_back(m_asked.policy.most);
    s.sql = QStringLiteral("SELECT o.id, o.number, o.customer_name, o.state, o.priority, o.unit_id, o.zone, %1 FROM %2 "
                           "WHERE %3 ORDER BY %4 LIMIT ?")
                .arg(parts.facts, parts.from, conditions.join(QLatin1String(" AND ")), parts.order);
    return s;
}

std::vector<AlertStatement> AlertRepository::statements(AlertKind kind) const
{
    std::vector<AlertStatement> list;
    for (const Parts &parts : partsOf(kind))
        list.push_back(statement(parts));
    return list;
}

Result<void> AlertRepository::read(AlertKind kind, const AlertStatement &statement, std::vector<Alert> &alerts)
{
    FIELDLANE_ASSIGN(rows, m_connection.query(statement.sql, statement.binds));
    while (rows.next()) {
        Alert alert = readAlert(kind, rows);
        finish(alert);
        alerts.push_back(std::move(alert));
    }
    return rows.error();
}

/// What follows from the facts and would only make the statements longer.
void AlertRepository::finish(Alert &alert) const
{
    const domain::AlertPolicy &policy = m_asked.policy;
    alert.passed = alert.limit && *alert.limit <= m_asked.now;
    switch (alert.kind) {
    case AlertKind::LateStart:
        alert.amount = (m_asked.now - *alert.limit).count();
        break;
    case AlertKind::Overrun:
        alert.amount = (m_asked.now - *alert.limit).count();
        if (!alert.otherId.isValid())
            alert.actBy = *alert.limit + core::hours(2);
        break;
    case AlertKind::SlaAtRisk:
        alert.actBy -= policy.reserve;
        if (alert.amount > 0)
            alert.foreseen = *alert.limit + core::Duration(alert.amount);
        break;
    case AlertKind::TechnicianSilent:
        alert.actBy = *alert.since
            + 2 * (alert.state == domain::OrderState::OnSite ? policy.silentOnSite : policy.silentTravelling);
        break;
    case AlertKind::MissingCoordinates:
    case AlertKind::AbsentWithOrders:
        alert.actBy -= policy.reserve;
        break;
    default:
        break;
    }
    // Where an alert comes only after its limit, that the limit has passed is nothing new.
    if (alert.kind != AlertKind::Unclaimed)
        alert.passed = false;
}

Result<std::vector<Alert>> AlertRepository::of(AlertKind kind)
{
    std::vector<Alert> alerts;
    for (const AlertStatement &s : statements(kind))
        FIELDLANE_TRY(read(kind, s, alerts));
    if (kind == AlertKind::AbsentWithOrders)
        joinAbsences(alerts);
    if (kind == AlertKind::Overlap)
        dropTwins(alerts);
    return alerts;
}

Result<std::vector<Alert>> AlertRepository::all()
{
    std::vector<Alert> alerts;
    for (int k = 0; k < domain::alertKindCount; ++k) {
        FIELDLANE_ASSIGN(found, of(AlertKind(k)));
        std::move(found.begin(), found.end(), std::back_inserter(alerts));
    }
    return alerts;
}

Result<std::vector<domain::TechnicianId>> AlertRepository::withSomethingDue()
{
    std::set<domain::TechnicianId> found;
    const core::Instant until = m_asked.now + m_asked.policy.forecastAhead;
    for (const Parts &parts : {Parts::toBegin(m_asked.now - alertDay, until), Parts::goingOn(m_asked.now, until)}) {
        QString sql = QStringLiteral("SELECT DISTINCT a.technician_id FROM %1 WHERE %2").arg(parts.from, parts.where);
        Values binds = parts.binds;
        if (!m_only.empty())
            sql += QStringLiteral(" AND ") + among("a.order_id", m_only, binds);
        FIELDLANE_ASSIGN(rows, m_connection.query(sql, binds));
        while (rows.next())
            found.insert(domain::TechnicianId(rows.integer(0)));
        FIELDLANE_TRY(rows.error());
    }
    return std::vector<domain::TechnicianId>(found.begin(), found.end());
}

Result<std::vector<AlertRepository::Booked>> AlertRepository::bookedAfter(
    domain::TechnicianId technician, core::Instant start)
{
    Values binds {technician.value(), core::toMs(start)};
    QString where = QStringLiteral("a.technician_id = ? AND a.planned_start >= ? AND a.booked = 1");
    if (const QString scope = scopeCondition(m_asked.viewer, QStringLiteral("o"), binds); !scope.isEmpty())
        where += QStringLiteral(" AND ") + scope;
    binds.push_back(m_asked.policy.most);
    const Table<domain::Order> orders = orderTable(m_connection);
    FIELDLANE_ASSIGN(rows,
        m_connection.query(QStringLiteral("SELECT a.id, a.planned_start, %1 FROM assignments a JOIN orders o ON o.id = a.order_id "
                                          "WHERE %2 ORDER BY a.planned_start LIMIT ?")
                               .arg(orders.columns(QStringLiteral("o")), where),
            binds));
    std::vector<Booked> list;
    while (rows.next()) {
        const domain::Order order = orders.read(rows, 2);
        Booked booked;
        booked.alert.orderId = order.id;
        booked.alert.assignmentId = domain::AssignmentId(rows.integer(0));
        booked.alert.technicianId = technician;
        booked.alert.number = order.number;
        booked.alert.customerName = order.customerName;
        booked.alert.state = order.state;
        booked.alert.priority = order.priority;
        booked.alert.unitId = order.unitId;
        booked.alert.zone = order.zone;
        booked.requirements = order.requirements;
        booked.start = rows.instant(1);
        list.push_back(std::move(booked));
    }
    FIELDLANE_TRY(rows.error());
    return list;
}

Result<std::vector<domain::TechnicianId>> AlertRepository::bookedFor(const std::vector<domain::OrderId> &orders)
{
    std::set<domain::TechnicianId> found;
    for (size_t from = 0; from < orders.size(); from += mostOrders) {
        const auto begin = orders.begin() + qsizetype(from);
        const std::vector<domain::OrderId> page(begin, begin + qsizetype(std::min(mostOrders, orders.size() - from)));
        Values binds;
        const QString where = among("a.order_id", page, binds);
        FIELDLANE_ASSIGN(rows,
            m_connection.query(QStringLiteral("SELECT a.technician_id FROM assignments a WHERE %1 AND a.booked = 1").arg(where), binds));
        while (rows.next())
            found.insert(domain::TechnicianId(rows.integer(0)));
        FIELDLANE_TRY(rows.error());
    }
    return std::vector<domain::TechnicianId>(found.begin(), found.end());
}

Result<std::vector<domain::OrderId>> AlertRepository::ordersOn(
    const std::vector<domain::TechnicianId> &technicians, int most)
{
    std::vector<domain::OrderId> list;
    for (size_t from = 0; from < technicians.size() && int(list.size()) < most; from += mostOrders) {
        const auto begin = technicians.begin() + qsizetype(from);
        const std::vector<domain::TechnicianId> page(begin, begin + qsizetype(std::min(mostOrders, technicians.size() - from)));
        Values binds;
        const QString where = among("a.technician_id", page, binds);
        binds.push_back(core::toMs(m_asked.now - alertDay));
        binds.push_back(core::toMs(m_asked.now + m_asked.policy.overlapAhead));
        binds.push_back(most - int(list.size()));
        FIELDLANE_ASSIGN(rows,
            m_connection.query(QStringLiteral("SELECT DISTINCT a.order_id FROM assignments a WHERE %1 AND a.planned_start > ? "
                                              "AND a.planned_start < ? AND a.booked = 1 LIMIT ?")
                                   .arg(where),
                binds));
        while (rows.next())
            list.push_back(domain::OrderId(rows.integer(0)));
        FIELDLANE_TRY(rows.error());
    }
    return list;
}

} // namespace fieldlane::store
