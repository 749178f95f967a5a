#include "solver/tailexchange.h"
#include "solver/probe.h"

namespace fieldlane::solver {

TailExchange::TailExchange(State &state, const Neighbours &neighbours)
    : m_state(state)
    , m_model(state.model())
    , m_neighbours(neighbours)
    , m_isPossible(!m_model.hasMixedLoads() && m_model.problem().shipments().empty())
{
    m_own.load.resize(size_t(m_model.dimensions()));
    m_other.load.resize(size_t(m_model.dimensions()));
}

bool TailExchange::mayMeet(const Tail &tail, int route) const
{
    return route >= 0 && route != tail.route && m_model.vehicle(route).profile == m_model.vehicle(tail.route).profile;
}

/// What the ways cost more after the exchange; the other tail holds a call, the own one perhaps none.
Cost TailExchange::wayDelta(const Tail &own, const Tail &other) const
{
    const Matrix &cost = m_model.tablesOf(own.route).cost;
    const int ownEnd = m_model.endOf(own.route);
    const int otherEnd = m_model.endOf(other.route);
    const auto placeBefore = [this](int node) { return m_state.stop(m_state.stop(node).previous).location; };
    const auto placeOf = [this](int node) { return m_state.stop(node).location; };
    Cost delta = Cost(cost.at(placeBefore(own.first), placeOf(other.first))) - m_state.stop(other.first).wayCost
        - m_state.stop(own.first).wayCost - m_state.stop(otherEnd).wayCost + cost.at(placeBefore(otherEnd), placeOf(ownEnd));
    if (own.first != ownEnd)
        return delta + cost.at(placeBefore(other.first), placeOf(own.first)) - m_state.stop(ownEnd).wayCost
            + cost.at(placeBefore(ownEnd), placeOf(otherEnd));
    const bool empties = m_state.stop(other.first).previous == m_model.startOf(other.route);
    return delta + (empties ? -m_model.vehicle(other.route).fixedCost : cost.at(placeBefore(other.first), placeOf(otherEnd)));
}

bool TailExchange::isInTime(const Tail &own, const Tail &other) const
{
    Passage on(m_state, m_state.stop(own.first).previous);
    if (!on.reaches(other.first))
        return false;
    const int next = own.first == m_model.endOf(own.route) ? m_model.endOf(other.route) : own.first;
    Passage back(m_state, m_state.stop(other.first).previous);
    return back.reaches(next);
}

bool TailExchange::count(Tail &tail, int to) const
{
    tail.calls = tail.breaks = 0;
    tail.extra = tail.service = 0;
    std::fill(tail.load.begin(), tail.load.end(), 0);
    const bool standsIn = m_model.vehicle(to).classId == m_model.vehicle(tail.route).classId;
    for (int node = tail.first; node != m_model.endOf(tail.route); node = m_state.stop(node).next) {
        if (!m_model.isVisit(node)) {
            ++tail.breaks;
            continue;
        }
        if (!standsIn && !m_model.canDo(node, to))
            return false;
        ++tail.calls;
        tail.service += m_model.node(node).service;
        tail.extra += m_model.pairCost(node, to) - m_model.pairCost(node, tail.route);
        for (size_t d = 0; d < tail.load.size(); ++d)
            tail.load[d] += m_model.delivery(node)[d] + m_model.pickup(node)[d];
    }
    return true;
}

bool TailExchange::fits(const Tail &going, const Tail &coming) const
{
    const Model::Fleet &vehicle = m_model.vehicle(going.route);
    if (m_state.route(going.route).calls - going.calls + coming.calls > vehicle.maxTasks)
        return false;
    for (size_t d = 0; d < going.load.size(); ++d) {
        if (m_state.load(going.route)[d] - going.load[d] + coming.load[d] > m_model.capacity(going.route)[d])
            return false;
    }
    return true;
}

/// What the load of the route that one tail leaves costs more with the other.
Cost TailExchange::loadDelta(const Tail &going, const Tail &coming) const
{
    const Route &route = m_state.route(going.route);
    return m_model.loadCost(going.route, route.calls - going.calls + coming.calls, route.service - going.service + coming.service)
        - m_model.loadCost(going.route, route.calls, route.service);
}

/// What the overtime of the route that one tail leaves costs more with the other.
Cost TailExchange::overtimeDelta(const Tail &going, const Tail &coming) const
{
    const Route &route = m_state.route(going.route);
    const int end = m_model.endOf(going.route);
    const Cost before = m_model.overtimeCost(going.route, m_state.stop(end).departure);
    if (route.calls - going.calls + coming.calls == 0)
        return -before;
    Passage on(m_state, m_state.stop(going.first).previous);
    bool isInTime = true;
    for (int node = coming.first; isInTime && node != m_model.endOf(coming.route); node = m_state.stop(node).next)
        isInTime = on.pass(node);
    if (!isInTime || !on.visit(end))
        return impossible / 4; // the route's end is another than the one that isInTime() asked for
    return m_model.overtimeCost(going.route, on.departure()) - before;
}

bool TailExchange::around(int seed, Cost limit, const std::vector<char> *closed)
{
    m_own.route = m_state.stop(seed).route;
    if (m_own.route < 0)
        return false;
    m_own.first = m_state.stop(seed).next;
    while (m_model.node(m_own.first).isBreak)
        m_own.first = m_state.stop(m_own.first).next;
    if (m_model.node(m_own.first).isFixed)
        return false;
    int best = -1;
    const bool hasShared = m_model.hasLoadCosts() || m_model.hasOvertime(); // costs that a longer way may save
    for (const int near : m_neighbours.near(seed)) {
        m_other.route = m_state.stop(near).route;
        if (!mayMeet(m_own, m_other.route) || m_model.node(near).isFixed || (closed && (*closed)[size_t(m_other.route)]))
            continue;
        m_other.first = near;
        const Cost delta = wayDelta(m_own, m_other);
        if ((delta > limit && !hasShared) || !isInTime(m_own, m_other) || !count(m_own, m_other.route) || !count(m_other, m_own.route))
            continue;
        const bool sameBreaks = m_own.breaks == m_other.breaks
            && (m_own.breaks == 0 || m_model.vehicle(m_own.route).breakPattern == m_model.vehicle(m_other.route).breakPattern);
        Cost whole = delta + m_own.extra + m_other.extra;
        if (m_model.hasLoadCosts())
            whole += loadDelta(m_own, m_other) + loadDelta(m_other, m_own);
        if (sameBreaks && m_model.hasOvertime())
            whole += overtimeDelta(m_own, m_other) + overtimeDelta(m_other, m_own);
        if (whole > limit || !sameBreaks || !fits(m_own, m_other) || !fits(m_other, m_own))
            continue;
        limit = whole - 1;
        best = near;
    }
    if (best < 0)
        return false;
    const int other = m_state.stop(best).route;
    m_state.exchangeTails(m_own.first, best);
    return m_state.isFeasible(m_own.route) && m_state.isFeasible(other);
}

} // namespace fieldlane::solver
