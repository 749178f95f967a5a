#pragma once
#include "solver/model.h"

namespace fieldlane::solver {

/// For each visit the others that are worth being next to it. Immutable, shared by all chains.
class Neighbours
{
public:
    struct Sizes
    {
        int near = 100; ///< by cost alone, for ruin
        int fitting = 100; ///< by cost, waiting and lateness, for insertion
        int classes = 8; ///< vehicles' classes whose empty vehicles are tried
    };
    Neighbours(const Model &model, Sizes sizes);

    /// Nearest first; the visit itself leads.
    const std::vector<int> &near(int visit) const { return m_near[size_t(visit)]; }
    /// The mean cost of the way from a visit to its fifth nearest: the scale of small changes to a plan.
    double nearCost() const { return m_nearCost; }
    /// Best fitting first.
    const std::vector<int> &fitting(int visit) const { return m_fitting[size_t(visit)]; }
    /// Classes of vehicles, the cheapest way out and home first.
    const std::vector<int> &classes(int visit) const { return m_classes[size_t(visit)]; }

private:
    void addVisit(const Model &model, int visit, Sizes sizes);
    void addClasses(const Model &model, int visit, int count);

    std::vector<std::vector<int>> m_near;
    std::vector<std::vector<int>> m_fitting;
    std::vector<std::vector<int>> m_classes;
    double m_nearCost = 0;
    double m_costPerTime = 1;
    std::vector<std::vector<quint64>> m_able; // by visit, one bit a vehicle
};

} // namespace fieldlane::solver
