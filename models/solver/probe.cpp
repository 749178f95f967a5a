#include "solver/probe.h"

namespace fieldlane::solver {

Passage::Passage(const State &state, int after)
    : m_state(&state)
    , m_model(&state.model())
    , m_tables(&m_model->tablesOf(state.stop(after).route))
    , m_location(state.stop(after).location)
    , m_departure(state.stop(after).departure)
    , m_drivenAhead(state.stop(after).drivenAhead)
{
}

bool Passage::pause(int node)
{
    const Model::Node &fixed = m_state->node(node);
    const Time start = m_model->startAt(fixed, m_departure);
    if (start == Model::never)
        return false;
    m_drivenAhead += start - m_departure;
    m_departure = start + fixed.service;
    return true;
}

bool Passage::visit(int node)
{
    const Model::Node &fixed = m_state->node(node);
    const Time way = m_tables->time.at(m_location, fixed.location);
    const Time start = m_model->startAt(fixed, m_departure + std::max(0, way - m_drivenAhead));
    if (start == Model::never)
        return false;
    m_departure = start + fixed.service + (m_location == fixed.location ? 0 : fixed.setup);
    m_location = fixed.location;
    m_drivenAhead = 0;
    return true;
}

bool Passage::reaches(int node)
{
    // A stop with a setup is passed in person: how long it takes depends on where one comes from.
    bool mayTrust = false;
    for (;; node = m_state->stop(node).next) {
        const Model::Node &fixed = m_state->node(node);
        if (fixed.isBreak) {
            if (!pause(node))
                return false;
            continue;
        }
        if (mayTrust || fixed.setup == 0) {
            const Stop &stop = m_state->stop(node);
            const Time way = m_tables->time.at(m_location, stop.location);
            return m_departure + std::max(0, way - m_drivenAhead) <= stop.latest;
        }
        if (!visit(node))
            return false;
        mayTrust = true;
    }
}

bool Probe::fitsLoads(int after) const
{
    const int route = m_state->stop(after).route;
    const Amount *capacity = m_model->capacity(route);
    const Amount *delivery = m_model->delivery(m_visit);
    const Amount *pickup = m_model->pickup(m_visit);
    const Amount *before = m_state->peakBefore(after);
    const Amount *behind = m_state->peakAfter(after);
    for (int d = 0; d < m_model->dimensions(); ++d) {
        if (before[d] + delivery[d] > capacity[d] || behind[d] + pickup[d] > capacity[d])
            return false;
    }
    return true;
}

bool Probe::fitsLimits(const Stop &a, const Stop &b) const
{
    const Model::Fleet &vehicle = m_model->vehicle(a.route);
    const Route &route = m_state->route(a.route);
    const Model::Tables &tables = m_model->tablesOf(a.route);
    const int here = m_node->location;
    const bool isFirst = route.calls == 0;
    const auto more = [&](const Matrix &matrix) {
        return qint64(matrix.at(a.location, here)) + matrix.at(here, b.location) - (isFirst ? 0 : matrix.at(a.location, b.location));
    };
    if (route.travel + more(tables.time) > vehicle.maxTravelTime)
        return false;
    return tables.distance.isEmpty() || route.distance + more(tables.distance) <= vehicle.maxDistance;
}

Cost Probe::carefulPrice(int after, Cost limit) const
{
    const Stop &a = m_state->stop(after);
    int next = a.next;
    while (m_model->node(next).isBreak)
        next = m_state->stop(next).next;
    const Stop &b = m_state->stop(next);
    const Cost delta = Cost(m_costTo[a.location]) + m_costFrom[b.location] - b.wayCost;
    if (delta >= limit || m_model->node(next).isFixed)
        return impossible;
    if (m_model->hasMixedLoads() && !fitsLoads(after))
        return impossible;
    if (m_model->vehicle(a.route).isLimited && !fitsLimits(a, b))
        return impossible;
    Passage passage(*m_state, after);
    return passage.visit(m_visit) && passage.reaches(a.next) ? delta : impossible;
}

} // namespace fieldlane::solver
