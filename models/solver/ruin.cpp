#include "solver/ruin.h"
#include "solver/probe.h"
#include <algorithm>

namespace fieldlane::solver {

Ruin::Ruin(State &state, const Neighbours &neighbours, core::Random &random, Settings settings)
    : m_state(state)
    , m_model(state.model())
    , m_neighbours(neighbours)
    , m_random(random)
    , m_settings(settings)
{
}

const std::vector<int> &Ruin::around(int seed, const std::vector<char> *closed)
{
    m_removed.clear();
    m_closed = closed;
    const double mean = double(m_state.plannedCount()) / std::max(1, m_state.usedCount());
    const double longest = std::max(1.0, std::min(double(m_settings.longestString), mean));
    const double mostStrings = 4 * m_settings.removed / (1 + longest) - 1;
    const int strings = int(m_random.unit() * mostStrings + 1);
    int done = 0;
    for (const int near : m_neighbours.near(seed)) {
        const int route = m_state.stop(near).route;
        if (route < 0 || m_state.isTouched(route) || !m_model.canDo(seed, route) || !mayTake(near) || (closed && (*closed)[size_t(route)]))
            continue;
        const double most = std::min(double(m_state.route(route).calls), longest);
        takeString(near, int(m_random.unit() * most + 1));
        if (++done >= strings)
            break;
    }
    for (const int route : m_state.touched()) {
        m_state.refresh(route);
        if (m_model.vehicle(route).breakCount > 0)
            moveBreaks(route);
    }
    return m_removed;
}

void Ruin::collect(int route)
{
    m_calls.clear();
    const int end = m_model.endOf(route);
    for (int node = m_state.stop(m_model.startOf(route)).next; node != end; node = m_state.stop(node).next) {
        if (m_model.isVisit(node) && mayTake(node))
            m_calls.push_back(node);
    }
}

void Ruin::moveBreaks(int route)
{
    const Model::Fleet &vehicle = m_model.vehicle(route);
    for (int pause = vehicle.firstBreak; pause < vehicle.firstBreak + vehicle.breakCount; ++pause) {
        const int previous = m_state.stop(pause).previous;
        m_state.unlinkBreak(pause);
        int chosen = previous;
        int found = 0;
        int node = pause == vehicle.firstBreak ? m_model.startOf(route) : pause - 1; // breaks keep their order
        for (;; node = m_state.stop(node).next) {
            Passage passage(m_state, node);
            const int next = m_state.stop(node).next;
            if (passage.pass(pause) && passage.reaches(next) && m_random.below(++found) == 0)
                chosen = node;
            if (next == m_model.endOf(route) || m_model.node(next).isBreak)
                break;
        }
        m_state.linkBreak(pause, chosen);
    }
}

void Ruin::takeOut(int call)
{
    if (!m_state.isPlanned(call))
        return; // with its partner
    if (m_model.ties().isTied(call)) {
        for (const int dependent : m_model.ties().dependents(call)) {
            if (!m_state.isPlanned(dependent))
                continue;
            m_state.remove(dependent);
            m_removed.push_back(dependent);
        }
        return;
    }
    const int partner = m_model.node(call).partner;
    m_state.remove(call);
    if (partner >= 0)
        m_state.remove(partner);
    m_removed.push_back(partner >= 0 ? std::min(call, partner) : call);
}

/// Whether all routes are open that hold what would go with it, or what that waits for.
bool Ruin::mayWithdraw(int tied) const
{
    if (!m_closed)
        return true;
    const auto isOpen = [this](int visit) { return !m_state.isPlanned(visit) || !(*m_closed)[size_t(m_state.stop(visit).route)]; };
    const std::vector<int> &dependents = m_model.ties().dependents(tied);
    return std::all_of(dependents.begin(), dependents.end(), [&](int dependent) {
        const std::vector<int> &before = m_model.ties().before(dependent);
        return isOpen(dependent) && std::all_of(before.begin(), before.end(), isOpen);
    });
}

void Ruin::takeString(int call, int length)
{
    collect(m_state.stop(call).route);
    const int count = int(m_calls.size());
    const int at = int(std::find(m_calls.begin(), m_calls.end(), call) - m_calls.begin());
    length = std::min(length, count);
    if (m_random.chance(m_settings.tailShare)) {
        for (int i = at; i < count; ++i)
            takeOut(m_calls[size_t(i)]);
        return;
    }
    int kept = 0;
    if (length > 1 && length < count && m_random.chance(m_settings.splitShare)) {
        kept = 1;
        while (length + kept < count && m_random.chance(m_settings.splitDepth))
            ++kept;
    }
    const int span = length + kept;
    const int first = std::max(0, at - span + 1);
    const int last = std::min(at, count - span);
    const int from = int(m_random.between(first, last));
    const int keptFrom = kept > 0 ? from + int(m_random.between(1, length - 1)) : -1;
    for (int i = from; i < from + span; ++i) {
        if (kept > 0 && i >= keptFrom && i < keptFrom + kept)
            continue;
        takeOut(m_calls[size_t(i)]);
    }
}

} // namespace fieldlane::solver
