#pragma once
#include "core/random.h"
#include "solver/neighbours.h"
#include "solver/state.h"

namespace fieldlane::solver {

/// Takes strings of neighbouring calls out of neighbouring routes (Christiaens & Vanden Berghe 2020, slack
/// induction by string removals), only from vehicles that could do the seed. One thread.
class Ruin
{
public:
    struct Settings
    {
        double removed = 8; ///< aimed at, without the tails
        int longestString = 10;
        double splitShare = 0.5; ///< strings that keep some of their calls
        double tailShare = 0.3; ///< strings that reach to the end of the route
        double splitDepth = 0.01; ///< chance to keep one call more
    };
    Ruin(State &state, const Neighbours &neighbours, core::Random &random, Settings settings);

    /// Inside a change of the state. The visits taken out, with all that cannot be done without them; of a shipment the
    /// pickup. Refreshes the routes.
    const std::vector<int> &around(int seed, const std::vector<char> *closed = nullptr);

private:
    void takeString(int call, int length);
    void takeOut(int call);
    void collect(int route);
    void moveBreaks(int route);
    bool mayTake(int call) const { return !m_model.node(call).isFixed && (!m_model.ties().isTied(call) || mayWithdraw(call)); }
    bool mayWithdraw(int tied) const;

    State &m_state;
    const Model &m_model;
    const Neighbours &m_neighbours;
    core::Random &m_random;
    Settings m_settings;
    const std::vector<char> *m_closed = nullptr; // routes
    std::vector<int> m_removed;
    std::vector<int> m_calls; // of the route at hand
};

} // namespace fieldlane::solver
