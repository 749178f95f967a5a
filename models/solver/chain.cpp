#include "solver/chain.h"
#include "core/check.h"
#include "solver/referee.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace fieldlane::solver {

namespace {

/// From the one to the other, by the same factor in the same time.
double cooled(double hot, double cold, double progress)
{
    return hot * std::pow(cold / hot, progress);
}

/// The least price of leaving something out; 0 where everything costs the same.
double leastPrice(const Model &model)
{
    Cost least = std::numeric_limits<Cost>::max();
    Cost most = 0;
    for (int visit = 0; visit < model.visitCount(); ++visit) {
        const Cost price = model.leftOutCost(visit);
        least = price > 0 ? std::min(least, price) : least;
        most = std::max(most, price);
    }
    return least < most ? double(least) : 0;
}

} // namespace

Chain::Chain(const Model &model, const Neighbours &neighbours, quint64 seed, const Settings &settings)
    : m_model(model)
    , m_settings(settings)
    , m_random(seed)
    , m_state(model)
    , m_ruin(m_state, neighbours, m_random, settings.ruin)
    , m_recreate(m_state, neighbours, m_random)
    , m_exchange(m_state, neighbours)
    , m_nearCost(neighbours.nearCost())
    , m_leastPrice(leastPrice(model))
    , m_isChanged(size_t(model.vehicleCount()), 0)
{
}

void Chain::construct()
{
    m_state.begin();
    m_recreate.insertAll();
    m_state.commit();
    m_recreate.inserter().setBlinks(m_settings.blinks);
    m_best = m_state.layout();
    m_bestObjective = m_state.objective();
    checkAgainstReferee();
}

void Chain::startFrom(const Layout &layout)
{
    m_recreate.inserter().setBlinks(m_settings.blinks);
    take(layout);
}

double Chain::temperature(double progress) const
{
    return m_nearCost * cooled(m_settings.hot, m_settings.cold, progress);
}

Cost Chain::drawThreshold(double progress)
{
    double degrees = temperature(progress);
    if (progress < m_settings.pricedUntil && mayTrade() && m_random.chance(m_settings.pricedTries))
        degrees = m_leastPrice * cooled(m_settings.hotPrice, m_settings.coldPrice, progress / m_settings.pricedUntil);
    return m_state.objective() + Cost(-degrees * std::log(1 - m_random.unit()));
}

int Chain::drawSeed()
{
    if (m_part)
        return m_part->seeds.empty() ? -1 : m_random.pick(m_part->seeds);
    if (mayTrade() && m_random.chance(m_settings.leftOutSeeds))
        return m_random.pick(m_state.leftOut());
    return int(m_random.below(m_model.visitCount()));
}

void Chain::step(double progress)
{
    ++m_stepCount;
    const int seed = drawSeed();
    if (seed < 0)
        return;
    const Cost threshold = drawThreshold(progress);
    m_state.begin();
    if (change(seed, threshold))
        accept();
    else
        m_state.rollback();
}

bool Chain::change(int seed, Cost threshold)
{
    const std::vector<char> *closed = m_part ? &m_part->isClosed : nullptr;
    if (m_exchange.isPossible() && m_random.chance(m_settings.exchanges))
        return m_exchange.around(seed, threshold - m_state.objective(), closed) && m_state.objective() <= threshold;
    const std::vector<int> &removed = m_ruin.around(seed, closed);
    const auto &touched = m_state.touched();
    const bool isSound = std::all_of(touched.begin(), touched.end(), [this](int vehicle) { return m_state.isFeasible(vehicle); });
    return isSound && m_recreate.run(removed, threshold);
}

void Chain::accept()
{
    for (const int vehicle : m_state.touched()) {
        if (!m_isChanged[size_t(vehicle)]) {
            m_isChanged[size_t(vehicle)] = 1;
            m_changed.push_back(vehicle);
        }
    }
    m_state.commit();
    if (m_state.objective() < m_bestObjective)
        keepBest();
    checkAgainstReferee();
}

void Chain::keepBest()
{
    m_bestObjective = m_state.objective();
    for (const int vehicle : m_changed) {
        m_best.routes[size_t(vehicle)] = m_state.nodesOf(vehicle);
        m_isChanged[size_t(vehicle)] = 0;
    }
    m_changed.clear();
    m_best.pins = m_state.pins();
}

void Chain::checkAgainstReferee() const
{
#ifndef QT_NO_DEBUG
    const Verdict verdict = judge(m_model.problem(), m_state.toPlan());
    FIELDLANE_CHECK(verdict.violations.empty());
    FIELDLANE_CHECK(verdict.objective() == m_state.objective());
#endif
}

void Chain::take(const Layout &layout)
{
    restrictTo(nullptr);
    m_state.setPlan(layout);
    m_changed.clear();
    std::fill(m_isChanged.begin(), m_isChanged.end(), 0);
    m_best = layout;
    m_bestObjective = m_state.objective();
    checkAgainstReferee();
}

void Chain::restrictTo(const Part *part)
{
    m_part = part;
    m_recreate.restrictTo(part);
}

} // namespace fieldlane::solver
