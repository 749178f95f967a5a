#include "engine/sequence.h"
#include <map>

namespace fieldlane::engine {

Sequence::Sequence(const std::vector<PlanTask> &tasks)
{
    std::map<domain::OrderId, size_t> taskOf;
    bool any = false;
    for (size_t t = 0; t < tasks.size(); ++t) {
        taskOf.emplace(tasks[t].job.orderId, t);
        any = any || tasks[t].job.predecessor;
    }
    if (!any)
        return;
    m_links.resize(tasks.size());
    for (size_t t = 0; t < tasks.size(); ++t) {
        const auto first = tasks[t].job.predecessor ? taskOf.find(tasks[t].job.predecessor->orderId) : taskOf.end();
        if (first == taskOf.end())
            continue;
        m_links[t].before = int(first->second);
        m_links[t].isTied = m_links[first->second].isTied = true;
    }
    for (Link &link : m_links) {
        for (int at = link.before; at >= 0 && link.depth < tasks.size(); at = m_links[size_t(at)].before)
            ++link.depth;
    }
}

void Sequence::tell(std::vector<PlanTask> &tasks, size_t task, std::optional<core::TimeSpan> span) const
{
    if (!isTied(task))
        return;
    for (size_t next = 0; next < tasks.size(); ++next) {
        if (m_links[next].before == int(task))
            tasks[next].job.predecessor->span = span;
    }
    if (const auto first = before(task)) {
        for (TiedOrder &tied : tasks[*first].job.successors) {
            if (tied.orderId == tasks[task].job.orderId)
                tied.span = span;
        }
    }
}

} // namespace fieldlane::engine
