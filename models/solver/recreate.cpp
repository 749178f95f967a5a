#include "solver/recreate.h"
#include <algorithm>
#include <utility>

namespace fieldlane::solver {

Recreate::Recreate(State &state, const Neighbours &neighbours, core::Random &random)
    : m_state(state)
    , m_model(state.model())
    , m_random(random)
    , m_inserter(state, neighbours, random)
    , m_tying(state, m_inserter, random)
{
    for (int visit = 0; visit < m_model.visitCount(); ++visit) {
        const Model::Node &node = m_model.node(visit);
        double demand = m_model.dimensions() > 0 ? 0 : node.service;
        for (int d = 0; d < m_model.dimensions(); ++d)
            demand += m_model.delivery(visit)[d] + m_model.pickup(visit)[d];
        double distance = std::numeric_limits<double>::max();
        for (int vehicle = 0; vehicle < m_model.vehicleCount(); ++vehicle) {
            const int start = m_model.node(m_model.startOf(vehicle)).location;
            distance = std::min(distance, double(m_model.tablesOf(vehicle).cost.at(start, node.location)));
        }
        m_demand.push_back(demand);
        m_distance.push_back(distance);
        m_hasPrices = m_hasPrices || m_model.leftOutCost(visit) != m_model.leftOutCost(0);
    }
}

Recreate::Order Recreate::drawOrder()
{
    const qint64 draw = m_random.below(m_hasPrices ? 18 : 13);
    if (draw < 4)
        return Order::Random;
    if (draw < 8)
        return Order::Demand;
    if (draw < 10)
        return Order::Far;
    if (draw < 11)
        return Order::Near;
    return draw < 13 ? Order::Narrow : Order::Price;
}

double Recreate::keyOf(int visit, Order order) const
{
    switch (order) {
    case Order::Random:
        return 0;
    case Order::Demand:
        return -m_demand[size_t(visit)];
    case Order::Far:
        return -m_distance[size_t(visit)];
    case Order::Near:
        return m_distance[size_t(visit)];
    case Order::Narrow:
        return m_model.node(visit).close - m_model.node(visit).open;
    case Order::Price:
        return -double(m_model.leftOutCost(visit));
    }
    return 0;
}

void Recreate::restrictTo(const Part *part)
{
    m_part = part;
    m_inserter.setClosed(part ? &part->isClosed : nullptr);
    m_tying.restrictTo(part);
}

/// One of a group stands for all of it.
bool Recreate::speaks(int visit) const
{
    return !m_model.ties().isTied(visit) || m_model.ties().speaksForGroup(visit);
}

Cost Recreate::worthOf(int visit) const
{
    if (!m_model.ties().isTied(visit))
        return m_model.leftOutCost(visit);
    Cost worth = 0;
    for (const int member : m_model.ties().group(visit))
        worth += m_model.leftOutCost(member);
    return worth;
}

void Recreate::sort(Order order)
{
    if (order == Order::Random) {
        for (size_t i = m_queue.size(); i > 1; --i)
            std::swap(m_queue[i - 1], m_queue[size_t(m_random.below(qint64(i)))]);
    } else {
        for (auto &[key, visit] : m_queue)
            key = keyOf(visit, order);
        std::sort(m_queue.begin(), m_queue.end());
    }
    if (!m_model.hasTies())
        return;
    // Among equals what is tied has the fewest places.
    const auto key = [this](const std::pair<double, int> &entry) { return std::pair(entry.first, !m_model.ties().isTied(entry.second)); };
    if (order != Order::Random)
        std::stable_sort(m_queue.begin(), m_queue.end(), [&](const auto &a, const auto &b) { return key(a) < key(b); });
    bringForward();
}

/// What others wait for comes right before the first of these.
void Recreate::bringForward()
{
    m_isWaiting.resize(size_t(m_model.visitCount()), 0);
    for (const auto &[key, visit] : m_queue)
        m_isWaiting[size_t(visit)] = 1;
    m_ordered.clear();
    for (const auto &[key, visit] : m_queue)
        follow(visit);
    std::swap(m_queue, m_ordered);
}

void Recreate::follow(int visit)
{
    if (!std::exchange(m_isWaiting[size_t(visit)], 0))
        return;
    if (m_model.ties().isTied(visit)) {
        for (const int member : m_model.ties().group(visit)) {
            for (const int earlier : m_model.ties().before(member))
                follow(m_model.ties().group(earlier).front());
        }
    }
    m_ordered.emplace_back(0, visit);
}

void Recreate::put(int visit, const Place &place)
{
    m_state.insert(visit, place.after);
    if (place.partnerAfter >= 0)
        m_state.insert(m_model.node(visit).partner, place.partnerAfter);
}

bool Recreate::run(const std::vector<int> &removed, Cost threshold)
{
    m_queue.clear();
    Cost hope = 0; // what inserting all that was left out before would save
    const auto fits = [this](int visit) {
        return std::any_of(m_state.touched().begin(), m_state.touched().end(), [&](int route) { return m_model.canDo(visit, route); });
    };
    for (const int visit : m_state.leftOut()) {
        if ((m_part && !m_part->isMine[size_t(visit)]) || !fits(visit) || !speaks(visit))
            continue;
        m_queue.emplace_back(0, visit);
        hope += worthOf(visit);
    }
    for (const int visit : removed) {
        if (speaks(visit))
            m_queue.emplace_back(0, visit);
    }
    sort(drawOrder());
    for (const auto &[key, visit] : m_queue) {
        if (m_state.objective() - hope > threshold) {
            m_tying.giveUp();
            return false;
        }
        const bool wasLeftOut = m_state.isLeftOut(visit);
        if (wasLeftOut)
            hope -= worthOf(visit);
        if (m_model.ties().isTied(visit)) {
            m_tying.put(visit);
            continue;
        }
        Place place = wasLeftOut ? m_inserter.within(visit, m_state.touched()) : m_inserter.nearby(visit);
        if (!place.isFound() && !wasLeftOut)
            place = m_inserter.anywhere(visit);
        if (place.isFound() && place.delta < m_model.leftOutCost(visit))
            put(visit, place);
        else if (!wasLeftOut)
            m_state.leaveOut(visit);
    }
    m_tying.settle();
    return m_state.objective() <= threshold;
}

void Recreate::insertAll()
{
    m_queue.clear();
    for (const int visit : m_state.leftOut()) {
        if (speaks(visit))
            m_queue.emplace_back(0, visit);
    }
    sort(m_hasPrices ? Order::Price : Order::Narrow);
    for (const auto &[key, visit] : m_queue) {
        if (m_model.ties().isTied(visit)) {
            m_tying.put(visit);
            continue;
        }
        Place place = m_inserter.nearby(visit);
        if (!place.isFound())
            place = m_inserter.anywhere(visit);
        if (place.isFound() && place.delta < m_model.leftOutCost(visit))
            put(visit, place);
    }
    m_tying.settle();
}

} // namespace fieldlane::solver
