#include "store/relatedorders.h"
#include <algorithm>
#include <unordered_map>

namespace fieldlane::store {

using core::Result;
using domain::OrderRecord;
using domain::RelatedOrder;

namespace {

constexpr size_t page = 100; // one statement text for every page, so that it stays prepared

/// What there is of some orders that others wait for, or that wait for others, by `condition`.
QString relatedBy(const QString &condition)
{
    return QStringLiteral("SELECT o.id, o.number, o.state, o.follows, a.planned_start, a.planned_end, a.arrived_at FROM orders o "
                          "LEFT JOIN assignments a ON a.order_id = o.id AND a.booked = 1 AND a.role = 'lead' WHERE ")
        + condition;
}

const QString &statementFor(size_t count)
{
    static const QString marks = QStringList(qsizetype(page), QStringLiteral("?")).join(QLatin1String(", "));
    static const QString one = relatedBy(QStringLiteral("o.number = ? UNION ALL ")) + relatedBy(QStringLiteral("o.follows = ? AND o.follows <> ''"));
    static const QString many = relatedBy(QStringLiteral("o.number IN (%1) UNION ALL ").arg(marks))
        + relatedBy(QStringLiteral("o.follows IN (%1) AND o.follows <> ''").arg(marks));
    return count == 1 ? one : many;
}

RelatedOrder read(const Rows &row)
{
    RelatedOrder related {domain::OrderId(row.integer(0)), row.text(1), domain::orderStateFrom(row.text(2)).value_or(domain::OrderState::Draft), {}};
    if (!row.isNull(4)) {
        related.planned = core::TimeSpan {row.instant(4), row.instant(5)};
        if (const auto arrived = row.optionalInstant(6))
            related.planned = core::TimeSpan {*arrived, *arrived + related.planned->length()};
    }
    return related;
}

class Relating
{
public:
    explicit Relating(std::span<OrderRecord> records)
        : m_records(records)
    {
        for (OrderRecord &record : records) {
            record.predecessor.reset();
            record.successors.clear();
            m_ofNumber.emplace(record.order.number, &record);
            if (!record.order.follows.isEmpty())
                m_waiting.emplace(record.order.follows, &record);
        }
    }
    Result<void> run(Connection &connection)
    {
        const size_t marks = m_records.size() == 1 ? 1 : page;
        Values binds;
        for (size_t i = 0; i < marks; ++i)
            binds.push_back(m_records[std::min(i, m_records.size() - 1)].order.follows);
        for (size_t i = 0; i < marks; ++i)
            binds.push_back(m_records[std::min(i, m_records.size() - 1)].order.number);
        FIELDLANE_ASSIGN(rows, connection.query(statementFor(marks), binds));
        while (rows.next())
            take(read(rows), rows.text(3));
        return rows.error();
    }

private:
    /// Of a page in which one waits for another both halves of the statement may tell.
    void take(const RelatedOrder &related, const QString &follows)
    {
        const auto [first, last] = m_waiting.equal_range(related.number);
        for (auto it = first; it != last; ++it)
            it->second->predecessor = related;
        const auto it = follows.isEmpty() ? m_ofNumber.end() : m_ofNumber.find(follows);
        if (it == m_ofNumber.end())
            return;
        auto &successors = it->second->successors;
        if (std::find(successors.begin(), successors.end(), related) == successors.end())
            successors.push_back(related);
    }

    std::span<OrderRecord> m_records;
    std::unordered_map<QString, OrderRecord *> m_ofNumber;
    std::unordered_multimap<QString, OrderRecord *> m_waiting;
};

} // namespace

Result<std::set<domain::OrderId>> predecessorsOf(Connection &connection, const std::set<domain::OrderId> &orders)
{
    static const QString sql = QStringLiteral("SELECT p.id FROM orders o JOIN orders p ON p.number = o.follows WHERE o.follows <> '' AND o.id IN (%1)")
                                   .arg(QStringList(qsizetype(page), QStringLiteral("?")).join(QLatin1String(", ")));
    std::set<domain::OrderId> found;
    for (auto next = orders.begin(); next != orders.end();) {
        Values binds;
        for (; binds.size() < page && next != orders.end(); ++next)
            binds.push_back(next->value());
        binds.resize(page, binds.front());
        FIELDLANE_ASSIGN(rows, connection.query(sql, binds));
        while (rows.next())
            found.insert(domain::OrderId(rows.integer(0)));
        FIELDLANE_TRY(rows.error());
    }
    return found;
}

Result<void> readRelations(Connection &connection, std::span<OrderRecord> records)
{
    for (size_t from = 0; from < records.size(); from += page)
        FIELDLANE_TRY(Relating(records.subspan(from, std::min(page, records.size() - from))).run(connection));
    return {};
}

} // namespace fieldlane::store
