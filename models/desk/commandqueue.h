#pragma once
#include "desk/command.h"
#include "desk/outcome.h"
#include <deque>
#include <functional>
#include <QPointer>

namespace fieldlane::desk {

/// Which orders have a change under way, and the commands that wait for it: commands on one order go out in the
/// order they were given.
class CommandQueue
{
public:
    using Done = std::function<void(const core::Result<Outcome> &)>;
    struct Waiting
    {
        std::vector<domain::OrderId> orders;
        Command command;
        QPointer<QObject> context;
        Done done;
    };

    const std::set<domain::OrderId> &underWay() const { return m_underWay; }
    bool isBusy(const std::vector<domain::OrderId> &orders) const;
    void wait(Waiting waiting) { m_waiting.push_back(std::move(waiting)); }
    void sent(const std::vector<domain::OrderId> &orders) { m_underWay.insert(orders.begin(), orders.end()); }
    void answered(const std::vector<domain::OrderId> &orders);
    /// Takes out the next that need not wait any more.
    std::optional<Waiting> next();

private:
    std::set<domain::OrderId> m_underWay;
    std::deque<Waiting> m_waiting;
};

} // namespace fieldlane::desk
