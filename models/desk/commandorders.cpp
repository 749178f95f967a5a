#include "desk/commandorders.h"
#include <algorithm>

namespace fieldlane::desk {

using domain::OrderId;

std::vector<OrderId> ordersOf(const Command &command)
{
    std::vector<OrderId> orders;
    const auto note = [&orders](OrderId id) {
        if (id.isValid())
            orders.push_back(id);
    };
    const auto visit = [&note]<class T>(const T &c) {
        if constexpr (requires { c.orderId; })
            note(c.orderId);
        else if constexpr (requires { c.base.id; })
            note(c.base.id);
    };
    if (const auto *single = std::get_if<SingleCommand>(&command))
        std::visit(visit, *single);
    else if (const auto *batch = std::get_if<Batch>(&command))
        std::for_each(batch->commands.begin(), batch->commands.end(), [&](const auto &c) { std::visit(visit, c); });
    return orders;
}

void setVersions(Command &command, const Board &board)
{
    const auto versionOf = [&board](OrderId id) {
        const domain::PlannedWork *work = board.findOrder(id);
        return work ? work->orderVersion : 0;
    };
    const auto visit = [&versionOf]<class T>(T &c) {
        if constexpr (requires { c.orderId; c.version; })
            c.version = versionOf(c.orderId);
        else if constexpr (requires { c.base.id; })
            c.base.version = versionOf(c.base.id);
    };
    if (auto *single = std::get_if<SingleCommand>(&command))
        std::visit(visit, *single);
    else if (auto *batch = std::get_if<Batch>(&command))
        std::for_each(batch->commands.begin(), batch->commands.end(), [&](auto &c) { std::visit(visit, c); });
}

} // namespace fieldlane::desk
