#include "solver/tailswap.h"

namespace fieldlane::solver {

namespace {

constexpr double splitShare = 0.1; ///< tries that give a tail to an empty vehicle

} // namespace

TailSwap::TailSwap(State &state, const Neighbours &neighbours, core::Random &random)
    : m_state(state)
    , m_model(state.model())
    , m_neighbours(neighbours)
    , m_random(random)
{
}

bool TailSwap::tryOne(Cost slack)
{
    const int call = m_part ? (m_part->seeds.empty() ? -1 : m_random.pick(m_part->seeds)) : int(m_random.below(m_model.visitCount()));
    if (call < 0 || !m_state.isPlanned(call))
        return false;
    if (m_random.chance(splitShare)) {
        const auto &classes = m_neighbours.classes(call);
        const int empty = classes.empty() ? -1 : m_state.emptyOf(m_random.pick(classes));
        return empty >= 0 && isOpen(empty) && join(m_model.startOf(empty), call, slack);
    }
    const auto &others = m_neighbours.fitting(call);
    if (others.empty())
        return false;
    const int other = m_random.pick(others);
    if (!m_state.isPlanned(other) || !isOpen(m_state.stop(other).route) || m_state.stop(other).route == m_state.stop(call).route)
        return false;
    return m_random.chance(0.5) ? join(call, other, slack) : join(other, call, slack);
}

bool TailSwap::join(int before, int after, Cost slack)
{
    const Stop &a = m_state.stop(before);
    const Stop &b = m_state.stop(after);
    const int first = a.route;
    const int second = b.route;
    const int next = a.next; // goes behind what was before `after`
    const int last = b.previous;
    const Cost objective = m_state.objective();
    if (m_model.vehicle(first).classId == m_model.vehicle(second).classId && a.isPlain && b.isPlain && m_model.isVisit(next)) {
        const Stop &n = m_state.stop(next);
        const Stop &l = m_state.stop(last);
        const Model::Tables &tables = m_model.tablesOf(first);
        const Cost delta = Cost(tables.cost.at(a.location, b.location)) + tables.cost.at(l.location, n.location) - n.wayCost - b.wayCost;
        if (delta > slack && m_model.isVisit(last)) // a route that becomes empty saves more
            return false;
        if (a.departure + tables.time.at(a.location, b.location) > b.latest)
            return false;
        if (n.isPlain && l.isPlain && l.departure + tables.time.at(l.location, n.location) > n.latest)
            return false;
    }
    if (!collect(next, second, m_first) || !collect(after, first, m_second))
        return false;
    // Both heads first, so that no visit stands in two routes.
    replaceTail(first, before, {});
    replaceTail(second, last, {});
    replaceTail(first, before, m_second);
    replaceTail(second, last, m_first);
    return m_state.objective() <= objective + slack && fits(first) && fits(second);
}

bool TailSwap::collect(int from, int newVehicle, std::vector<int> &tail) const
{
    tail.clear();
    const int end = m_model.endOf(m_state.stop(from).route);
    for (int node = from; node != end; node = m_state.stop(node).next) {
        if (!m_model.isVisit(node))
            continue;
        const Model::Node &fixed = m_model.node(node);
        if (fixed.isFixed || fixed.partner >= 0 || !m_model.canDo(node, newVehicle))
            return false;
        tail.push_back(node);
    }
    return true;
}

void TailSwap::replaceTail(int vehicle, int last, const std::vector<int> &tail)
{
    m_nodes.clear();
    std::vector<int> pauses; // breaks of the old tail come right behind the head
    bool isHead = true;
    const int end = m_model.endOf(vehicle);
    for (int node = m_model.startOf(vehicle); node != end; node = m_state.stop(node).next) {
        if (isHead && node != m_model.startOf(vehicle))
            m_nodes.push_back(node);
        else if (!isHead && !m_model.isVisit(node))
            pauses.push_back(node);
        isHead = isHead && node != last;
    }
    m_nodes.insert(m_nodes.end(), pauses.begin(), pauses.end());
    m_nodes.insert(m_nodes.end(), tail.begin(), tail.end());
    m_state.setRoute(vehicle, m_nodes);
}

bool TailSwap::fits(int vehicle) const
{
    if (!m_state.isFeasible(vehicle) || m_state.route(vehicle).calls > m_model.vehicle(vehicle).maxTasks)
        return false;
    const Amount *load = m_model.hasMixedLoads() ? m_state.peakBefore(m_model.endOf(vehicle)) : m_state.load(vehicle);
    for (int d = 0; d < m_model.dimensions(); ++d) {
        if (load[d] > m_model.capacity(vehicle)[d])
            return false;
    }
    return true;
}

} // namespace fieldlane::solver
