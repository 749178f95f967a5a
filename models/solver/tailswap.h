#pragma once
#include "core/random.h"
#include "solver/neighbours.h"
#include "solver/partition.h"
#include "solver/state.h"

namespace fieldlane::solver {

/// Exchanges the ends of two routes (2-opt*), or gives the end of one to an empty vehicle: what taking out strings and
/// greedy insertion hardly reach. One thread; the state outlives it.
class TailSwap
{
public:
    TailSwap(State &state, const Neighbours &neighbours, core::Random &random);

    void restrictTo(const Part *part) { m_part = part; }
    /// Inside a change: makes one random exchange that adds at most `slack` to the objective; false when the one
    /// that was drawn cannot be made. Then nothing, or something that must be rolled back, has happened.
    bool tryOne(Cost slack);

private:
    bool isOpen(int route) const { return !m_part || !m_part->isClosed[size_t(route)]; }
    bool join(int before, int after, Cost slack);
    bool collect(int from, int newVehicle, std::vector<int> &tail) const;
    void replaceTail(int vehicle, int last, const std::vector<int> &tail);
    bool fits(int vehicle) const;

    State &m_state;
    const Model &m_model;
    const Neighbours &m_neighbours;
    core::Random &m_random;
    const Part *m_part = nullptr;
    std::vector<int> m_first;
    std::vector<int> m_second;
    std::vector<int> m_nodes;
};

} // namespace fieldlane::solver
