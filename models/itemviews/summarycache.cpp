#include "itemviews/summarycache.h"

namespace fieldlane::itemviews {

using domain::OrderId;
using domain::OrderSummary;

SummaryCache::SummaryCache(size_t capacity)
    : m_half(capacity / 2)
{
}

const OrderSummary *SummaryCache::find(OrderId id) const
{
    if (const auto it = m_young.find(id); it != m_young.end())
        return &it->second;
    auto node = m_old.extract(id);
    if (node.empty())
        return nullptr;
    return &m_young.insert(std::move(node)).position->second; // a node keeps its address
}

void SummaryCache::put(OrderSummary summary)
{
    const OrderId id = summary.id;
    m_old.erase(id);
    if (m_young.size() >= m_half) {
        m_old = std::move(m_young);
        m_young = {};
        m_old.erase(id);
    }
    m_young.insert_or_assign(id, std::move(summary));
}

void SummaryCache::remove(OrderId id)
{
    m_young.erase(id);
    m_old.erase(id);
}

} // namespace fieldlane::itemviews
