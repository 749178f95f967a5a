#pragma once
#include "solver/problem.h"

namespace fieldlane::solver {

/// Which visits of a problem hang together across routes: those that begin at the same time, and those that wait for
/// others. Immutable.
class Ties
{
public:
    explicit Ties(const Problem &problem);

    bool isTied(int visit) const { return m_slots[size_t(visit)] >= 0; }
    const std::vector<int> &visits() const { return m_visits; } ///< that are tied, ascending
    // All that follows asks for a tied visit.
    const std::vector<int> &group(int visit) const { return tie(visit).group; } ///< that begin with it, itself among them; ascending
    const std::vector<int> &before(int visit) const { return tie(visit).before; } ///< that are done when it begins
    const std::vector<int> &after(int visit) const { return tie(visit).after; } ///< that wait for it
    /// All that cannot be done without it, itself among them.
    const std::vector<int> &dependents(int visit) const { return tie(visit).dependents; }
    bool speaksForGroup(int visit) const { return group(visit).front() == visit; }

private:
    struct Tie
    {
        std::vector<int> group;
        std::vector<int> before;
        std::vector<int> after;
        std::vector<int> dependents;
    };
    const Tie &tie(int visit) const { return m_ties[size_t(m_slots[size_t(visit)])]; }
    Tie &add(int visit);
    void addDependents(int visit);

    std::vector<int> m_slots; // by visit; -1: not tied
    std::vector<int> m_visits;
    std::vector<Tie> m_ties; // by slot
};

} // namespace fieldlane::solver
