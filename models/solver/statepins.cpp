#include "solver/state.h"
#include <algorithm>

// When tied visits may begin.
namespace fieldlane::solver {

void State::pin(int visit, Window starts)
{
    if (isPlanned(visit))
        save(m_stops[size_t(visit)].route);
    m_pinsBefore.emplace_back(visit, pinOf(visit));
    Model::Node &node = m_pinned[size_t(visit)];
    node.open = starts.start;
    node.close = starts.end;
}

void State::unpin(int visit)
{
    const Ties &ties = m_model->ties();
    const Model::Node &free = m_model->node(visit);
    if (!isPlanned(visit)) {
        pin(visit, {free.open, free.close});
        return;
    }
    if (ties.group(visit).size() > 1)
        return; // stays with the others
    Time close = free.close;
    for (const int waiting : ties.after(visit)) {
        if (isPlanned(waiting))
            close = std::min(close, m_nodes[waiting].open - free.service);
    }
    pin(visit, {m_nodes[visit].open, close});
}

void State::releaseTies(int visit)
{
    unpin(visit);
    for (const int earlier : m_model->ties().before(visit)) {
        if (isPlanned(earlier))
            unpin(earlier);
    }
}

void State::restorePins()
{
    for (auto it = m_pinsBefore.rbegin(); it != m_pinsBefore.rend(); ++it) {
        Model::Node &node = m_pinned[size_t(it->first)];
        node.open = it->second.start;
        node.close = it->second.end;
    }
}

std::vector<Window> State::pins() const
{
    std::vector<Window> pins;
    for (const int visit : m_model->ties().visits())
        pins.push_back(pinOf(visit));
    return pins;
}

} // namespace fieldlane::solver
