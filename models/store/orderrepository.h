#pragma once
#include "domain/order.h"
#include "store/table.h"

namespace fieldlane::store {

/// Orders with their visits and assignments.
class OrderRepository
{
public:
    explicit OrderRepository(Connection &connection);
    core::Result<domain::OrderRecord> byId(domain::OrderId id);
    core::Result<domain::OrderRecord> byNumber(const QString &number);
    /// Not valid when there is none.
    core::Result<domain::OrderId> idOf(const QString &number);
    /// Those of the numbers that exist, in no order.
    core::Result<std::vector<domain::OrderRecord>> byNumbers(const QStringList &numbers);
    /// Those of the ids that exist, by id.
    core::Result<std::vector<domain::OrderRecord>> byIds(std::vector<domain::OrderId> ids);
    /// The next orders behind an id, by id: page by page through all of them, never by OFFSET.
    core::Result<std::vector<domain::OrderRecord>> after(domain::OrderId last, int count);
    /// With a booked place on the technician's lane, as lead or assistant, by id.
    core::Result<std::vector<domain::OrderRecord>> heldBy(domain::TechnicianId technician);
    /// When those came in that did within a span, in order; cancelled ones left out.
    core::Result<std::vector<core::Instant>> entryTimes(core::TimeSpan span);
    /// Those that came in within a span, in that order, cancelled ones left out; at most `most`.
    core::Result<std::vector<domain::OrderRecord>> enteredIn(core::TimeSpan span, int most);
    /// The number of the order that an order waits for, empty if for none; nothing when there is no order of that number.
    core::Result<std::optional<QString>> followedBy(const QString &number);
    /// Reads what an order waits for and what waits for it; done already for what comes from here.
    core::Result<void> relate(domain::OrderRecord &record);
    core::Result<qint64> count();
    /// The highest id so far; 0 without orders.
    core::Result<qint64> lastId();
    /// Writes what differs between `before` and `after`; a `before` without id inserts. New rows get their
    /// ids in `after`, and the order its new version. Conflict when the stored version is not `before`'s.
    core::Result<void> save(const domain::OrderRecord &before, domain::OrderRecord &after);

private:
    core::Result<domain::OrderRecord> withParts(domain::Order order);
    core::Result<std::vector<domain::OrderRecord>> allWithParts(
        std::vector<domain::Order> orders, const QString &condition, const Values &binds);
    template <class Entity>
    core::Result<void> saveParts(
        Table<Entity> &table, const std::vector<Entity> &before, std::vector<Entity> &after);
    core::Result<void> saveOrder(const domain::Order &before, domain::Order &after);
    core::Result<void> removeGone(const domain::OrderRecord &before, const domain::OrderRecord &after);
    core::Result<void> saveVisits(const domain::OrderRecord &before, domain::OrderRecord &after);

    Connection &m_connection;
    Table<domain::Order> m_orders;
    Table<domain::Visit> m_visits;
    Table<domain::Assignment> m_assignments;
};

} // namespace fieldlane::store
