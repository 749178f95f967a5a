#pragma once
#include "solver/recreate.h"
#include "solver/ruin.h"

namespace fieldlane::solver {

/// One search: ruin, recreate, accept by simulated annealing; it keeps the best plan it has seen.
/// One thread; model and neighbours outlive it.
class Chain
{
public:
    struct Settings
    {
        Ruin::Settings ruin;
        double blinks = 0.01;
        double hot = 0.1; ///< temperatures as shares of the mean cost of a planned call
        double cold = 0.003;
    };
    Chain(const Model &model, const Neighbours &neighbours, quint64 seed, const Settings &settings);

    /// Makes the first plan.
    void construct();
    /// One try; `progress` from 0 to 1 says how cold it is.
    void step(double progress);

    const State &state() const { return m_state; }
    Cost bestObjective() const { return m_bestObjective; }
    Plan bestPlan() const;

private:
    double temperature(double progress) const;
    int drawSeed();
    void keepBest();
    void checkAgainstReferee() const;

    const Model &m_model;
    Settings m_settings;
    core::Random m_random;
    State m_state;
    Ruin m_ruin;
    Recreate m_recreate;
    Cost m_bestObjective = impossible;
    std::vector<std::vector<int>> m_best; // nodes of each route
    std::vector<char> m_isChanged; // routes that differ from m_best, perhaps
    std::vector<int> m_changed;
};

} // namespace fieldlane::solver
