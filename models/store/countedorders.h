#pragma once
#include "core/worker.h"
#include "domain/order.h"
#include "domain/viewer.h"
#include "store/connection.h"
#include <span>
#include <vector>

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
    /// All that are open or were entered since, in the order of their ids. Errors: Cancelled when it was stopped.
    core::Result<std::vector<domain::OrderId>> ids(core::Instant since, const core::StopToken &stop);
    /// Those of the ids that there are.
    core::Result<void> among(std::span<const domain::OrderId> ids, const Take &take);

private:
    Connection &m_connection;
    domain::Viewer m_viewer;
};

} // namespace fieldlane::store
