#pragma once
#include "engine/dayplan.h"

namespace fieldlane::engine {

/// Which tasks of a plan wait for which others of it. What lies elsewhere their jobs know themselves.
class Sequence
{
public:
    explicit Sequence(const std::vector<PlanTask> &tasks);
    /// What comes first of two.
    std::optional<size_t> before(size_t task) const { return m_links.empty() || m_links[task].before < 0 ? std::nullopt : std::optional(size_t(m_links[task].before)); }
    bool isTied(size_t task) const { return !m_links.empty() && m_links[task].isTied; }
    /// How many come before it, one after the other; those that wait for each other all around have as many as there are tasks.
    size_t depth(size_t task) const { return m_links.empty() ? 0 : m_links[task].depth; }
    bool isEmpty() const { return m_links.empty(); }
    /// Tells what waits for a task, and what it waits for, where that lies now; nothing: nobody has it.
    void tell(std::vector<PlanTask> &tasks, size_t task, std::optional<core::TimeSpan> span) const;

private:
    struct Link
    {
        int before = -1;
        size_t depth = 0;
        bool isTied = false;
    };
    std::vector<Link> m_links; ///< by task; none when nothing waits
};

} // namespace fieldlane::engine
