#include "store/outboxrepository.h"
#include "store/noticetables.h"
#include "store/scope.h"

namespace fieldlane::store {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

/// Holds only for whoever has the lease.
const QString held = QStringLiteral(" WHERE id = ? AND state = 'waiting' AND lease_owner = ?");

} // namespace

Result<std::vector<OutboxEntry>> OutboxRepository::select(const QString &rest, const Values &binds)
{
    const auto deliveries = deliveryTable(m_connection);
    const auto notices = noticeTable(m_connection);
    FIELDLANE_ASSIGN(rows,
        m_connection.query(QStringLiteral("SELECT %1, %2 FROM deliveries d JOIN notices n ON n.notice_key = d.notice_key %3")
                               .arg(deliveries.columns(QStringLiteral("d")), notices.columns(QStringLiteral("n")), rest),
            binds));
    std::vector<OutboxEntry> entries;
    const int noticeColumn = int(deliveries.fields().size()) + 1;
    while (rows.next())
        entries.push_back({deliveries.read(rows), notices.read(rows, noticeColumn)});
    FIELDLANE_TRY(rows.error());
    return entries;
}

Result<std::vector<OutboxEntry>> OutboxRepository::lease(
    const Lease &lease, int most, const std::vector<domain::NoticeChannelId> &channels)
{
    const qint64 now = core::toMs(lease.now);
    Values binds {lease.owner, core::toMs(lease.now + lease.length), now, now};
    for (const domain::NoticeChannelId channel : channels)
        binds.push_back(channel.value());
    binds.push_back(most);
    binds.push_back(now);
    const QString ofChannels = channels.empty()
        ? QString()
        : QStringLiteral("AND channel_id IN (%1) ")
              .arg(QStringList(qsizetype(channels.size()), QStringLiteral("?")).join(QLatin1Char(',')));
    // The outer condition is looked at again when another worker was faster by a moment.
    FIELDLANE_ASSIGN(taken,
        m_connection.execute(
            QStringLiteral("UPDATE deliveries SET lease_owner = ?, lease_until = ? WHERE id IN (SELECT id FROM deliveries "
                           "WHERE state = 'waiting' AND next_at <= ? AND lease_until <= ? %1ORDER BY next_at, id LIMIT ?) "
                           "AND state = 'waiting' AND lease_until <= ?")
                .arg(ofChannels),
            binds));
    if (taken == 0)
        return std::vector<OutboxEntry>();
    return select(QStringLiteral("WHERE d.state = 'waiting' AND d.lease_owner = ? AND d.lease_until > ? ORDER BY d.next_at, d.id"),
        {lease.owner, now});
}

Result<bool> OutboxRepository::begin(domain::DeliveryId id, const Lease &lease)
{
    FIELDLANE_ASSIGN(touched,
        m_connection.execute(QStringLiteral("UPDATE deliveries SET lease_until = ?, attempts = attempts + 1, error = ''") + held,
            {core::toMs(lease.now + lease.length), id.value(), lease.owner}));
    return touched == 1;
}

Result<bool> OutboxRepository::markSent(domain::DeliveryId id, const Lease &lease, const QString &reference)
{
    FIELDLANE_ASSIGN(touched,
        m_connection.execute(
            QStringLiteral("UPDATE deliveries SET state = 'sent', sent_at = ?, reference = ?, error = '', lease_owner = '', "
                           "lease_until = 0")
                + held,
            {core::toMs(lease.now), reference.isNull() ? QStringLiteral("") : reference, id.value(), lease.owner}));
    return touched == 1;
}

Result<bool> OutboxRepository::markFailed(domain::DeliveryId id, const Lease &lease, const QString &error)
{
    FIELDLANE_ASSIGN(touched,
        m_connection.execute(
            QStringLiteral("UPDATE deliveries SET state = 'failed', error = ?, lease_owner = '', lease_until = 0") + held,
            {error, id.value(), lease.owner}));
    return touched == 1;
}

Result<bool> OutboxRepository::putBack(
    domain::DeliveryId id, const Lease &lease, core::Instant next, const QString &error, Attempt attempt)
{
    FIELDLANE_ASSIGN(touched,
        m_connection.execute(
            QStringLiteral("UPDATE deliveries SET state = CASE WHEN EXISTS (SELECT 1 FROM notices n "
                           "WHERE n.notice_key = deliveries.notice_key AND n.settled_at IS NOT NULL) THEN 'withdrawn' ELSE state END, "
                           "next_at = ?, error = ?, attempts = attempts - ?, lease_owner = '', lease_until = 0")
                + held,
            {core::toMs(next), error, attempt == Attempt::Forgotten ? 1 : 0, id.value(), lease.owner}));
    return touched == 1;
}

Result<std::vector<OutboxEntry>> OutboxRepository::list(
    const domain::Viewer &viewer, const std::vector<domain::NoticeState> &states, int limit)
{
    QStringList conditions;
    Values binds;
    if (!states.empty()) {
        for (const domain::NoticeState state : states)
            binds.push_back(domain::toCode(state));
        conditions += QStringLiteral("d.state IN (%1)")
                          .arg(QStringList(qsizetype(states.size()), QStringLiteral("?")).join(QLatin1Char(',')));
    }
    if (const QString scope = scopeCondition(viewer, QStringLiteral("o"), binds); !scope.isEmpty())
        conditions += QStringLiteral("EXISTS (SELECT 1 FROM orders o WHERE o.id = n.order_id AND %1)").arg(scope);
    const QString where = conditions.isEmpty() ? QString() : QStringLiteral("WHERE ") + conditions.join(QLatin1String(" AND "));
    binds.push_back(limit);
    return select(where + QStringLiteral(" ORDER BY d.id DESC LIMIT ?"), binds);
}

Result<std::vector<int>> OutboxRepository::counts()
{
    FIELDLANE_ASSIGN(rows, m_connection.query(QStringLiteral("SELECT state, count(*) FROM deliveries GROUP BY state")));
    std::vector<int> counts(domain::noticeStateCount);
    while (rows.next()) {
        if (const auto state = domain::noticeStateFrom(rows.text(0)))
            counts[size_t(*state)] = int(rows.integer(1));
    }
    FIELDLANE_TRY(rows.error());
    return counts;
}

Result<std::optional<core::Instant>> OutboxRepository::nextDue()
{
    FIELDLANE_ASSIGN(next, m_connection.single(QStringLiteral("SELECT min(next_at) FROM deliveries WHERE state = 'waiting'")));
    return next.isNull() ? std::nullopt : std::optional(core::fromMs(next.toLongLong()));
}

Result<void> OutboxRepository::retry(domain::DeliveryId id, core::Instant now)
{
    FIELDLANE_ASSIGN(touched,
        m_connection.execute(QStringLiteral("UPDATE deliveries SET state = 'waiting', attempts = 0, next_at = ? WHERE id = ? "
                                            "AND state IN ('failed', 'waiting')"),
            {core::toMs(now), id.value()}));
    if (touched == 1)
        return {};
    FIELDLANE_ASSIGN(found, select(QStringLiteral("WHERE d.id = ?"), {id.value()}));
    if (found.empty())
        return Error {ErrorCode::NotFound, QString::number(id.value()), QStringLiteral("There is no such delivery.")};
    return Error {ErrorCode::Forbidden, QString::number(id.value()), QStringLiteral("It was sent or withdrawn already.")};
}

} // namespace fieldlane::store
