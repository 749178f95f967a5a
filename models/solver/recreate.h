#pragma once
#include "solver/inserter.h"
#include "solver/partition.h"
#include "solver/tying.h"

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
    void bringForward();
    void follow(int visit);
    Order drawOrder();
    double keyOf(int visit, Order order) const;
    void put(int visit, const Place &place);
    bool speaks(int visit) const;
    Cost worthOf(int visit) const;

    State &m_state;
    const Model &m_model;
    core::Random &m_random;
    Inserter m_inserter;
    Tying m_tying;
    const Part *m_part = nullptr;
    std::vector<double> m_demand; // by visit
    std::vector<double> m_distance; // from the nearest start
    std::vector<std::pair<double, int>> m_queue;
    std::vector<std::pair<double, int>> m_ordered; // with ties only, like the next
    std::vector<char> m_isWaiting; // by visit
    bool m_hasPrices = false; // left-out visits differ in what they cost
};

} // namespace fieldlane::solver
