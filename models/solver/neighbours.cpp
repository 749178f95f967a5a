#include "solver/neighbours.h"
#include <algorithm>
#include <limits>

namespace fieldlane::solver {

namespace {

/// What waiting and lateness weigh beside the way, as PyVRP has it.
constexpr double waitingWeight = 0.2;
constexpr double latenessWeight = 1.0;

using Ranked = std::vector<std::pair<double, int>>;

std::vector<int> firstOf(Ranked &ranked, int count)
{
    const auto middle = ranked.begin() + std::min<qsizetype>(count, qsizetype(ranked.size()));
    std::nth_element(ranked.begin(), middle, ranked.end());
    std::sort(ranked.begin(), middle);
    std::vector<int> visits;
    for (auto it = ranked.begin(); it != middle; ++it)
        visits.push_back(it->second);
    return visits;
}

/// How unlike one call after another is: cost, and time lost when the second follows the first.
double proximity(const Model &model, const Model::Tables &tables, int from, int to, double costPerTime)
{
    const Model::Node &a = model.node(from);
    const Model::Node &b = model.node(to);
    const double way = tables.time.at(a.location, b.location);
    const double waiting = std::max(0.0, b.open - way - a.service - a.close);
    const double lateness = std::max(0.0, a.open + a.service + way - b.close);
    return tables.cost.at(a.location, b.location) + costPerTime * (waitingWeight * waiting + latenessWeight * lateness);
}

double costPerTime(const Model::Tables &tables)
{
    double cost = 1;
    double time = 1;
    for (int row = 0; row < tables.time.size(); ++row) { // a sample: one entry of each row
        const int column = int((qint64(row) * 7919 + 13) % tables.time.size());
        cost += tables.cost.at(row, column);
        time += tables.time.at(row, column);
    }
    return cost / time;
}

} // namespace

Neighbours::Neighbours(const Model &model, Sizes sizes)
    : m_able(size_t(model.visitCount()), std::vector<quint64>(size_t(model.vehicleCount() + 63) / 64, 0))
{
    for (int visit = 0; visit < model.visitCount(); ++visit) {
        for (int vehicle = 0; vehicle < model.vehicleCount(); ++vehicle) {
            if (model.canDo(visit, vehicle))
                m_able[size_t(visit)][size_t(vehicle) / 64] |= quint64(1) << (vehicle % 64);
        }
    }
    m_costPerTime = costPerTime(model.tables(0));
    for (int visit = 0; visit < model.visitCount(); ++visit) {
        addVisit(model, visit, sizes);
        addClasses(model, visit, sizes.classes);
    }
    m_able.clear();
    constexpr size_t fifth = 5;
    for (int visit = 0; visit < model.visitCount(); ++visit) {
        const auto &near = m_near[size_t(visit)];
        const int other = near[std::min(fifth, near.size() - 1)];
        m_nearCost += double(model.tables(0).cost.at(model.node(visit).location, model.node(other).location)) / model.visitCount();
    }
}

void Neighbours::addVisit(const Model &model, int visit, Sizes sizes)
{
    const auto mayMeet = [&](int other) {
        for (size_t word = 0; word < m_able[size_t(visit)].size(); ++word) {
            if (m_able[size_t(visit)][word] & m_able[size_t(other)][word])
                return true;
        }
        return false;
    };
    const Model::Tables &tables = model.tables(0);
    Ranked near;
    Ranked fitting;
    const int here = model.node(visit).location;
    for (int other = 0; other < model.visitCount(); ++other) {
        if (other == visit || !mayMeet(other))
            continue;
        const int there = model.node(other).location;
        near.emplace_back(std::min(tables.cost.at(here, there), tables.cost.at(there, here)), other);
        fitting.emplace_back(
            std::min(proximity(model, tables, visit, other, m_costPerTime), proximity(model, tables, other, visit, m_costPerTime)), other);
    }
    m_near.push_back(firstOf(near, sizes.near));
    m_near.back().insert(m_near.back().begin(), visit);
    m_fitting.push_back(firstOf(fitting, sizes.fitting));
}

void Neighbours::addClasses(const Model &model, int visit, int count)
{
    std::vector<double> best(size_t(model.classCount()), std::numeric_limits<double>::max());
    const int here = model.node(visit).location;
    for (int vehicle = 0; vehicle < model.vehicleCount(); ++vehicle) {
        if (!model.canDo(visit, vehicle))
            continue;
        const Matrix &cost = model.tablesOf(vehicle).cost;
        double &price = best[size_t(model.vehicle(vehicle).classId)];
        price = std::min(price, double(cost.at(model.node(model.startOf(vehicle)).location, here))
                + cost.at(here, model.node(model.endOf(vehicle)).location) + model.vehicle(vehicle).fixedCost);
    }
    Ranked ranked;
    for (int classId = 0; classId < model.classCount(); ++classId) {
        if (best[size_t(classId)] < std::numeric_limits<double>::max())
            ranked.emplace_back(best[size_t(classId)], classId);
    }
    m_classes.push_back(firstOf(ranked, count));
}

} // namespace fieldlane::solver
