#include "solver/solve.h"
#include "solver/chain.h"
#include "solver/partition.h"
#include <algorithm>
#include <thread>

namespace fieldlane::solver {

namespace {

constexpr int rounds = 32;
constexpr int visitsWorthCutting = 600; ///< below, chains work on the whole plan and exchange it
constexpr int stepsBetweenLooks = 32; ///< at clock and token

/// Runs the chains round by round. Between rounds, in one thread, they exchange what they have found.
class Search
{
public:
    Search(const Problem &problem, const SolveOptions &options, const core::StopToken &stop)
        : m_model(problem)
        , m_neighbours(m_model, {})
        , m_options(options)
        , m_stop(stop)
        , m_random(options.seed)
    {
        for (int c = 0; c < std::max(1, options.chains); ++c)
            m_chains.push_back(std::make_unique<Chain>(m_model, m_neighbours, m_random.next(), Chain::Settings()));
    }
    Plan run(const std::function<void(const SolveProgress &)> &report);

private:
    double shareDone(qint64 steps) const;
    void runChain(Chain &chain, int round) const;
    void runRound(int round);
    bool isCut() const { return m_chains.size() > 1 && m_model.visitCount() >= visitsWorthCutting; }
    void cut();
    void join();
    void exchange(int round);
    void keep(Cost objective, Chain::Routes routes);

    Model m_model;
    Neighbours m_neighbours;
    const SolveOptions &m_options;
    const core::StopToken &m_stop;
    core::Random m_random;
    std::vector<std::unique_ptr<Chain>> m_chains;
    std::vector<Part> m_parts;
    Cost m_bestObjective = impossible;
    Chain::Routes m_best;
};

double Search::shareDone(qint64 steps) const
{
    double share = 0;
    if (m_options.steps)
        share = *m_options.steps > 0 ? double(steps) / double(*m_options.steps) : 1;
    if (m_options.time && m_options.elapsed)
        share = std::max(share, double(m_options.elapsed().count()) / std::max(1.0, double(m_options.time->count())));
    return m_options.steps || m_options.time ? share : 1;
}

void Search::runChain(Chain &chain, int round) const
{
    const double end = double(round + 1) / rounds;
    double share = shareDone(chain.stepCount());
    while (share < end && !m_stop.shouldStop()) {
        const qint64 left = m_options.steps ? *m_options.steps - chain.stepCount() : stepsBetweenLooks;
        for (qint64 i = std::min<qint64>(left, stepsBetweenLooks); i > 0; --i)
            chain.step(share);
        share = shareDone(chain.stepCount());
    }
}

void Search::runRound(int round)
{
    const int threads = std::clamp(m_options.threads, 1, int(m_chains.size()));
    const auto work = [this, round, threads](int first) {
        for (size_t c = size_t(first); c < m_chains.size(); c += size_t(threads))
            runChain(*m_chains[c], round);
    };
    std::vector<std::thread> others;
    for (int t = 1; t < threads; ++t)
        others.emplace_back(work, t);
    work(0);
    for (std::thread &other : others)
        other.join();
}

void Search::keep(Cost objective, Chain::Routes routes)
{
    if (objective >= m_bestObjective)
        return;
    m_bestObjective = objective;
    m_best = std::move(routes);
}

void Search::cut()
{
    m_parts = partition(m_chains.front()->state(), int(m_chains.size()), m_random);
    for (size_t c = 0; c < m_chains.size(); ++c)
        m_chains[c]->restrictTo(&m_parts[c]);
}

void Search::join()
{
    Chain::Routes best(size_t(m_model.vehicleCount()));
    Chain::Routes current(size_t(m_model.vehicleCount()));
    for (size_t c = 0; c < m_chains.size(); ++c) {
        for (size_t vehicle = 0; vehicle < best.size(); ++vehicle) {
            if (m_parts[c].isClosed[vehicle])
                continue;
            best[vehicle] = m_chains[c]->bestRoutes()[vehicle];
            current[vehicle] = m_chains[c]->state().nodesOf(int(vehicle));
        }
    }
    Chain &first = *m_chains.front();
    first.take(best);
    keep(first.state().objective(), best);
    for (const auto &chain : m_chains)
        chain->take(current);
}

void Search::exchange(int round)
{
    for (const auto &chain : m_chains)
        keep(chain->bestObjective(), chain->bestRoutes());
    // Hot chains look round on their own; cold ones go on from the best.
    for (const auto &chain : m_chains) {
        if (round >= rounds / 2 && round % 4 == 3 && chain->bestObjective() > m_bestObjective)
            chain->take(m_best);
    }
}

Plan Search::run(const std::function<void(const SolveProgress &)> &report)
{
    for (const auto &chain : m_chains) {
        chain->construct();
        keep(chain->bestObjective(), chain->bestRoutes());
    }
    if (isCut()) {
        for (const auto &chain : m_chains)
            chain->take(m_best);
    }
    if (report)
        report({0, m_bestObjective});
    for (int round = 0; round < rounds && !m_stop.shouldStop(); ++round) {
        if (isCut())
            cut();
        runRound(round);
        if (isCut())
            join();
        else
            exchange(round);
        if (report)
            report({double(round + 1) / rounds, m_bestObjective});
    }
    Chain &first = *m_chains.front();
    first.take(m_best);
    return first.state().toPlan();
}

} // namespace

Plan solve(const Problem &problem, const SolveOptions &options, const core::StopToken &stop,
    const std::function<void(const SolveProgress &)> &progress)
{
    if (problem.visits().empty())
        return emptyPlan(problem);
    return Search(problem, options, stop).run(progress);
}

} // namespace fieldlane::solver
