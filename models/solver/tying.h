#pragma once
#include "solver/inserter.h"
#include "solver/partition.h"

namespace fieldlane::solver {

/// Puts visits in place that are tied to others: where those can begin that begin together, behind what they wait for.
/// What is in place is pinned, so that each route can change alone; it comes free when it is taken out.
/// One thread; state, inserter and random outlive it.
class Tying
{
public:
    Tying(State &state, Inserter &inserter, core::Random &random);

    void restrictTo(const Part *part) { m_part = part; }
    /// Puts a visit that speaks for its group, in flight or left out, with its group; all of them are left out where
    /// there is no place that is worth it. Inside a change, which ends with settle().
    void put(int visit);
    /// Takes back what was put in only for the sake of others that wait for it and have found no place.
    void settle();
    /// The change is rolled back instead.
    void giveUp() { m_onCredit.clear(); }

private:
    bool mayPut(const std::vector<int> &group) const;
    void holdEarlier(const std::vector<int> &group);
    std::optional<Window> startsOf(const std::vector<int> &group) const;
    Window drawPart(Window starts, std::optional<Time> wish);
    Place drawPlace(int visit, const std::vector<int> &taken);
    bool tryOrder(const std::vector<int> &order, Window starts);
    Time commonStart(const std::vector<int> &group, Time start) const;
    void pinTogether(const std::vector<int> &group);
    void letEarlierEnd(const std::vector<int> &group);
    bool isSound(const std::vector<int> &group) const;
    void takeBack(const std::vector<int> &group);
    void leaveOut(const std::vector<int> &group);
    Cost worthOf(const std::vector<int> &visits) const;
    Time startOf(int visit) const { return m_state.stop(visit).departure - m_model.node(visit).service; }

    State &m_state;
    const Model &m_model;
    const Ties &m_ties;
    Window m_day {latestTime, 0}; // from the first start of a shift to the last end
    Inserter &m_inserter;
    core::Random &m_random;
    const Part *m_part = nullptr;
    std::vector<int> m_onCredit; // that are not worth their place alone, in the order in which they came in
};

} // namespace fieldlane::solver
