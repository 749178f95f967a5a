#include "desk/commandqueue.h"
#include <algorithm>

namespace fieldlane::desk {

using domain::OrderId;

namespace {

bool meets(const std::vector<OrderId> &orders, const std::set<OrderId> &busy)
{
    return std::any_of(orders.begin(), orders.end(), [&busy](OrderId id) { return busy.count(id) > 0; });
}

} // namespace

bool CommandQueue::isBusy(const std::vector<OrderId> &orders) const
{
    return meets(orders, m_underWay);
}

void CommandQueue::answered(const std::vector<OrderId> &orders)
{
    for (const OrderId order : orders)
        m_underWay.erase(order);
}

std::optional<CommandQueue::Waiting> CommandQueue::next()
{
    std::set<OrderId> busy = m_underWay;
    const auto found = std::find_if(m_waiting.begin(), m_waiting.end(), [&busy](const Waiting &waiting) {
        const bool waits = meets(waiting.orders, busy);
        busy.insert(waiting.orders.begin(), waiting.orders.end());
        return !waits;
    });
    if (found == m_waiting.end())
        return std::nullopt;
    Waiting waiting = std::move(*found);
    m_waiting.erase(found);
    return waiting;
}

} // namespace fieldlane::desk
