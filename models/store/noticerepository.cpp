#include "store/noticerepository.h"
#include "store/noticetables.h"
#include <algorithm>

namespace fieldlane::store {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::Notice;

namespace {

/// Many in one statement: on a server each statement is a way there and back, and an offer to a pool tells all its members.
/// Without RETURNING: whoever writes a notice need not be able to read it.
template <class Entity>
Result<void> insert(Connection &connection, const Table<Entity> &table, const char *name, std::span<const Entity> entities)
{
    constexpr size_t mostRows = 32; // each number of rows is a statement of its own
    QStringList columns;
    for (const auto &field : table.fields())
        columns += QLatin1String(field.name);
    const QString row = QLatin1Char('(') + QStringList(columns.size(), QStringLiteral("?")).join(QLatin1String(", ")) + QLatin1Char(')');
    while (!entities.empty()) {
        const auto now = entities.first(std::min(entities.size(), mostRows));
        entities = entities.subspan(now.size());
        Values values;
        for (const Entity &entity : now) {
            for (const auto &field : table.fields())
                values.push_back(field.read(entity));
        }
        const QString rows = QStringList(qsizetype(now.size()), row).join(QLatin1String(", "));
        FIELDLANE_TRY(connection.execute(
            QStringLiteral("INSERT INTO %1(%2) VALUES %3").arg(QLatin1String(name), columns.join(QLatin1String(", ")), rows), values));
    }
    return {};
}

/// What an event of an order settled.
const QString settledKeys = QStringLiteral(
    "(SELECT notice_key FROM notices WHERE order_id = ? AND settled_version = ? AND settled_at IS NOT NULL AND withdrawn_at IS NULL)");
/// What was neither read nor settled.
const QString isNew = QStringLiteral("t.read_at IS NULL AND t.settled_at IS NULL");

/// The reader's own notices; without a log-in everybody's.
QString ownOnly(const domain::Viewer &viewer, Values &binds)
{
    if (viewer.technician.isValid() && viewer.person.isValid()) {
        binds.push_back(viewer.person.value());
        binds.push_back(viewer.technician.value());
        return QStringLiteral("(t.person_id = ? OR (t.person_id IS NULL AND t.technician_id = ?))");
    }
    if (viewer.person.isValid()) {
        binds.push_back(viewer.person.value());
        return QStringLiteral("t.person_id = ?");
    }
    if (viewer.technician.isValid()) {
        binds.push_back(viewer.technician.value());
        return QStringLiteral("t.technician_id = ?");
    }
    return QStringLiteral("1 = 1");
}

} // namespace

Result<void> NoticeRepository::append(std::span<const Notice> notices, std::span<const domain::Delivery> deliveries)
{
    FIELDLANE_TRY(insert(m_connection, noticeTable(m_connection), "notices", notices));
    return insert(m_connection, deliveryTable(m_connection), "deliveries", deliveries);
}

Result<std::vector<Notice>> NoticeRepository::ofEvent(domain::OrderId order, qint64 version)
{
    return noticeTable(m_connection)
        .select(QStringLiteral("WHERE t.order_id = ? AND t.order_version = ? AND t.kind <> 'reminder' "
                               "AND t.withdrawn_at IS NULL ORDER BY t.id"),
            {order.value(), version});
}

Result<bool> NoticeRepository::isReminded(domain::OrderId order, core::Instant deadline)
{
    FIELDLANE_ASSIGN(count,
        m_connection.single(
            QStringLiteral("SELECT count(*) FROM notices WHERE order_id = ? AND kind = 'reminder' AND due_at = ?"),
            {order.value(), core::toMs(deadline)}));
    return count.toInt() > 0;
}

Result<std::vector<domain::OrderId>> NoticeRepository::dueReminders(core::Instant now, int limit)
{
    FIELDLANE_ASSIGN(rows,
        m_connection.query(
            QStringLiteral("SELECT o.id FROM orders o JOIN pools p ON p.id = o.pool_id "
                           "WHERE o.claim_until > ? AND o.state = 'offered' AND p.remind_before_ms > 0 "
                           "AND o.claim_until - p.remind_before_ms <= ? AND NOT EXISTS (SELECT 1 FROM notices n "
                           "WHERE n.order_id = o.id AND n.kind = 'reminder' AND n.due_at = o.claim_until) "
                           "ORDER BY o.claim_until, o.id LIMIT ?"),
            {core::toMs(now), core::toMs(now), limit}));
    std::vector<domain::OrderId> ids;
    while (rows.next())
        ids.push_back(domain::OrderId(rows.integer(0)));
    FIELDLANE_TRY(rows.error());
    return ids;
}

Result<bool> NoticeRepository::withdraw(const Notice &notice, core::Instant now)
{
    FIELDLANE_TRY(m_connection.execute(
        QStringLiteral("UPDATE deliveries SET state = 'withdrawn' WHERE notice_key = ? AND state = 'waiting' AND lease_until <= ?"),
        {notice.key, core::toMs(now)}));
    // Sent, under way, or tried without an answer: it may have arrived.
    FIELDLANE_ASSIGN(seen,
        m_connection.single(
            QStringLiteral("SELECT count(*) FROM deliveries WHERE notice_key = ? AND (state IN ('sent', 'waiting') "
                           "OR (state = 'withdrawn' AND attempts > 0 AND error = ''))"),
            {notice.key}));
    if (notice.readAt || seen.toInt() > 0)
        return false;
    FIELDLANE_TRY(m_connection.execute(
        QStringLiteral("UPDATE notices SET withdrawn_at = ? WHERE notice_key = ?"), {core::toMs(now), notice.key}));
    return true;
}

Result<void> NoticeRepository::settleOffers(const domain::Order &order, const QString &taker, core::Instant now)
{
    FIELDLANE_TRY(m_connection.execute(
        QStringLiteral("UPDATE notices SET settled_at = ?, settled_version = ?, settled_by = ? WHERE order_id = ? "
                       "AND audience = 'poolMember' AND settled_at IS NULL AND withdrawn_at IS NULL"),
        {core::toMs(now), order.version + 1, taker, order.id.value()}));
    FIELDLANE_TRY(m_connection.execute(
        QStringLiteral("UPDATE deliveries SET state = 'withdrawn' WHERE state = 'waiting' AND (lease_until <= ? OR attempts = 0) "
                       "AND notice_key IN ") // what is being sent is not called back
            + settledKeys,
        {core::toMs(now), order.id.value(), order.version + 1}));
    return {};
}

Result<void> NoticeRepository::reopenOffers(domain::OrderId order, qint64 settledVersion, core::Instant now)
{
    FIELDLANE_TRY(m_connection.execute(
        QStringLiteral("UPDATE deliveries SET state = 'waiting', next_at = ? WHERE state = 'withdrawn' AND notice_key IN ") + settledKeys,
        {core::toMs(now), order.value(), settledVersion}));
    FIELDLANE_TRY(m_connection.execute(
        QStringLiteral("UPDATE notices SET settled_at = NULL, settled_version = 0, settled_by = '', read_at = NULL "
                       "WHERE order_id = ? AND settled_version = ? AND settled_at IS NOT NULL AND withdrawn_at IS NULL"),
        {order.value(), settledVersion}));
    return {};
}

Result<std::vector<Notice>> NoticeRepository::inbox(const domain::Viewer &viewer, const InboxFilter &filter)
{
    Values binds;
    const QString own = ownOnly(viewer, binds);
    const QString unread = filter.unreadOnly ? QStringLiteral(" AND ") + isNew : QString();
    binds.push_back(filter.limit);
    return noticeTable(m_connection)
        .select(QStringLiteral("WHERE %1%2 AND t.withdrawn_at IS NULL AND t.audience <> 'customer' "
                               "ORDER BY CASE WHEN %3 THEN 0 ELSE 1 END, t.id DESC LIMIT ?")
                    .arg(own, unread, isNew),
            binds);
}

Result<int> NoticeRepository::unread(const domain::Viewer &viewer)
{
    Values binds;
    const QString own = ownOnly(viewer, binds);
    FIELDLANE_ASSIGN(count,
        m_connection.single(QStringLiteral("SELECT count(*) FROM notices t WHERE %1 AND %2 "
                                           "AND t.withdrawn_at IS NULL AND t.audience <> 'customer'")
                                .arg(own, isNew),
            binds));
    return count.toInt();
}

Result<Notice> NoticeRepository::byId(domain::NoticeId id, const domain::Viewer &viewer)
{
    Values binds;
    const QString own = ownOnly(viewer, binds);
    binds.push_back(id.value());
    FIELDLANE_ASSIGN(found, noticeTable(m_connection).select(QStringLiteral("WHERE %1 AND t.id = ?").arg(own), binds));
    if (found.empty())
        return Error {ErrorCode::NotFound, QString::number(id.value()), QStringLiteral("You have no such notice.")};
    return std::move(found.front());
}

Result<void> NoticeRepository::markRead(domain::NoticeId id, core::Instant now)
{
    FIELDLANE_TRY(m_connection.execute(
        QStringLiteral("UPDATE notices SET read_at = ? WHERE id = ? AND read_at IS NULL"), {core::toMs(now), id.value()}));
    return {};
}

Result<bool> NoticeRepository::isUsed(domain::NoticeChannelId channel)
{
    FIELDLANE_ASSIGN(
        count, m_connection.single(QStringLiteral("SELECT count(*) FROM deliveries WHERE channel_id = ?"), {channel.value()}));
    return count.toInt() > 0;
}

} // namespace fieldlane::store
