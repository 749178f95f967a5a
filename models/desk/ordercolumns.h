#pragma once
#include "core/worker.h"
#include "desk/catalog.h"
#include "domain/viewer.h"
#include "geo/nearestindex.h"
#include "rules/factcolumns.h"

namespace fieldlane::store {
struct CountedOrder;
}

namespace fieldlane::desk {

/// The open orders and those of the last 30 days as columns, with the facts as dispatch puts them together (see
/// orderFacts()): a hundred thousand take about half a second to read and twenty megabytes. Belongs to one thread.
class OrderColumns
{
public:
    OrderColumns(std::shared_ptr<const Catalog> catalog, domain::Viewer viewer, core::Instant now);
    OrderColumns(const OrderColumns &) = delete;
    OrderColumns &operator=(const OrderColumns &) = delete;

    /// Errors: Cancelled when it was stopped; what was read by then is not to be used.
    core::Result<void> load(store::Connection &connection, const core::StopToken &stop);
    /// Reads some orders again; those out of sight are not counted any more.
    core::Result<void> refresh(store::Connection &connection, const std::vector<domain::OrderId> &ids);
    /// Technicians, what they can do and where they are, may have changed; units and fault types have not.
    void setPeople(std::shared_ptr<const Catalog> catalog, core::Instant now);
    rules::FactColumns &columns() { return m_columns; }
    const Catalog &catalog() const { return *m_catalog; }

private:
    /// Orders that the same people can do.
    struct Group
    {
        domain::Order example; ///< unit, fault type and needs count
        bool isAsked = false;
        std::vector<core::Coordinate> places;
        std::optional<geo::NearestIndex> index; ///< of many places
    };
    void put(const store::CountedOrder &counted);
    quint32 groupOf(const domain::Order &order);
    std::optional<double> nearest(Group &group, core::Coordinate from) const;

    std::shared_ptr<const Catalog> m_catalog;
    domain::Viewer m_viewer;
    core::Instant m_now;
    rules::FactColumns m_columns;
    std::vector<Group> m_groups;
    QHash<QString, quint32> m_groupCodes;
    QHash<QString, domain::FaultTypeId> m_faults; ///< by description, while loading
};

} // namespace fieldlane::desk
