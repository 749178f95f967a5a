#include "solver/state.h"
#include "core/check.h"
#include <algorithm>

namespace fieldlane::solver {

State::State(const Model &model)
    : m_model(&model)
    , m_pinned(model.hasTies() ? model.nodes() : std::vector<Model::Node>())
    , m_nodes(model.hasTies() ? m_pinned.data() : model.nodes().data())
    , m_dimensions(size_t(model.dimensions()))
    , m_stops(size_t(model.nodeCount()))
    , m_routes(size_t(model.vehicleCount()))
    , m_slot(size_t(model.visitCount()), -1)
    , m_empty(size_t(model.classCount()))
    , m_emptySlot(size_t(model.vehicleCount()), -1)
    , m_load(size_t(model.vehicleCount()) * m_dimensions)
    , m_usedCount(model.vehicleCount())
    , m_saved(size_t(model.vehicleCount()))
{
    if (model.hasMixedLoads()) {
        for (auto *peaks : {&m_peakBefore, &m_peakAfter, &m_loadAfter})
            peaks->resize(size_t(model.nodeCount()) * m_dimensions);
    }
    for (int node = 0; node < model.nodeCount(); ++node) {
        Stop &stop = m_stops[size_t(node)];
        const Model::Node &fixed = model.node(node);
        stop.location = fixed.location;
        stop.isPlain = !fixed.isBreak && fixed.setup == 0 && !fixed.isFixed && !model.needsCare();
    }
    for (int visit = 0; visit < model.visitCount(); ++visit)
        leaveOut(visit);
    for (int vehicle = model.vehicleCount() - 1; vehicle >= 0; --vehicle) {
        std::vector<int> nodes;
        for (const Step step : model.problem().fixedRoutes()[size_t(vehicle)])
            nodes.push_back(step.kind == Step::Kind::Visit ? step.index : model.vehicle(vehicle).firstBreak + step.index);
        setRoute(vehicle, nodes);
        updateEmpty(vehicle);
    }
    commit();
}

void State::begin()
{
    FIELDLANE_CHECK(m_touched.empty());
    m_travelCostBefore = m_travelCost;
    m_leftOutCostBefore = m_leftOutCost;
    m_plannedCountBefore = m_plannedCount;
}

void State::commit()
{
    for (const int vehicle : m_touched)
        m_saved[size_t(vehicle)].isSaved = false;
    m_touched.clear();
    m_pinsBefore.clear();
    m_isLeftOutSaved = false;
}

void State::rollback()
{
    restorePins();
    for (const int vehicle : m_touched) {
        const int end = m_model->endOf(vehicle);
        for (int node = m_stops[size_t(m_model->startOf(vehicle))].next; node != end; node = m_stops[size_t(node)].next)
            m_stops[size_t(node)].route = -1;
    }
    for (const int vehicle : m_touched) {
        Saved &saved = m_saved[size_t(vehicle)];
        for (const auto &[node, stop] : saved.stops)
            m_stops[size_t(node)] = stop;
        m_routes[size_t(vehicle)] = saved.route;
        updateEmpty(vehicle);
        if (m_model->hasMixedLoads())
            refreshLoads(vehicle);
        else
            std::copy(saved.load.begin(), saved.load.end(), m_load.begin() + qsizetype(size_t(vehicle) * m_dimensions));
    }
    if (m_isLeftOutSaved) {
        for (const int visit : m_leftOut)
            m_slot[size_t(visit)] = -1;
        m_leftOut = m_leftOutBefore;
        for (size_t i = 0; i < m_leftOut.size(); ++i)
            m_slot[size_t(m_leftOut[i])] = int(i);
    }
    m_travelCost = m_travelCostBefore;
    m_leftOutCost = m_leftOutCostBefore;
    m_plannedCount = m_plannedCountBefore;
    commit();
}

void State::save(int vehicle)
{
    Saved &saved = m_saved[size_t(vehicle)];
    if (saved.isSaved)
        return;
    saved.isSaved = true;
    saved.route = m_routes[size_t(vehicle)];
    saved.load.assign(load(vehicle), load(vehicle) + m_dimensions);
    saved.stops.clear();
    const int end = m_model->endOf(vehicle);
    int node = m_model->startOf(vehicle);
    if (m_stops[size_t(node)].next >= 0) {
        for (; node != end; node = m_stops[size_t(node)].next)
            saved.stops.emplace_back(node, m_stops[size_t(node)]);
        saved.stops.emplace_back(end, m_stops[size_t(end)]);
    }
    m_touched.push_back(vehicle);
}

void State::saveLeftOut()
{
    if (m_isLeftOutSaved)
        return;
    m_isLeftOutSaved = true;
    m_leftOutBefore = m_leftOut;
}

void State::countCall(int visit, int vehicle, int sign)
{
    Route &route = m_routes[size_t(vehicle)];
    route.calls += sign;
    route.service += sign * qint64(m_model->node(visit).service);
    m_plannedCount += sign;
    updateEmpty(vehicle);
    if (m_dimensions == 0 || m_model->hasMixedLoads())
        return;
    Amount *load = m_load.data() + size_t(vehicle) * m_dimensions;
    for (size_t d = 0; d < m_dimensions; ++d)
        load[d] += sign * (m_model->delivery(visit)[d] + m_model->pickup(visit)[d]);
}

void State::remove(int visit)
{
    Stop &stop = m_stops[size_t(visit)];
    save(stop.route);
    m_stops[size_t(stop.previous)].next = stop.next;
    m_stops[size_t(stop.next)].previous = stop.previous;
    countCall(visit, stop.route, -1);
    stop.route = -1;
    if (m_model->ties().isTied(visit))
        releaseTies(visit);
}

bool State::isFeasible(int vehicle) const
{
    const Route &route = m_routes[size_t(vehicle)];
    const Stop &start = m_stops[size_t(m_model->startOf(vehicle))];
    const Model::Fleet &fleet = m_model->vehicle(vehicle);
    return route.calls == 0
        || (start.departure <= start.latest && route.travel <= fleet.maxTravelTime && route.distance <= fleet.maxDistance);
}

void State::unlinkBreak(int node)
{
    const Stop &stop = m_stops[size_t(node)];
    save(stop.route);
    m_stops[size_t(stop.previous)].next = stop.next;
    m_stops[size_t(stop.next)].previous = stop.previous;
    refresh(stop.route);
}

void State::linkBreak(int node, int after)
{
    Stop &stop = m_stops[size_t(node)];
    stop.previous = after;
    stop.next = m_stops[size_t(after)].next;
    m_stops[size_t(stop.previous)].next = m_stops[size_t(stop.next)].previous = node;
    refresh(stop.route);
}

void State::leaveOut(int visit)
{
    const int partner = m_model->node(visit).partner;
    if (partner >= 0 && partner < visit)
        return; // its pickup stands for both
    saveLeftOut();
    m_slot[size_t(visit)] = int(m_leftOut.size());
    m_leftOut.push_back(visit);
    m_leftOutCost += m_model->leftOutCost(visit);
}

void State::takeFromLeftOut(int visit)
{
    const int slot = m_slot[size_t(visit)];
    if (slot < 0)
        return;
    saveLeftOut();
    m_leftOut[size_t(slot)] = m_leftOut.back();
    m_slot[size_t(m_leftOut[size_t(slot)])] = slot;
    m_leftOut.pop_back();
    m_slot[size_t(visit)] = -1;
    m_leftOutCost -= m_model->leftOutCost(visit);
}

void State::updateEmpty(int vehicle)
{
    const bool isEmpty = m_routes[size_t(vehicle)].calls == 0;
    auto &list = m_empty[size_t(m_model->vehicle(vehicle).classId)];
    int &slot = m_emptySlot[size_t(vehicle)];
    if (isEmpty && slot < 0) {
        slot = int(list.size());
        list.push_back(vehicle);
        --m_usedCount;
    } else if (!isEmpty && slot >= 0) {
        list[size_t(slot)] = list.back();
        m_emptySlot[size_t(list.back())] = slot;
        list.pop_back();
        slot = -1;
        ++m_usedCount;
    }
}

bool State::forward(int node)
{
    Stop &stop = m_stops[size_t(node)];
    const Stop &before = m_stops[size_t(stop.previous)];
    const Model::Node &fixed = m_nodes[node];
    const Stop old = stop;
    if (fixed.isBreak) {
        const Time start = m_model->startAt(fixed, before.departure);
        stop.location = before.location;
        stop.drivenAhead = before.drivenAhead + (start - before.departure);
        stop.departure = start + fixed.service;
    } else {
        const Time way = m_model->tablesOf(stop.route).time.at(before.location, stop.location);
        const Time start = m_model->startAt(fixed, before.departure + std::max(0, way - before.drivenAhead));
        stop.departure = start + fixed.service + (before.location == stop.location ? 0 : fixed.setup);
    }
    return old.departure != stop.departure || (fixed.isBreak && (old.location != stop.location || old.drivenAhead != stop.drivenAhead));
}

bool State::backward(int node)
{
    Stop &stop = m_stops[size_t(node)];
    const Model::Node &fixed = m_nodes[node];
    if (fixed.isBreak)
        return true;
    int next = stop.next;
    Time pauses = 0;
    while (m_nodes[next].isBreak) {
        pauses += m_nodes[next].service;
        next = m_stops[size_t(next)].next;
    }
    const Stop &after = m_stops[size_t(next)];
    Time limit = after.latest - pauses - m_model->tablesOf(stop.route).time.at(stop.location, after.location);
    if (pauses > 0 || next != stop.next) {
        Time start = after.latest;
        for (int pause = after.previous; pause != node; pause = m_stops[size_t(pause)].previous)
            start = m_model->latestStart(m_nodes[pause], start - m_nodes[pause].service);
        limit = std::min(limit, start);
    }
    const Time old = stop.latest;
    if (m_model->isVisit(node)) {
        const bool moves = m_stops[size_t(stop.previous)].location != stop.location;
        stop.latest = m_model->latestStart(fixed, limit - fixed.service - (moves ? fixed.setup : 0));
    } else {
        stop.latest = limit;
    }
    return old != stop.latest;
}

void State::priceWay(int node)
{
    Stop &stop = m_stops[size_t(node)];
    if (m_model->node(node).isBreak) {
        stop.wayCost = 0;
        return;
    }
    if (m_routes[size_t(stop.route)].calls == 0)
        stop.wayCost = -m_model->vehicle(stop.route).fixedCost;
    else
        stop.wayCost = m_model->tablesOf(stop.route).cost.at(m_stops[size_t(stop.previous)].location, stop.location);
}

Cost State::routeCost(int vehicle) const
{
    if (m_routes[size_t(vehicle)].calls == 0)
        return 0;
    const Route &route = m_routes[size_t(vehicle)];
    const int end = m_model->endOf(vehicle);
    Cost cost = m_model->vehicle(vehicle).fixedCost + m_model->loadCost(vehicle, route.calls, route.service)
        + m_model->overtimeCost(vehicle, m_stops[size_t(end)].departure);
    int node = m_model->startOf(vehicle);
    while (node != end) {
        node = m_stops[size_t(node)].next;
        cost += m_stops[size_t(node)].wayCost;
        if (m_model->hasPairCosts() && m_model->isVisit(node))
            cost += m_model->pairCost(node, vehicle);
    }
    return cost;
}

Cost State::moreLoad(int visit, int vehicle) const
{
    const Route &route = m_routes[size_t(vehicle)];
    const int partner = m_model->node(visit).partner;
    const qint64 service = m_model->node(visit).service + (partner >= 0 ? qint64(m_model->node(partner).service) : 0);
    return m_model->loadCost(vehicle, route.calls + (partner >= 0 ? 2 : 1), route.service + service)
        - m_model->loadCost(vehicle, route.calls, route.service);
}

void State::refresh(int vehicle)
{
    const int start = m_model->startOf(vehicle);
    const int end = m_model->endOf(vehicle);
    m_stops[size_t(start)].departure = m_model->node(start).open;
    Route &route = m_routes[size_t(vehicle)];
    for (int node = start; node != end;) {
        node = m_stops[size_t(node)].next;
        forward(node);
        priceWay(node);
    }
    m_stops[size_t(end)].latest = m_model->node(end).close;
    for (int node = end; node != start;) {
        node = m_stops[size_t(node)].previous;
        backward(node);
    }
    const Cost cost = routeCost(vehicle);
    m_travelCost += cost - route.cost;
    route.cost = cost;
    refreshLoads(vehicle);
    if (!m_model->vehicle(vehicle).isLimited)
        return;
    const Model::Tables &tables = m_model->tablesOf(vehicle);
    route.travel = route.distance = 0;
    for (int node = start; node != end && route.calls > 0;) {
        const int from = m_stops[size_t(node)].location;
        node = m_stops[size_t(node)].next;
        if (m_model->node(node).isBreak)
            continue;
        route.travel += tables.time.at(from, m_stops[size_t(node)].location);
        if (!tables.distance.isEmpty())
            route.distance += tables.distance.at(from, m_stops[size_t(node)].location);
    }
}

void State::insert(int visit, int after)
{
    takeFromLeftOut(visit);
    Stop &stop = m_stops[size_t(visit)];
    const int vehicle = m_stops[size_t(after)].route;
    save(vehicle);
    stop.route = vehicle;
    stop.previous = after;
    stop.next = m_stops[size_t(after)].next;
    m_stops[size_t(after)].next = visit;
    m_stops[size_t(stop.next)].previous = visit;
    const auto shared = [&] { // by the route as a whole
        return m_model->loadCost(vehicle, m_routes[size_t(vehicle)].calls, m_routes[size_t(vehicle)].service)
            + m_model->overtimeCost(vehicle, m_stops[size_t(m_model->endOf(vehicle))].departure);
    };
    const Cost sharedBefore = shared();
    countCall(visit, vehicle, 1);
    const int next = stop.next;
    if (m_model->hasMixedLoads() || m_model->vehicle(vehicle).isLimited || !m_stops[size_t(next)].isPlain
        || m_routes[size_t(vehicle)].calls == 1) {
        refresh(vehicle);
        return;
    }
    const qint32 wayBefore = m_stops[size_t(next)].wayCost;
    forward(visit);
    for (int node = next; forward(node) && node != m_model->endOf(vehicle);)
        node = m_stops[size_t(node)].next;
    backward(visit);
    for (int node = after; backward(node) && node != m_model->startOf(vehicle);)
        node = m_stops[size_t(node)].previous;
    priceWay(visit);
    priceWay(next);
    const Cost delta = Cost(stop.wayCost) + m_stops[size_t(next)].wayCost - wayBefore + m_model->pairCost(visit, vehicle)
        + shared() - sharedBefore;
    m_routes[size_t(vehicle)].cost += delta;
    m_travelCost += delta;
}

void State::refreshLoads(int vehicle)
{
    const int start = m_model->startOf(vehicle);
    const int end = m_model->endOf(vehicle);
    Amount *total = m_load.data() + size_t(vehicle) * m_dimensions;
    std::fill_n(total, m_dimensions, 0);
    const bool isMixed = m_model->hasMixedLoads();
    for (int node = m_stops[size_t(start)].next; node != end && m_dimensions > 0; node = m_stops[size_t(node)].next) {
        if (!m_model->isVisit(node) || (isMixed && m_model->node(node).partner >= 0))
            continue;
        for (size_t d = 0; d < m_dimensions; ++d)
            total[d] += m_model->delivery(node)[d] + (isMixed ? 0 : m_model->pickup(node)[d]);
    }
    if (!isMixed)
        return;
    const auto at = [this](std::vector<Amount> &list, int node) { return list.data() + size_t(node) * m_dimensions; };
    std::copy_n(total, m_dimensions, at(m_loadAfter, start));
    std::copy_n(total, m_dimensions, at(m_peakBefore, start));
    for (int node = start; node != end;) {
        const int before = node;
        node = m_stops[size_t(node)].next;
        for (size_t d = 0; d < m_dimensions; ++d) {
            const Amount change = m_model->isVisit(node) ? m_model->pickup(node)[d] - m_model->delivery(node)[d] : 0;
            at(m_loadAfter, node)[d] = at(m_loadAfter, before)[d] + change;
            at(m_peakBefore, node)[d] = std::max(at(m_peakBefore, before)[d], at(m_loadAfter, node)[d]);
        }
    }
    std::copy_n(at(m_loadAfter, end), m_dimensions, at(m_peakAfter, end));
    for (int node = end; node != start;) {
        const int after = node;
        node = m_stops[size_t(node)].previous;
        for (size_t d = 0; d < m_dimensions; ++d)
            at(m_peakAfter, node)[d] = std::max(at(m_peakAfter, after)[d], at(m_loadAfter, node)[d]);
    }
}

void State::takeTail(int first, std::vector<int> &nodes)
{
    nodes.clear();
    const int vehicle = m_stops[size_t(first)].route;
    for (int node = first; node != m_model->endOf(vehicle); node = m_stops[size_t(node)].next) {
        nodes.push_back(node);
        if (m_model->isVisit(node))
            countCall(node, vehicle, -1);
    }
}

void State::appendTail(int before, int vehicle, const std::vector<int> &nodes, int from)
{
    for (int node : nodes) {
        if (m_model->isVisit(node))
            countCall(node, vehicle, 1);
        else // each vehicle has breaks of its own
            node += m_model->vehicle(vehicle).firstBreak - m_model->vehicle(from).firstBreak;
        Stop &stop = m_stops[size_t(node)];
        stop.route = vehicle;
        stop.previous = before;
        m_stops[size_t(before)].next = node;
        before = node;
    }
    const int end = m_model->endOf(vehicle);
    m_stops[size_t(before)].next = end;
    m_stops[size_t(end)].previous = before;
}

void State::exchangeTails(int first, int second)
{
    const int one = m_stops[size_t(first)].route;
    const int other = m_stops[size_t(second)].route;
    save(one);
    save(other);
    const int beforeFirst = m_stops[size_t(first)].previous;
    const int beforeSecond = m_stops[size_t(second)].previous;
    takeTail(first, m_tails[0]);
    takeTail(second, m_tails[1]);
    appendTail(beforeFirst, one, m_tails[1], other);
    appendTail(beforeSecond, other, m_tails[0], one);
    refresh(one);
    refresh(other);
}

} // namespace fieldlane::solver
