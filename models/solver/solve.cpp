#include "solver/solve.h"
#include "core/wideregisters.h"
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
    bool hasClock() const { return m_options.time && m_options.elapsed; }
    double stepShare(qint64 steps) const;
    double timeShare() const;
    void runChain(Chain &chain, int round, double timeEnd) const;
    void runRound(int round);
    void construct();
    bool isCut() const { return m_chains.size() > 1 && m_model.visitCount() >= visitsWorthCutting; }
    void cut();
    void join();
    void takeOpen(Layout &here, const Layout &from, const std::vector<char> &isClosed) const;
    void exchange(int round);
    void keep(Cost objective, Layout layout);
    SolveProgress progressAt(double share) const;

    Model m_model;
    Neighbours m_neighbours;
    const SolveOptions &m_options;
    const core::StopToken &m_stop;
    core::Random m_random;
    std::vector<std::unique_ptr<Chain>> m_chains;
    std::vector<Part> m_parts;
    Cost m_bestObjective = impossible;
    Layout m_best;
};

double Search::stepShare(qint64 steps) const
{
    if (m_options.steps)
        return *m_options.steps > 0 ? double(steps) / double(*m_options.steps) : 1;
    return hasClock() ? 0 : 1;
}

double Search::timeShare() const
{
    return hasClock() ? double(m_options.elapsed().count()) / std::max(1.0, double(m_options.time->count())) : 0;
}

void Search::runChain(Chain &chain, int round, double timeEnd) const
{
    core::releaseWideRegisters();
    const double stepEnd = double(round + 1) / rounds;
    while (!m_stop.shouldStop()) {
        const double steps = stepShare(chain.stepCount());
        const double time = timeShare();
        if (steps >= stepEnd || time >= timeEnd)
            break;
        const qint64 left = m_options.steps ? *m_options.steps - chain.stepCount() : stepsBetweenLooks;
        for (qint64 i = std::min<qint64>(left, stepsBetweenLooks); i > 0; --i)
            chain.step(std::max(steps, time));
    }
}

void Search::runRound(int round)
{
    const int threads = std::clamp(m_options.threads, 1, int(m_chains.size()));
    // The chains of one thread run one after the other, each for its share of the round's time.
    const auto work = [this, round, threads](int first) {
        const int count = (int(m_chains.size()) - first + threads - 1) / threads;
        for (int k = 0; k < count; ++k)
            runChain(*m_chains[size_t(first + k * threads)], round, (round + double(k + 1) / count) / rounds);
    };
    std::vector<std::thread> others;
    for (int t = 1; t < threads; ++t)
        others.emplace_back(work, t);
    work(0);
    for (std::thread &other : others)
        other.join();
}

void Search::keep(Cost objective, Layout layout)
{
    if (objective >= m_bestObjective)
        return;
    m_bestObjective = objective;
    m_best = std::move(layout);
}

void Search::cut()
{
    m_parts = partition(m_chains.front()->state(), int(m_chains.size()), m_random);
    for (size_t c = 0; c < m_chains.size(); ++c)
        m_chains[c]->restrictTo(&m_parts[c]);
}

void Search::join()
{
    Layout best = m_chains.front()->best();
    Layout current = m_chains.front()->state().layout();
    for (size_t c = 1; c < m_chains.size(); ++c) {
        const std::vector<char> &isClosed = m_parts[c].isClosed;
        takeOpen(best, m_chains[c]->best(), isClosed);
        takeOpen(current, m_chains[c]->state().layout(), isClosed);
    }
    Chain &first = *m_chains.front();
    first.take(best);
    keep(first.state().objective(), best);
    for (const auto &chain : m_chains)
        chain->take(current);
}

/// Puts the open routes of another plan in place of those here.
void Search::takeOpen(Layout &here, const Layout &from, const std::vector<char> &isClosed) const
{
    const std::vector<int> &tied = m_model.ties().visits();
    for (size_t vehicle = 0; vehicle < isClosed.size(); ++vehicle) {
        if (isClosed[vehicle])
            continue;
        here.routes[vehicle] = from.routes[vehicle];
        for (size_t t = 0; t < tied.size(); ++t) {
            if (std::find(from.routes[vehicle].begin(), from.routes[vehicle].end(), tied[t]) != from.routes[vehicle].end())
                here.pins[t] = from.pins[t];
        }
    }
}

void Search::exchange(int round)
{
    for (const auto &chain : m_chains)
        keep(chain->bestObjective(), chain->best());
    // Hot chains look round on their own; cold ones go on from the best.
    for (const auto &chain : m_chains) {
        if (round >= rounds / 2 && round % 4 == 3 && chain->bestObjective() > m_bestObjective)
            chain->take(m_best);
    }
}

SolveProgress Search::progressAt(double share) const
{
    SolveProgress progress {share, m_bestObjective, {}};
    for (const auto &chain : m_chains)
        progress.steps.push_back(chain->stepCount());
    return progress;
}

void Search::construct()
{
    Chain &first = *m_chains.front();
    first.construct();
    keep(first.bestObjective(), first.best());
    for (size_t c = 1; c < m_chains.size() && !m_stop.shouldStop(); ++c)
        m_chains[c]->startFrom(m_best);
}

Plan Search::run(const std::function<void(const SolveProgress &)> &report)
{
    construct();
    if (report)
        report(progressAt(0));
    for (int round = 0; round < rounds && !m_stop.shouldStop(); ++round) {
        if (isCut())
            cut();
        runRound(round);
        if (isCut())
            join();
        else
            exchange(round);
        if (report)
            report(progressAt(double(round + 1) / rounds));
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
