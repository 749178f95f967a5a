#pragma once
#include "solver/partition.h"
#include "solver/recreate.h"
#include "solver/ruin.h"
#include "solver/tailexchange.h"

namespace fieldlane::solver {

/// One search: ruin and recreate, or an exchange of two routes' ends, accepted by simulated annealing; it keeps the best
/// plan it has seen.
/// One thread; model and neighbours outlive it.
class Chain
{
public:
    struct Settings
    {
        Ruin::Settings ruin;
        double exchanges = 0.3; ///< share of the tries
        double blinks = 0.005;
        double hot = 1.8; ///< temperatures as shares of what the way to a near visit costs
        double cold = 0.055;
        /// Where prices of leaving out differ and not everybody is served, some tries of the beginning may give up as much as
        /// the least price, so that what is served can change at all; and some begin with what is left out.
        double pricedTries = 0.3;
        double pricedUntil = 0.4; ///< progress
        double hotPrice = 1; ///< temperatures as shares of the least price
        double coldPrice = 0.05; ///< at `pricedUntil`
        double leftOutSeeds = 0.05;
    };

    Chain(const Model &model, const Neighbours &neighbours, quint64 seed, const Settings &settings);

    /// Makes the first plan.
    void construct();
    /// Has the first plan that another chain has made, in place of construct().
    void startFrom(const Layout &layout);
    /// One try; `progress` from 0 to 1 says how cold it is.
    void step(double progress);

    const State &state() const { return m_state; }
    qint64 stepCount() const { return m_stepCount; }
    Cost bestObjective() const { return m_bestObjective; }
    const Layout &best() const { return m_best; }

    /// Goes on from this plan, which is the best from now on; lifts the restriction.
    void take(const Layout &layout);
    /// Changes nothing but this part; it outlives its use here.
    void restrictTo(const Part *part);

private:
    double temperature(double progress) const;
    Cost drawThreshold(double progress);
    bool mayTrade() const { return m_leastPrice > 0 && !m_state.leftOut().empty(); }
    int drawSeed();
    bool change(int seed, Cost threshold);
    void accept();
    void keepBest();
    void checkAgainstReferee() const;

    const Model &m_model;
    Settings m_settings;
    core::Random m_random;
    State m_state;
    Ruin m_ruin;
    Recreate m_recreate;
    TailExchange m_exchange;
    double m_nearCost;
    double m_leastPrice; // 0: all prices are the same
    Cost m_bestObjective = impossible;
    Layout m_best;
    const Part *m_part = nullptr;
    qint64 m_stepCount = 0;
    std::vector<char> m_isChanged; // routes that differ from m_best, perhaps
    std::vector<int> m_changed;
};

} // namespace fieldlane::solver
