#include "solver/inserter.h"
#include <algorithm>
#include <cmath>

namespace fieldlane::solver {

Inserter::Inserter(const State &state, const Neighbours &neighbours, core::Random &random)
    : m_state(state)
    , m_model(state.model())
    , m_neighbours(neighbours)
    , m_random(random)
    , m_gate(size_t(m_model.vehicleCount()), 0)
    , m_seen(size_t(m_model.nodeCount()), 0)
{
    setBlinks(0);
}

void Inserter::setBlinks(double rate)
{
    m_blinkLog = rate > 0 ? std::log1p(-rate) : 0;
    drawBlink();
}

void Inserter::drawBlink()
{
    m_untilBlink = std::numeric_limits<qint64>::max();
    if (m_blinkLog < 0)
        m_untilBlink = 1 + qint64(std::log(1 - m_random.unit()) / m_blinkLog);
}

// Mostly the best place is beside one of the first; a search that never looks further cannot leave some plans.
size_t Inserter::drawWidth(size_t neighbours)
{
    constexpr size_t usual = 25;
    constexpr double wideShare = 0.05;
    return m_random.chance(wideShare) ? neighbours : std::min(neighbours, usual);
}

bool Inserter::computeRoom(int visit, int route) const
{
    const int calls = m_model.node(visit).partner >= 0 ? 2 : 1;
    if (m_state.route(route).calls + calls > m_model.vehicle(route).maxTasks)
        return false;
    if (m_model.hasMixedLoads())
        return true; // depends on the place
    const Amount *load = m_state.load(route);
    for (int d = 0; d < m_model.dimensions(); ++d) {
        if (load[d] + m_model.delivery(visit)[d] + m_model.pickup(visit)[d] > m_model.capacity(route)[d])
            return false;
    }
    return true;
}

bool Inserter::hasRoom(int visit, int route)
{
    quint32 &gate = m_gate[size_t(route)];
    if ((gate | 1) != (m_query | 1))
        gate = m_query + computeRoom(visit, route);
    return gate & 1;
}

/// What overtime it makes if nobody waits on the way: more, perhaps, than it will be.
Cost Inserter::overtimeBehind(int visit, int after) const
{
    const Stop &a = m_state.stop(after);
    if (!m_model.hasOvertime())
        return 0;
    const Matrix &time = m_model.tablesOf(a.route).time;
    const int next = m_state.stop(a.next).location;
    const Model::Node &node = m_model.node(visit);
    const Time end = m_state.stop(m_model.endOf(a.route)).departure;
    const Time longer = time.at(a.location, node.location) + time.at(node.location, next) - time.at(a.location, next) + node.service;
    return m_model.overtimeCost(a.route, end + longer) - m_model.overtimeCost(a.route, end);
}

void Inserter::tryBehindAtExtraCost(Probe &probe, int after, Place &best)
{
    const Cost extra = m_state.extraCost(probe.visit(), m_state.stop(after).route) + overtimeBehind(probe.visit(), after);
    const Cost delta = probe.price(after, best.delta == impossible ? impossible : best.delta - extra);
    if (delta != impossible)
        best = {after, -1, delta + extra};
}

Place Inserter::nearby(int visit)
{
    startQuery(visit);
    Place best;
    const bool isPair = m_model.node(visit).partner >= 0;
    Probe probe(m_state, visit);
    const std::vector<int> &fitting = m_neighbours.fitting(visit);
    const size_t width = drawWidth(fitting.size());
    for (size_t i = 0; i < width; ++i) {
        const int near = fitting[i];
        const Stop &stop = m_state.stop(near);
        if (stop.route < 0 || !isOpen(visit, stop.route))
            continue;
        if (isPair) {
            quint32 &seen = m_seen[size_t(m_model.startOf(stop.route))];
            if (seen != m_query)
                tryPair(visit, stop.route, best);
            seen = m_query;
            continue;
        }
        tryBehind(probe, near, best);
        tryBehind(probe, stop.previous, best);
    }
    for (const int classId : m_neighbours.classes(visit)) {
        const int route = m_state.emptyOf(classId);
        if (route >= 0 && isOpen(visit, route))
            tryRoute(visit, route, best);
    }
    return best;
}

void Inserter::tryRoute(int visit, int route, Place &best)
{
    if (m_model.node(visit).partner >= 0) {
        tryPair(visit, route, best);
        return;
    }
    Probe probe(m_state, visit);
    const int end = m_model.endOf(route);
    for (int node = m_model.startOf(route); node != end; node = m_state.stop(node).next)
        tryBehind(probe, node, best);
}

Place Inserter::within(int visit, const std::vector<int> &routes)
{
    startQuery(visit);
    Place best;
    for (const int route : routes) {
        if (isOpen(visit, route))
            tryRoute(visit, route, best);
    }
    return best;
}

Place Inserter::anywhere(int visit)
{
    startQuery(visit);
    Place best;
    for (int route = 0; route < m_model.vehicleCount(); ++route) {
        if (isOpen(visit, route))
            tryRoute(visit, route, best);
    }
    return best;
}

void Inserter::tryPair(int pickup, int route, Place &best)
{
    const Matrix &cost = m_model.tablesOf(route).cost;
    const int here = m_model.node(pickup).location;
    const int end = m_model.endOf(route);
    for (int after = m_model.startOf(route); after != end; after = m_state.stop(after).next) {
        if (blinks())
            continue;
        int next = m_state.stop(after).next;
        while (m_model.node(next).isBreak)
            next = m_state.stop(next).next;
        if (m_model.node(next).isFixed)
            continue;
        const Stop &b = m_state.stop(next);
        const Cost delta = Cost(cost.at(m_state.stop(after).location, here)) + cost.at(here, b.location) - b.wayCost;
        tryDeliveries(pickup, after, delta + m_state.extraCost(pickup, route), best);
    }
}

bool Inserter::fitsLimits(int pickup, int after, int beforeDelivery) const
{
    const int route = m_state.stop(after).route;
    const Model::Fleet &vehicle = m_model.vehicle(route);
    if (!vehicle.isLimited)
        return true;
    std::vector<int> places;
    const auto add = [&](int node) {
        if (!m_model.node(node).isBreak)
            places.push_back(m_model.node(node).location);
        if (node == after)
            places.push_back(m_model.node(pickup).location);
        if ((beforeDelivery == pickup ? after : beforeDelivery) == node)
            places.push_back(m_model.node(m_model.node(pickup).partner).location);
    };
    const int end = m_model.endOf(route);
    for (int node = m_model.startOf(route); node != end; node = m_state.stop(node).next)
        add(node);
    add(end);
    const Model::Tables &tables = m_model.tablesOf(route);
    qint64 travel = 0;
    qint64 distance = 0;
    for (size_t p = 1; p < places.size(); ++p) {
        travel += tables.time.at(places[p - 1], places[p]);
        distance += tables.distance.isEmpty() ? 0 : tables.distance.at(places[p - 1], places[p]);
    }
    return travel <= vehicle.maxTravelTime && distance <= vehicle.maxDistance;
}

void Inserter::tryDeliveries(int pickup, int after, Cost pickupCost, Place &best)
{
    const int route = m_state.stop(after).route;
    const int delivery = m_model.node(pickup).partner;
    const int end = m_model.endOf(route);
    const Model::Tables &tables = m_model.tablesOf(route);
    const int there = m_model.node(delivery).location;
    const Amount *amount = m_model.pickup(pickup);
    const auto carries = [&](int node) {
        for (int d = 0; d < m_model.dimensions(); ++d) {
            if (m_state.loadAfter(node)[d] + amount[d] > m_model.capacity(route)[d])
                return false;
        }
        return true;
    };
    Passage on(m_state, after);
    if (!carries(after) || !on.visit(pickup))
        return;
    int before = pickup; // the delivery goes behind this one
    int next = m_state.stop(after).next;
    for (;;) {
        int call = next;
        while (m_model.node(call).isBreak)
            call = m_state.stop(call).next;
        if (!m_model.node(call).isFixed) {
            const Stop &b = m_state.stop(call);
            // Right behind the pickup the way from there on replaces what the pickup was charged for.
            const Cost replaced = on.location() == m_model.node(pickup).location
                ? Cost(tables.cost.at(m_model.node(pickup).location, b.location))
                : b.wayCost;
            const Cost delta = pickupCost + tables.cost.at(on.location(), there) + tables.cost.at(there, b.location) - replaced;
            Passage out = on;
            if (delta < best.delta && out.visit(delivery) && out.reaches(next) && fitsLimits(pickup, after, before))
                best = {after, before, delta};
        }
        if (next == end || !carries(next) || !on.pass(next))
            return;
        before = next;
        next = m_state.stop(next).next;
    }
}

} // namespace fieldlane::solver
