#include "solver/ties.h"
#include <algorithm>
#include <utility>

namespace fieldlane::solver {

Ties::Ties(const Problem &problem)
    : m_slots(problem.visits().size(), -1)
{
    for (const auto &together : problem.together()) {
        for (const int visit : together) {
            auto &group = add(visit).group;
            group = together;
            std::sort(group.begin(), group.end());
        }
    }
    for (const Succession &succession : problem.successions()) {
        add(succession.before).after.push_back(succession.after);
        add(succession.after).before.push_back(succession.before);
    }
    for (int visit = 0; visit < int(m_slots.size()); ++visit) {
        if (isTied(visit))
            m_visits.push_back(visit);
    }
    for (const int visit : m_visits)
        addDependents(visit);
}

Ties::Tie &Ties::add(int visit)
{
    int &slot = m_slots[size_t(visit)];
    if (slot < 0) {
        slot = int(m_ties.size());
        m_ties.emplace_back().group = {visit};
    }
    return m_ties[size_t(slot)];
}

void Ties::addDependents(int visit)
{
    std::vector<int> found;
    std::vector<char> isFound(m_slots.size(), 0);
    const auto take = [&](int member) {
        for (const int other : group(member)) {
            if (!std::exchange(isFound[size_t(other)], 1))
                found.push_back(other);
        }
    };
    take(visit);
    for (size_t i = 0; i < found.size(); ++i) {
        for (const int waiting : after(found[i]))
            take(waiting);
    }
    add(visit).dependents = std::move(found);
}

} // namespace fieldlane::solver
