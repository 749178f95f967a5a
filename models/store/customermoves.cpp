#include "store/customerrepository.h"
#include <algorithm>
#include <QJsonDocument>
#include <QJsonObject>

namespace fieldlane::store {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

/// {"7": 4}: what becomes of each of the ids.
template <class Id>
QString asJson(const std::map<Id, Id> &same)
{
    QJsonObject object;
    for (const auto &[from, to] : same)
        object.insert(QString::number(from.value()), to.value());
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

template <class Id>
QString orAmong(const QString &column, const std::map<Id, Id> &ids, Values &binds)
{
    for (const auto &[id, to] : ids)
        binds.push_back(id.value());
    const QStringList marks(qsizetype(ids.size()), QStringLiteral("?"));
    return ids.empty() ? QString() : QStringLiteral(" OR %1 IN (%2)").arg(column, marks.join(QLatin1Char(',')));
}

} // namespace

Result<domain::Likeness> CustomerRepository::likeness(domain::CustomerId a, domain::CustomerId b)
{
    FIELDLANE_ASSIGN(first, file(a));
    FIELDLANE_ASSIGN(second, file(b));
    return domain::likenessOf(first, second);
}

// Two indexes give the pairs; whether the addresses of a name are one is seen when both files are read.
Result<CustomerRepository::IdPairs> CustomerRepository::likePairs()
{
    return readPairs(QStringLiteral(
        "SELECT a.id, b.id FROM customers a JOIN customers b ON b.phone_digits = a.phone_digits AND b.id > a.id "
        "WHERE a.phone_digits <> '' UNION "
        "SELECT a.id, b.id FROM customers a JOIN customers b ON b.name_folded = a.name_folded AND b.id > a.id "
        "WHERE a.name_folded <> '' ORDER BY 1, 2"), {});
}

Result<CustomerRepository::IdPairs> CustomerRepository::likePairsOf(domain::CustomerId id)
{
    return readPairs(QStringLiteral(
        "SELECT a.id, b.id FROM customers a JOIN customers b ON b.phone_digits = a.phone_digits AND b.id <> a.id "
        "WHERE a.id = ? AND a.phone_digits <> '' UNION "
        "SELECT a.id, b.id FROM customers a JOIN customers b ON b.name_folded = a.name_folded AND b.id <> a.id "
        "WHERE a.id = ? AND a.name_folded <> '' ORDER BY 1, 2"), {id.value(), id.value()});
}

Result<CustomerRepository::IdPairs> CustomerRepository::readPairs(const QString &sql, const Values &binds)
{
    FIELDLANE_ASSIGN(rows, m_connection.query(sql, binds));
    IdPairs pairs;
    while (rows.next())
        pairs.emplace_back(std::min(rows.integer(0), rows.integer(1)), std::max(rows.integer(0), rows.integer(1)));
    FIELDLANE_TRY(rows.error());
    return pairs;
}

Result<std::vector<domain::CustomerPair>> CustomerRepository::duplicates(std::optional<domain::CustomerId> of, int most)
{
    FIELDLANE_ASSIGN(ids, of ? likePairsOf(*of) : likePairs());
    std::vector<domain::CustomerPair> found;
    for (const auto &[a, b] : ids) {
        FIELDLANE_ASSIGN(like, likeness(a, b));
        if (!like.phone && like.address.isEmpty())
            continue;
        FIELDLANE_ASSIGN(first, byId(a));
        FIELDLANE_ASSIGN(second, byId(b));
        found.push_back({std::move(first), std::move(second), std::move(like)});
        if (int(found.size()) >= most)
            break;
    }
    return found;
}

Result<std::vector<domain::OrderId>> CustomerRepository::ordersToMove(
    const domain::CustomerMerge &merge, domain::CustomerId dropped)
{
    Values binds {dropped.value()};
    QString condition = QStringLiteral("customer_id = ?");
    condition += orAmong(QStringLiteral("site_id"), merge.sameSites, binds);
    condition += orAmong(QStringLiteral("equipment_id"), merge.sameEquipment, binds);
    FIELDLANE_ASSIGN(rows, m_connection.query(QStringLiteral("SELECT id FROM orders WHERE %1 ORDER BY id").arg(condition), binds));
    std::vector<domain::OrderId> ids;
    while (rows.next())
        ids.emplace_back(rows.integer(0));
    FIELDLANE_TRY(rows.error());
    return ids;
}

Result<void> CustomerRepository::moveUnseenOrders(
    const domain::CustomerMerge &merge, domain::CustomerId dropped, const Step &step)
{
    const QString move = m_connection.dialect().moveUnseenOrders();
    if (move.isEmpty())
        return {};
    FIELDLANE_ASSIGN(rows,
        m_connection.query(move,
            {merge.kept.id.value(), dropped.value(), asJson(merge.sameSites), asJson(merge.sameEquipment), step.commandId,
                core::toMs(step.at)}));
    while (rows.next()) { }
    return rows.error();
}

Result<void> CustomerRepository::takeBackUnseenOrders(const QString &undoneId, const Step &step)
{
    const QString back = m_connection.dialect().takeBackUnseenOrders();
    if (back.isEmpty())
        return {};
    auto rows = m_connection.query(back, {undoneId, step.commandId, core::toMs(step.at)});
    if (!rows && rows.error().code == ErrorCode::Conflict)
        return Error {ErrorCode::Conflict, {},
            QStringLiteral("It cannot be undone because an order that you do not see was changed or entered since; ask somebody who sees all orders.")};
    if (!rows)
        return rows.error();
    while (rows->next()) { }
    return rows->error();
}

Result<bool> CustomerRepository::leavesOrdersBehind(const QString &commandId)
{
    FIELDLANE_ASSIGN(left,
        m_connection.single(QStringLiteral("SELECT count(*) FROM events e JOIN sites s ON s.id = e.subject_id "
                                           "JOIN orders o ON o.site_id = s.id "
                                           "WHERE e.command_id = ? AND e.subject_kind = 'site' AND o.customer_id <> s.customer_id"),
            {commandId}));
    return left.toLongLong() > 0;
}

} // namespace fieldlane::store
