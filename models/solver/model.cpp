#include "solver/model.h"
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace fieldlane::solver {

namespace {

/// The matrix with one more location at no distance from all others, where routes without start or end begin.
Matrix withNowhere(const Matrix &matrix)
{
    const int size = matrix.size();
    std::vector<qint32> entries(size_t(size + 1) * size_t(size + 1), 0);
    for (int row = 0; row < size; ++row)
        std::copy_n(matrix.row(row), size, entries.begin() + qsizetype(row) * (size + 1));
    return Matrix(size + 1, std::move(entries));
}

/// The matrix itself when it is symmetric.
Matrix transposed(const Matrix &matrix)
{
    const int size = matrix.size();
    bool isSymmetric = true;
    for (int row = 0; row < size && isSymmetric; ++row) {
        for (int column = 0; column < row && isSymmetric; ++column)
            isSymmetric = matrix.at(row, column) == matrix.at(column, row);
    }
    if (isSymmetric)
        return matrix;
    std::vector<qint32> entries(matrix.entries().size());
    for (int row = 0; row < size; ++row) {
        for (int column = 0; column < size; ++column)
            entries[size_t(column) * size_t(size) + size_t(row)] = matrix.at(row, column);
    }
    return Matrix(size, std::move(entries));
}

/// Equal for equal breaks.
std::vector<qint64> numbersOf(const std::vector<Break> &breaks)
{
    std::vector<qint64> numbers;
    for (const Break &pause : breaks) {
        numbers.push_back(pause.service);
        for (const Window &window : pause.windows)
            numbers.insert(numbers.end(), {window.start, window.end});
        numbers.push_back(-1);
    }
    return numbers;
}

} // namespace

Model::Model(const Problem &problem)
    : m_problem(problem)
    , m_ties(problem)
    , m_visitCount(int(problem.visits().size()))
    , m_vehicleCount(int(problem.vehicles().size()))
    , m_dimensions(problem.dimensions())
{
    addVisits();
    addVehicles();
    addBreaks();
    addTables();
    addLoads();
    addClasses();
    addCanDo();
}

void Model::setWindows(Node &node, const std::vector<Window> &windows)
{
    if (windows.empty())
        return;
    node.open = windows.front().start;
    node.close = windows.back().end;
    if (windows.size() == 1)
        return;
    node.firstWindow = int(m_windows.size());
    node.windowCount = int(windows.size());
    m_windows.insert(m_windows.end(), windows.begin(), windows.end());
}

void Model::addVisits()
{
    for (int v = 0; v < m_visitCount; ++v) {
        const Job &job = m_problem.callOf(v);
        Node node;
        node.location = job.location;
        node.service = job.service;
        node.setup = job.setup;
        node.partner = m_problem.visits()[size_t(v)].partner;
        setWindows(node, job.windows);
        m_nodes.push_back(node);
        m_leftOutCost.push_back(m_problem.leftOutCost(v));
    }
    for (const Vehicle &vehicle : m_problem.vehicles()) {
        for (const int visit : vehicle.fixedCalls)
            m_nodes[size_t(visit)].isFixed = true;
    }
    if (m_problem.pairCosts().empty())
        return;
    m_pairCost.assign(size_t(m_visitCount) * size_t(m_vehicleCount), 0);
    for (const PairCost &pair : m_problem.pairCosts())
        m_pairCost[size_t(pair.visit) * size_t(m_vehicleCount) + size_t(pair.vehicle)] = pair.cost;
}

void Model::addVehicles()
{
    const int nowhere = m_problem.locationCount();
    for (const auto member : {&Vehicle::start, &Vehicle::end}) {
        for (const Vehicle &vehicle : m_problem.vehicles()) {
            Node node;
            node.location = (vehicle.*member).value_or(nowhere);
            node.open = vehicle.shift.start;
            node.close = vehicle.shift.end;
            m_nodes.push_back(node);
        }
    }
}

void Model::addBreaks()
{
    std::map<std::vector<qint64>, int> patterns;
    for (const Vehicle &vehicle : m_problem.vehicles()) {
        Fleet fleet;
        fleet.profile = vehicle.profile;
        fleet.maxTasks = vehicle.maxTasks.value_or(m_visitCount);
        fleet.maxTravelTime = vehicle.maxTravelTime.value_or(std::numeric_limits<qint64>::max());
        fleet.maxDistance = vehicle.maxDistance.value_or(std::numeric_limits<qint64>::max());
        fleet.isLimited = vehicle.maxTravelTime || vehicle.maxDistance;
        fleet.fixedCost = qint32(vehicle.fixedCost);
        fleet.loadPercent = vehicle.loadPercent;
        fleet.overtimeFrom = vehicle.overtimeFrom;
        fleet.overtimePercent = vehicle.overtimePercent;
        m_hasLoadCosts = m_hasLoadCosts || vehicle.loadPercent > 0;
        m_hasOvertime = m_hasOvertime || (vehicle.overtimePercent > 0 && vehicle.overtimeFrom < vehicle.shift.end);
        fleet.firstBreak = int(m_nodes.size());
        fleet.breakCount = int(vehicle.breaks.size());
        fleet.breakPattern = patterns.emplace(numbersOf(vehicle.breaks), int(patterns.size())).first->second;
        m_vehicles.push_back(fleet);
        for (const Break &pause : vehicle.breaks) {
            Node node;
            node.isBreak = true;
            node.service = pause.service;
            setWindows(node, pause.windows);
            m_nodes.push_back(node);
        }
    }
}

void Model::addTables()
{
    const auto &vehicles = m_problem.vehicles();
    const bool needsNowhere
        = std::any_of(vehicles.begin(), vehicles.end(), [](const Vehicle &v) { return !v.start || !v.end; });
    const auto usable = [&](const Matrix &matrix) { return needsNowhere && !matrix.isEmpty() ? withNowhere(matrix) : matrix; };
    for (const Profile &profile : m_problem.profiles()) {
        Tables tables;
        tables.time = usable(profile.durations);
        tables.timeTo = transposed(tables.time);
        const bool costIsTime = profile.costs.sharesWith(profile.durations);
        tables.cost = costIsTime ? tables.time : usable(profile.costs);
        tables.costTo = costIsTime ? tables.timeTo : transposed(tables.cost);
        tables.distance = usable(profile.distances);
        m_tables.push_back(tables);
    }
}

void Model::addLoads()
{
    const auto append = [](std::vector<Amount> &all, const std::vector<Amount> &one) { all.insert(all.end(), one.begin(), one.end()); };
    bool anyDelivery = false;
    bool anyPickup = false;
    const auto isAny = [](const std::vector<Amount> &a) { return std::any_of(a.begin(), a.end(), [](Amount x) { return x > 0; }); };
    for (int v = 0; v < m_visitCount; ++v) {
        append(m_delivery, m_problem.deliveryOf(v));
        append(m_pickup, m_problem.pickupOf(v));
        if (m_problem.visits()[size_t(v)].kind != Visit::Kind::Job)
            m_hasMixedLoads = m_hasMixedLoads || m_dimensions > 0;
        anyDelivery = anyDelivery || isAny(m_problem.deliveryOf(v));
        anyPickup = anyPickup || isAny(m_problem.pickupOf(v));
    }
    m_hasMixedLoads = m_hasMixedLoads || (anyDelivery && anyPickup);
    for (const Vehicle &vehicle : m_problem.vehicles()) {
        std::vector<Amount> capacity = vehicle.capacity;
        capacity.resize(size_t(m_dimensions), 0);
        append(m_capacity, capacity);
    }
    m_needsCare = m_hasMixedLoads;
    bool hasFewTasks = false;
    for (const Fleet &fleet : m_vehicles) {
        m_needsCare = m_needsCare || fleet.isLimited;
        hasFewTasks = hasFewTasks || fleet.maxTasks < m_visitCount;
    }
    m_hasFullRoutes = m_dimensions > 0 || hasFewTasks;
    m_hasOneLoad = m_dimensions == 1 && !m_hasMixedLoads && !hasFewTasks;
}

void Model::addClasses()
{
    std::set<int> special; // vehicles that some order names
    for (const PairCost &pair : m_problem.pairCosts())
        special.insert(pair.vehicle);
    for (int v = 0; v < m_visitCount; ++v) {
        const auto &allowed = m_problem.orderOf(v).allowedVehicles;
        special.insert(allowed.begin(), allowed.end());
    }
    using Key = std::tuple<std::vector<qint64>, std::vector<int>, std::vector<Amount>>;
    std::map<Key, int> known;
    for (int v = 0; v < m_vehicleCount; ++v) {
        const Vehicle &vehicle = m_problem.vehicles()[size_t(v)];
        Fleet &fleet = m_vehicles[size_t(v)];
        std::vector<qint64> numbers {vehicle.profile, vehicle.start.value_or(-1), vehicle.end.value_or(-1), vehicle.shift.start,
            vehicle.shift.end, fleet.maxTasks, fleet.maxTravelTime, fleet.maxDistance, fleet.fixedCost, fleet.loadPercent,
            fleet.overtimeFrom, fleet.overtimePercent};
        const std::vector<qint64> breaks = numbersOf(vehicle.breaks);
        numbers.insert(numbers.end(), breaks.begin(), breaks.end());
        if (special.count(v) || !vehicle.fixedCalls.empty())
            numbers.push_back(-2 - v);
        std::vector<int> skills = vehicle.skills;
        std::sort(skills.begin(), skills.end());
        fleet.classId = known.emplace(Key {numbers, skills, vehicle.capacity}, int(known.size())).first->second;
    }
    m_classCount = int(known.size());
}

bool Model::fitsAlone(int visit, int vehicle) const
{
    const Node &node = m_nodes[size_t(visit)];
    const Node &start = m_nodes[size_t(startOf(vehicle))];
    const Node &end = m_nodes[size_t(endOf(vehicle))];
    const Tables &tables = tablesOf(vehicle);
    const Time begin = startAt(node, start.open + tables.time.at(start.location, node.location));
    if (begin == never || begin + node.service + tables.time.at(node.location, end.location) > end.close)
        return false;
    for (int d = 0; d < m_dimensions; ++d) {
        if (delivery(visit)[d] > capacity(vehicle)[d] || pickup(visit)[d] > capacity(vehicle)[d])
            return false;
    }
    return true;
}

void Model::addCanDo()
{
    m_canDo.assign(size_t(m_visitCount) * size_t(m_vehicleCount), 0);
    for (int visit = 0; visit < m_visitCount; ++visit) {
        for (int vehicle = 0; vehicle < m_vehicleCount; ++vehicle) {
            m_canDo[size_t(visit) * size_t(m_vehicleCount) + size_t(vehicle)]
                = m_problem.allows(visit, vehicle) && fitsAlone(visit, vehicle);
        }
    }
    for (int visit = 0; visit < m_visitCount; ++visit) { // a shipment is done by who can do both
        const int partner = m_nodes[size_t(visit)].partner;
        for (int vehicle = 0; partner > visit && vehicle < m_vehicleCount; ++vehicle) {
            char &first = m_canDo[size_t(visit) * size_t(m_vehicleCount) + size_t(vehicle)];
            char &second = m_canDo[size_t(partner) * size_t(m_vehicleCount) + size_t(vehicle)];
            first = second = first && second;
        }
    }
}

Time Model::startInWindows(const Node &node, Time arrival) const
{
    arrival = std::max(arrival, node.open);
    for (int w = 0; w < node.windowCount; ++w) {
        const Window &window = m_windows[size_t(node.firstWindow + w)];
        if (arrival <= window.end) {
            const Time start = std::max(arrival, window.start);
            return start <= node.close ? start : never;
        }
    }
    return never;
}

Time Model::latestStart(const Node &node, Time limit) const
{
    limit = std::min(limit, node.close);
    if (limit < node.open)
        return -1;
    if (node.windowCount == 0)
        return limit;
    for (int w = node.windowCount - 1; w >= 0; --w) {
        const Window &window = m_windows[size_t(node.firstWindow + w)];
        if (window.start <= limit) {
            const Time start = std::min(limit, window.end);
            return start >= node.open ? start : -1;
        }
    }
    return -1;
}

} // namespace fieldlane::solver
