#pragma once
#include "solver/inserter.h"
#include "solver/partition.h"

namespace fieldlane::solver {

/// Puts visits back greedily, each at its cheapest place, in an order drawn anew each time.
/// One thread; the state outlives it.
class Recreate
{
public:
    Recreate(State &state, const Neighbours &neighbours, core::Random &random);

    Inserter &inserter() { return m_inserter; }
    /// Inserts into the part's routes, and of what is left out only the part's visits; nullptr: everything.
    void restrictTo(const Part *part);
    /// Inserts what was removed, and from what is left out whatever fits the touched routes. Stops early, false,
    /// once the objective is certain to pass `threshold`.
    bool run(const std::vector<int> &removed, Cost threshold);
    /// Inserts all that is left out wherever it fits.
    void insertAll();

private:
    enum class Order { Random, Demand, Far, Near, Narrow, Price };
    void sort(Order order);
    Order drawOrder();
    double keyOf(int visit, Order order) const;
    void put(int visit, const Place &place);

    State &m_state;
    const Model &m_model;
    core::Random &m_random;
    Inserter m_inserter;
    const Part *m_part = nullptr;
    std::vector<double> m_demand; // by visit
    std::vector<double> m_distance; // from the nearest start
    std::vector<std::pair<double, int>> m_queue;
    bool m_hasPrices = false; // left-out visits differ in what they cost
};

} // namespace fieldlane::solver
