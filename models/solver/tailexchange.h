#pragma once
#include "solver/neighbours.h"
#include "solver/state.h"

namespace fieldlane::solver {

/// Exchanges the ends of two routes (2-opt*, Potvin & Rousseau 1995). Ruin and recreate seldom find that: every stop of
/// both ends would have to go and to come back in its order. One thread; the state outlives it.
class TailExchange
{
public:
    TailExchange(State &state, const Neighbours &neighbours);

    /// Whether routes of the problem can be cut anywhere: not with shipments or mixed loads.
    bool isPossible() const { return m_isPossible; }
    /// Inside a change of the state: of the exchanges behind `seed` that add at most `limit` to the cost, the one that adds
    /// least. False when there is none, or the routes do not bear it; the state is to be rolled back then.
    bool around(int seed, Cost limit, const std::vector<char> *closed = nullptr);

private:
    /// From `first`, a call or the end of the route, to the end.
    struct Tail
    {
        int route = -1;
        int first = -1;
        int calls = 0;
        int breaks = 0;
        Cost extra = 0; ///< what its visits cost the other vehicle more
        qint64 service = 0;
        std::vector<Amount> load;
    };
    bool mayMeet(const Tail &tail, int route) const;
    Cost wayDelta(const Tail &one, const Tail &other) const;
    Cost loadDelta(const Tail &going, const Tail &coming) const;
    Cost overtimeDelta(const Tail &going, const Tail &coming) const;
    bool isInTime(const Tail &one, const Tail &other) const;
    /// Walks along a tail; false when the other vehicle cannot do something of it.
    bool count(Tail &tail, int to) const;
    bool fits(const Tail &going, const Tail &coming) const;

    State &m_state;
    const Model &m_model;
    const Neighbours &m_neighbours;
    bool m_isPossible;
    Tail m_own;
    Tail m_other;
};

} // namespace fieldlane::solver
