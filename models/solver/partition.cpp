#include "solver/partition.h"
#include <algorithm>

namespace fieldlane::solver {

namespace {

/// Orders places along the line between two far visits: how much nearer a place is to the first.
class Direction
{
public:
    Direction(const Model &model, core::Random &random)
        : m_model(model)
        , m_cost(model.tables(0).cost)
        , m_from(model.node(int(random.below(model.visitCount()))).location)
        , m_to(m_from)
    {
        for (int tries = 0; tries < 20; ++tries) {
            const int other = model.node(int(random.below(model.visitCount()))).location;
            if (m_cost.at(m_from, other) > m_cost.at(m_from, m_to))
                m_to = other;
        }
    }
    double of(int node) const
    {
        const int place = m_model.node(node).location;
        return double(m_cost.at(m_from, place)) - m_cost.at(m_to, place);
    }

private:
    const Model &m_model;
    const Matrix &m_cost;
    int m_from;
    int m_to;
};

double middleOf(const State &state, const Direction &direction, int vehicle)
{
    const std::vector<int> calls = state.callsOf(vehicle);
    double sum = 0;
    for (const int call : calls)
        sum += direction.of(call);
    return calls.empty() ? direction.of(state.model().startOf(vehicle)) : sum / double(calls.size());
}

} // namespace

std::vector<Part> partition(const State &state, int parts, core::Random &random)
{
    const Model &model = state.model();
    const Direction direction(model, random);
    std::vector<std::pair<double, int>> vehicles;
    for (int vehicle = 0; vehicle < model.vehicleCount(); ++vehicle)
        vehicles.emplace_back(middleOf(state, direction, vehicle), vehicle);
    std::sort(vehicles.begin(), vehicles.end());
    const Part closed {std::vector<char>(size_t(model.vehicleCount()), 1), std::vector<char>(size_t(model.visitCount()), 0), {}};
    std::vector<Part> result(size_t(parts), closed);
    std::vector<double> ends(size_t(parts), 0);
    int calls = 0;
    int empties = 0;
    for (const auto &[middle, vehicle] : vehicles) {
        const std::vector<int> mine = state.callsOf(vehicle);
        // Empty vehicles go round, for each part may want one.
        const int index = mine.empty() ? empties++ % parts : std::min(parts - 1, calls * parts / std::max(1, state.plannedCount()));
        Part &part = result[size_t(index)];
        part.isClosed[size_t(vehicle)] = 0;
        for (const int call : mine) {
            part.isMine[size_t(call)] = 1;
            part.seeds.push_back(call);
        }
        if (!mine.empty())
            ends[size_t(index)] = middle;
        calls += int(mine.size());
    }
    for (const int visit : state.leftOut()) {
        int index = 0;
        while (index + 1 < parts && direction.of(visit) > ends[size_t(index)])
            ++index;
        result[size_t(index)].isMine[size_t(visit)] = 1;
        result[size_t(index)].seeds.push_back(visit);
    }
    return result;
}

} // namespace fieldlane::solver
