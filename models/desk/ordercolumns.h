#pragma once
#include "core/worker.h"
#include "desk/catalog.h"
#include "domain/viewer.h"
#include "geo/nearestindex.h"
#include "rules/factcolumns.h"
#include <optional>
#include <span>

namespace fieldlane::store {
struct CountedOrder;
}

namespace fieldlane::desk {

/// The open orders and those of the last 30 days as columns, with the facts as dispatch puts them together (see
/// orderFacts()): a hundred thousand take one to two seconds to read and twenty megabytes. Belongs to one thread.
class OrderColumns
{
public:
    OrderColumns(std::shared_ptr<const Catalog> catalog, domain::Viewer viewer, core::Instant now);
    OrderColumns(const OrderColumns &) = delete;
    OrderColumns &operator=(const OrderColumns &) = delete;

    /// Reads all that count, a step at a time. Errors: Cancelled when it was stopped, at the next step; the next load goes
    /// on there.
    core::Result<void> load(store::Connection &connection, const core::StopToken &stop);
    /// One step of it: the next orders, at most so many.
    core::Result<void> loadMore(store::Connection &connection, const core::StopToken &stop, size_t most = 500);
    bool isLoaded() const { return m_ids && m_read == m_ids->size(); }
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
    core::Result<void> readAgain(store::Connection &connection, std::span<const domain::OrderId> ids);
    void put(const store::CountedOrder &counted);
    quint32 groupOf(const domain::Order &order);
    std::optional<double> nearest(Group &group, core::Coordinate from) const;

    std::shared_ptr<const Catalog> m_catalog;
    domain::Viewer m_viewer;
    core::Instant m_now;
    rules::FactColumns m_columns;
    std::vector<Group> m_groups;
    std::optional<std::vector<domain::OrderId>> m_ids; ///< of what is to be loaded; none: nobody knows yet
    size_t m_read = 0; ///< of them
    QHash<QString, quint32> m_groupCodes;
    QHash<QString, domain::FaultTypeId> m_faults; ///< by description, while loading
};

} // namespace fieldlane::desk
