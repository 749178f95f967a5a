#pragma once
#include "solver/state.h"
#include <limits>

namespace fieldlane::solver {

/// What the price of an impossible insertion is.
inline constexpr Cost impossible = std::numeric_limits<Cost>::max();

/// Says in constant time what it costs to put one visit between two neighbouring stops of a plan.
class Probe
{
public:
    Probe(const State &state, int visit)
        : m_state(&state)
        , m_model(&state.model())
        , m_visit(visit)
        , m_node(&state.node(visit))
        , m_isPlain(m_node->windowCount == 0 && m_node->setup == 0)
        , m_hasProfiles(m_model->profileCount() > 1)
    {
        setProfile(0);
    }
    int visit() const { return m_visit; }

    /// The cost of inserting behind `after`; `impossible` when it does not fit or costs `limit` or more. The
    /// caller has asked for skills, tasks and loads that do not depend on the place in the route.
    Cost price(int after, Cost limit)
    {
        const Stop &a = m_state->stop(after);
        const Stop &b = m_state->stop(a.next);
        if (m_hasProfiles)
            setProfile(m_model->vehicle(a.route).profile);
        if (!(m_isPlain && b.isPlain && a.isPlain))
            return carefulPrice(after, limit);
        const Cost delta = Cost(m_costTo[a.location]) + m_costFrom[b.location] - b.wayCost;
        if (delta >= limit)
            return impossible;
        const Time arrival = a.departure + m_timeTo[a.location];
        if (arrival > m_node->close)
            return impossible;
        const Time leaves = std::max(arrival, m_node->open) + m_node->service;
        return leaves + m_timeFrom[b.location] <= b.latest ? delta : impossible;
    }

private:
    void setProfile(int profile)
    {
        if (profile == m_profile)
            return;
        m_profile = profile;
        const Model::Tables &tables = m_model->tables(profile);
        m_timeTo = tables.timeTo.row(m_node->location);
        m_timeFrom = tables.time.row(m_node->location);
        m_costTo = tables.costTo.row(m_node->location);
        m_costFrom = tables.cost.row(m_node->location);
    }
    Cost carefulPrice(int after, Cost limit) const;
    bool fitsLoads(int after) const;
    bool fitsLimits(const Stop &a, const Stop &b) const;

    const State *m_state;
    const Model *m_model;
    int m_visit;
    const Model::Node *m_node;
    bool m_isPlain;
    bool m_hasProfiles;
    int m_profile = -1;
    const qint32 *m_timeTo = nullptr;
    const qint32 *m_timeFrom = nullptr;
    const qint32 *m_costTo = nullptr;
    const qint32 *m_costFrom = nullptr;
};

/// Time and place on a route that is being tried out: what forward propagation carries from stop to stop.
class Passage
{
public:
    Passage(const State &state, int after);
    /// Makes the call `node` next; false when it comes too late.
    bool visit(int node);
    /// Whether the route works on from `node`, given what happened before.
    bool reaches(int node);
    /// Goes on over a stop of the route, call or break.
    bool pass(int node) { return m_model->node(node).isBreak ? pause(node) : visit(node); }
    int location() const { return m_location; }
    Time departure() const { return m_departure; }

private:
    bool pause(int node);

    const State *m_state;
    const Model *m_model;
    const Model::Tables *m_tables;
    int m_location;
    Time m_departure;
    Time m_drivenAhead;
};

} // namespace fieldlane::solver
