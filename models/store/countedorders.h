#pragma once
#include "core/worker.h"
#include "domain/order.h"
#include "domain/viewer.h"
#include "store/connection.h"

namespace fieldlane::store {

/// An order as rules are counted over it: of its fields those that rules look at, its state and its times.
struct CountedOrder
{
    domain::Order order;
    QString customerGrade;
    std::optional<core::Instant> warrantyUntil; ///< of the equipment
};

/// The orders that rules are counted over, of those that a viewer sees, row by row: there may be a million.
class CountedOrders
{
public:
    using Take = std::function<void(const CountedOrder &)>;

    CountedOrders(Connection &connection, domain::Viewer viewer)
        : m_connection(connection)
        , m_viewer(std::move(viewer))
    {
    }
    /// All that are open or were entered since. Errors: Cancelled when it was stopped.
    core::Result<void> all(core::Instant since, const Take &take, const core::StopToken &stop);
    /// Those of the ids that there are.
    core::Result<void> among(const std::vector<domain::OrderId> &ids, const Take &take);

private:
    core::Result<void> select(const QString &condition, Values binds, const Take &take, const core::StopToken &stop);

    Connection &m_connection;
    domain::Viewer m_viewer;
};

} // namespace fieldlane::store
