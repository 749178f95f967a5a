#include "solver/state.h"
#include <algorithm>

// Whole plans and routes, into a state and out of it.
namespace fieldlane::solver {

std::vector<int> State::nodesOf(int vehicle) const
{
    std::vector<int> nodes;
    const int end = m_model->endOf(vehicle);
    for (int node = m_stops[size_t(m_model->startOf(vehicle))].next; node != end; node = m_stops[size_t(node)].next)
        nodes.push_back(node);
    return nodes;
}

std::vector<int> State::callsOf(int vehicle) const
{
    std::vector<int> calls = nodesOf(vehicle);
    calls.erase(std::remove_if(calls.begin(), calls.end(), [this](int node) { return !m_model->isVisit(node); }), calls.end());
    return calls;
}

void State::setRoute(int vehicle, const std::vector<int> &nodes)
{
    save(vehicle);
    const int end = m_model->endOf(vehicle);
    int before = m_model->startOf(vehicle);
    if (m_stops[size_t(before)].next >= 0) {
        for (int node = m_stops[size_t(before)].next; node != end; node = m_stops[size_t(node)].next) {
            if (!m_model->isVisit(node))
                continue;
            m_stops[size_t(node)].route = -1;
            countCall(node, vehicle, -1);
        }
    }
    m_stops[size_t(before)].route = m_stops[size_t(end)].route = vehicle;
    for (const int node : nodes) {
        Stop &stop = m_stops[size_t(node)];
        stop.route = vehicle;
        stop.previous = before;
        m_stops[size_t(before)].next = node;
        before = node;
        if (!m_model->isVisit(node))
            continue;
        takeFromLeftOut(node);
        countCall(node, vehicle, 1);
    }
    m_stops[size_t(before)].next = end;
    m_stops[size_t(end)].previous = before;
    refresh(vehicle);
}

Layout State::layout() const
{
    Layout layout;
    for (int vehicle = 0; vehicle < m_model->vehicleCount(); ++vehicle)
        layout.routes.push_back(nodesOf(vehicle));
    layout.pins = pins();
    return layout;
}

void State::setPlan(const Layout &layout)
{
    std::vector<int> changed;
    for (int vehicle = 0; vehicle < m_model->vehicleCount(); ++vehicle) {
        if (m_model->hasTies() || nodesOf(vehicle) != layout.routes[size_t(vehicle)])
            changed.push_back(vehicle);
    }
    for (const int vehicle : changed)
        setRoute(vehicle, {});
    for (size_t t = 0; t < layout.pins.size(); ++t)
        pin(m_model->ties().visits()[t], layout.pins[t]);
    for (const int vehicle : changed)
        setRoute(vehicle, layout.routes[size_t(vehicle)]);
    for (int visit = 0; visit < m_model->visitCount(); ++visit) {
        if (!isPlanned(visit) && !isLeftOut(visit))
            leaveOut(visit);
    }
    for (const int visit : m_model->ties().visits()) {
        if (!isPlanned(visit))
            unpin(visit);
    }
    commit();
}

Plan State::toPlan() const
{
    Plan plan = emptyPlan(m_model->problem());
    plan.unassigned.clear();
    for (int vehicle = 0; vehicle < m_model->vehicleCount(); ++vehicle) {
        for (const int node : nodesOf(vehicle)) {
            const bool isVisit = m_model->isVisit(node);
            plan.routes[size_t(vehicle)].push_back(
                {isVisit ? Step::Kind::Visit : Step::Kind::Break, isVisit ? node : node - m_model->vehicle(vehicle).firstBreak});
        }
    }
    for (int visit = 0; visit < m_model->visitCount(); ++visit) {
        if (!isPlanned(visit))
            plan.unassigned.push_back(visit);
    }
    for (const int visit : m_model->ties().visits()) {
        if (isPlanned(visit))
            plan.pins.push_back({visit, pinOf(visit)});
    }
    return plan;
}

} // namespace fieldlane::solver
