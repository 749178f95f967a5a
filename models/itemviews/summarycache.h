#pragma once
#include "domain/ordersummary.h"
#include <unordered_map>

namespace fieldlane::itemviews {

/// The rows seen last, by id, so that rows that move keep their content. Two generations: when the young one is
/// full the old one is dropped, so between half and all of the capacity stays. Pointers live until the next
/// put() or remove().
class SummaryCache
{
public:
    explicit SummaryCache(size_t capacity);
    /// Null when it is not there; what is found counts as used.
    const domain::OrderSummary *find(domain::OrderId id) const;
    bool contains(domain::OrderId id) const { return m_young.count(id) > 0 || m_old.count(id) > 0; }
    void put(domain::OrderSummary summary);
    void remove(domain::OrderId id);
    size_t size() const { return m_young.size() + m_old.size(); }

private:
    using Map = std::unordered_map<domain::OrderId, domain::OrderSummary>;
    size_t m_half;
    mutable Map m_young;
    mutable Map m_old;
};

} // namespace fieldlane::itemviews
