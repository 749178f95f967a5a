#include "store/orderrepository.h"
#include "store/relatedorders.h"
#include "store/searchindex.h"
#include <algorithm>
#include <unordered_map>

namespace fieldlane::store {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::OrderRecord;

namespace {

template <class List, class Id>
bool isGone(const List &list, Id id)
{
    return std::none_of(list.begin(), list.end(), [&](const auto &part) { return part.id == id; });
}

} // namespace

OrderRepository::OrderRepository(Connection &connection)
    : m_connection(connection)
    , m_orders(orderTable(connection))
    , m_visits(visitTable(connection))
    , m_assignments(assignmentTable(connection))
{
}

Result<OrderRecord> OrderRepository::byId(domain::OrderId id)
{
    FIELDLANE_ASSIGN(order, m_orders.byId(id));
    return withParts(std::move(order));
}

Result<OrderRecord> OrderRepository::byNumber(const QString &number)
{
    FIELDLANE_ASSIGN(list, m_orders.select(QStringLiteral("WHERE t.number = ?"), {number}));
    if (list.empty())
        return Error{ErrorCode::NotFound, number, QStringLiteral("There is no order with this number.")};
    return withParts(std::move(list.front()));
}

Result<domain::OrderId> OrderRepository::idOf(const QString &number)
{
    FIELDLANE_ASSIGN(rows, m_connection.query(QStringLiteral("SELECT id FROM orders WHERE number = ?"), {number}));
    const domain::OrderId id = rows.next() ? domain::OrderId(rows.integer(0)) : domain::OrderId();
    FIELDLANE_TRY(rows.error());
    return id;
}

Result<std::vector<OrderRecord>> OrderRepository::heldBy(domain::TechnicianId technician)
{
    const QString held = QStringLiteral("IN (SELECT a.order_id FROM assignments a WHERE a.technician_id = ? AND a.booked = 1) ORDER BY t.id");
    FIELDLANE_ASSIGN(orders, m_orders.select(QStringLiteral("WHERE t.id ") + held, {technician.value()}));
    return allWithParts(std::move(orders), QStringLiteral("WHERE t.order_id ") + held, {technician.value()});
}

Result<std::optional<QString>> OrderRepository::followedBy(const QString &number)
{
    FIELDLANE_ASSIGN(rows, m_connection.query(QStringLiteral("SELECT follows FROM orders WHERE number = ?"), {number}));
    const std::optional<QString> follows = rows.next() ? std::optional(rows.text(0)) : std::nullopt;
    FIELDLANE_TRY(rows.error());
    return follows;
}

Result<void> OrderRepository::relate(OrderRecord &record)
{
    return readRelations(m_connection, {&record, 1});
}

Result<qint64> OrderRepository::count()
{
    FIELDLANE_ASSIGN(count, m_connection.single(QStringLiteral("SELECT count(*) FROM orders")));
    return count.toLongLong();
}

Result<qint64> OrderRepository::lastId()
{
    FIELDLANE_ASSIGN(last, m_connection.single(m_connection.dialect().highestOrderId()));
    return last.toLongLong();
}

Result<OrderRecord> OrderRepository::withParts(domain::Order order)
{
    OrderRecord record;
    record.order = std::move(order);
    const Values id{record.order.id.value()};
    FIELDLANE_ASSIGN(visits, m_visits.select(QStringLiteral("WHERE t.order_id = ? ORDER BY t.id"), id));
    FIELDLANE_ASSIGN(
        assignments, m_assignments.select(QStringLiteral("WHERE t.order_id = ? ORDER BY t.id"), id));
    record.visits = std::move(visits);
    record.assignments = std::move(assignments);
    FIELDLANE_TRY(relate(record));
    return record;
}

Result<std::vector<OrderRecord>> OrderRepository::allWithParts(
    std::vector<domain::Order> orders, const QString &condition, const Values &binds)
{
    std::vector<OrderRecord> records(orders.size());
    std::unordered_map<domain::OrderId, OrderRecord *> byId;
    for (size_t i = 0; i < orders.size(); ++i) {
        records[i].order = std::move(orders[i]);
        byId.emplace(records[i].order.id, &records[i]);
    }
    FIELDLANE_ASSIGN(visits, m_visits.select(condition, binds));
    for (domain::Visit &visit : visits) {
        if (const auto it = byId.find(visit.orderId); it != byId.end())
            it->second->visits.push_back(visit);
    }
    FIELDLANE_ASSIGN(assignments, m_assignments.select(condition, binds));
    for (domain::Assignment &assignment : assignments) {
        if (const auto it = byId.find(assignment.orderId); it != byId.end())
            it->second->assignments.push_back(assignment);
    }
    FIELDLANE_TRY(readRelations(m_connection, records));
    return records;
}

Result<std::vector<OrderRecord>> OrderRepository::byNumbers(const QStringList &numbers)
{
    constexpr qsizetype page = 100; // one statement text for every page, so that it stays prepared
    const QString marks = QStringList(page, QStringLiteral("?")).join(QLatin1String(", "));
    std::vector<OrderRecord> found;
    for (qsizetype from = 0; from < numbers.size(); from += page) {
        Values binds;
        for (qsizetype i = 0; i < page; ++i)
            binds.push_back(numbers[std::min(from + i, numbers.size() - 1)]);
        FIELDLANE_ASSIGN(orders,
            m_orders.select(QStringLiteral("WHERE t.number IN (%1) ORDER BY t.id").arg(marks), binds));
        if (orders.empty())
            continue;
        Values ids;
        for (size_t i = 0; i < size_t(page); ++i)
            ids.push_back(orders[std::min(i, orders.size() - 1)].id.value());
        FIELDLANE_ASSIGN(records,
            allWithParts(
                std::move(orders), QStringLiteral("WHERE t.order_id IN (%1) ORDER BY t.id").arg(marks), ids));
        std::move(records.begin(), records.end(), std::back_inserter(found));
    }
    return found;
}

Result<std::vector<OrderRecord>> OrderRepository::byIds(std::vector<domain::OrderId> ids)
{
    constexpr size_t page = 100; // as above
    const QString marks = QStringList(qsizetype(page), QStringLiteral("?")).join(QLatin1String(", "));
    std::sort(ids.begin(), ids.end());
    std::vector<OrderRecord> found;
    for (size_t from = 0; from < ids.size(); from += page) {
        Values binds;
        for (size_t i = 0; i < page; ++i)
            binds.push_back(ids[std::min(from + i, ids.size() - 1)].value());
        FIELDLANE_ASSIGN(orders, m_orders.select(QStringLiteral("WHERE t.id IN (%1) ORDER BY t.id").arg(marks), binds));
        FIELDLANE_ASSIGN(records,
            allWithParts(std::move(orders), QStringLiteral("WHERE t.order_id IN (%1) ORDER BY t.id").arg(marks), binds));
        std::move(records.begin(), records.end(), std::back_inserter(found));
    }
    return found;
}

Result<std::vector<OrderRecord>> OrderRepository::after(domain::OrderId last, int count)
{
    FIELDLANE_ASSIGN(orders,
        m_orders.select(QStringLiteral("WHERE t.id > ? ORDER BY t.id LIMIT ?"), {last.value(), count}));
    if (orders.empty())
        return std::vector<OrderRecord>();
    const Values span{orders.front().id.value(), orders.back().id.value()};
    return allWithParts(
        std::move(orders), QStringLiteral("WHERE t.order_id BETWEEN ? AND ? ORDER BY t.id"), span);
}

Result<std::vector<core::Instant>> OrderRepository::entryTimes(core::TimeSpan span)
{
    FIELDLANE_ASSIGN(rows,
        m_connection.query(QStringLiteral("SELECT created_at FROM orders WHERE created_at >= ? AND created_at < ? AND state <> 'cancelled' ORDER BY created_at"),
            {core::toMs(span.start), core::toMs(span.end)}));
    std::vector<core::Instant> times;
    while (rows.next())
        times.push_back(rows.instant(0));
    FIELDLANE_TRY(rows.error());
    return times;
}

Result<std::vector<OrderRecord>> OrderRepository::enteredIn(core::TimeSpan span, int most)
{
    const Values within {core::toMs(span.start), core::toMs(span.end)};
    FIELDLANE_ASSIGN(orders,
        m_orders.select(QStringLiteral("WHERE t.created_at >= ? AND t.created_at < ? AND t.state <> 'cancelled' ORDER BY t.created_at, t.id LIMIT ?"),
            {within[0], within[1], most}));
    return allWithParts(std::move(orders),
        QStringLiteral("WHERE t.order_id IN (SELECT o.id FROM orders o WHERE o.created_at >= ? AND o.created_at < ?) ORDER BY t.id"), within);
}

Result<void> OrderRepository::saveOrder(const domain::Order &before, domain::Order &after)
{
    if (!before.id.isValid()) {
        FIELDLANE_ASSIGN(id, m_orders.insert(after));
        after.id = id;
        after.version = 1;
        return saveSearchText(m_connection, after);
    }
    after.version = before.version;
    FIELDLANE_TRY(m_orders.update(after));
    after.version = before.version + 1;
    return hasOtherWords(before, after) ? saveSearchText(m_connection, after) : Result<void>();
}

template <class Entity>
Result<void> OrderRepository::saveParts(
    Table<Entity> &table, const std::vector<Entity> &before, std::vector<Entity> &after)
{
    for (Entity &part : after) {
        const auto old = std::find_if(before.begin(), before.end(),
            [&](const Entity &b) { return part.id.isValid() && b.id == part.id; });
        if (old == before.end()) {
            FIELDLANE_ASSIGN(id, table.insert(part));
            part.id = id;
        } else if (!domain::difference(table.fields(), *old, part).isEmpty()) {
            FIELDLANE_TRY(table.update(part));
        }
    }
    return {};
}

Result<void> OrderRepository::saveVisits(const OrderRecord &before, OrderRecord &after)
{
    for (domain::Visit &visit : after.visits)
        visit.orderId = after.order.id;
    FIELDLANE_TRY(saveParts(m_visits, before.visits, after.visits));
    for (domain::Assignment &a : after.assignments) {
        a.orderId = after.order.id;
        if (!a.visitId.isValid() && !after.visits.empty())
            a.visitId = after.visits.back().id;
    }
    return {};
}

Result<void> OrderRepository::removeGone(const OrderRecord &before, const OrderRecord &after)
{
    for (const domain::Assignment &a : before.assignments) {
        if (isGone(after.assignments, a.id))
            FIELDLANE_TRY(m_assignments.remove(a.id));
    }
    return {};
}

Result<void> OrderRepository::save(const OrderRecord &before, OrderRecord &after)
{
    const bool isNew = !before.order.id.isValid();
    const bool gains = std::any_of(after.assignments.begin(), after.assignments.end(),
        [](const domain::Assignment &a) { return !a.id.isValid(); });
    // Whoever sees an order through an assignment alone must see it before and after its row is written: the
    // assignment that shows it comes before the row, the one that showed it goes after it.
    const bool orderFirst = isNew || !gains;
    if (orderFirst)
        FIELDLANE_TRY(saveOrder(before.order, after.order));
    // Rows that go leave before others come, or a moved booking would collide with the one it replaces.
    FIELDLANE_TRY(removeGone(before, after));
    FIELDLANE_TRY(saveVisits(before, after));
    FIELDLANE_TRY(saveParts(m_assignments, before.assignments, after.assignments));
    for (const domain::Visit &v : before.visits) {
        if (isGone(after.visits, v.id))
            FIELDLANE_TRY(m_visits.remove(v.id));
    }
    return orderFirst ? Result<void>() : saveOrder(before.order, after.order);
}

} // namespace fieldlane::store
