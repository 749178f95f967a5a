#pragma once
#include "core/random.h"
#include "store/table.h"
#include <QStringList>

namespace fieldlane::app::bench {

/// Writes made-up orders with their search texts straight into the tables. The same seed gives the same orders.
class OrderWriter
{
public:
    static constexpr int unitCount = 21; ///< the first is above all others
    static constexpr int technicianCount = 400;
    /// A word that stands in one of 62,500 orders.
    static constexpr auto rareWord = "Zyklotron";
    static const QStringList &types();

    OrderWriter(store::Connection &connection, quint64 seed, int orders);
    bool isDone() const { return m_next > m_orders; }
    core::Result<void> writeNext();

private:
    domain::Order nextOrder();
    void setWho(domain::Order &order);
    void setWhen(domain::Order &order);
    core::Result<void> writePlan(const domain::Order &order);

    store::Connection &m_connection;
    store::Table<domain::Order> m_table;
    store::Table<domain::Visit> m_visits;
    store::Table<domain::Assignment> m_assignments;
    core::Random m_random;
    int m_orders;
    int m_next = 1;
};

} // namespace fieldlane::app::bench
