#pragma once
#include "solver/problem.h"
#include "solver/ties.h"

namespace fieldlane::solver {

/// A problem as the search reads it: flat, indexed by node. Immutable, shared by all chains.
/// Nodes: the visits, then a start and an end for each vehicle, then all breaks.
class Model
{
public:
    static constexpr Time never = 1'500'000'000; ///< later than any window ends

    struct Node
    {
        int location = 0; ///< of a break: unused
        Time open = 0; ///< the first window's start, or later
        Time close = latestTime; ///< the last window's end, or earlier
        Time service = 0;
        Time setup = 0;
        int firstWindow = 0; ///< in windows()
        int windowCount = 0; ///< 0 when open and close say it all
        int partner = -1; ///< the other visit of a shipment
        bool isBreak = false;
        bool isFixed = false; ///< stays where the vehicle's fixed beginning has it
    };
    /// The rows and columns of one profile, both so that they can be read along one node.
    struct Tables
    {
        Matrix time;
        Matrix timeTo; ///< transposed
        Matrix cost;
        Matrix costTo; ///< transposed
        Matrix distance; ///< empty: zero
    };
    /// Vehicles of one class can stand in for each other.
    struct Fleet
    {
        int profile = 0;
        int classId = 0;
        int maxTasks = 0;
        qint64 maxTravelTime = 0;
        qint64 maxDistance = 0;
        qint32 fixedCost = 0;
        int loadPercent = 0;
        Time overtimeFrom = latestTime;
        int overtimePercent = 0;
        int firstBreak = 0; ///< node
        int breakCount = 0;
        int breakPattern = 0; ///< vehicles of one pattern have the same breaks
        bool isLimited = false; ///< by travel time or distance
    };

    explicit Model(const Problem &problem);

    const Problem &problem() const { return m_problem; }
    int visitCount() const { return m_visitCount; }
    int vehicleCount() const { return m_vehicleCount; }
    int nodeCount() const { return int(m_nodes.size()); }
    int classCount() const { return m_classCount; }
    int startOf(int vehicle) const { return m_visitCount + vehicle; }
    int endOf(int vehicle) const { return m_visitCount + m_vehicleCount + vehicle; }
    bool isVisit(int node) const { return node < m_visitCount; }
    const Node &node(int node) const { return m_nodes[size_t(node)]; }
    const Fleet &vehicle(int vehicle) const { return m_vehicles[size_t(vehicle)]; }
    const Tables &tablesOf(int vehicle) const { return m_tables[size_t(m_vehicles[size_t(vehicle)].profile)]; }
    const Tables &tables(int profile) const { return m_tables[size_t(profile)]; }

    /// Whether the vehicle may and, with nothing else to do, can make the visit.
    bool canDo(int visit, int vehicle) const { return m_canDo[size_t(visit) * size_t(m_vehicleCount) + size_t(vehicle)] != 0; }
    Cost leftOutCost(int visit) const { return m_leftOutCost[size_t(visit)]; }
    bool hasPairCosts() const { return !m_pairCost.empty(); }
    bool hasOvertime() const { return m_hasOvertime; }
    /// Whether more than the way counts in where a visit is put.
    bool hasExtraCosts() const { return hasPairCosts() || m_hasLoadCosts || m_hasOvertime; }
    bool hasLoadCosts() const { return m_hasLoadCosts; }
    /// Of a route with so many calls and so much service.
    Cost loadCost(int vehicle, int calls, qint64 service) const
    {
        return calls > 1 ? Cost(calls - 1) * m_vehicles[size_t(vehicle)].loadPercent * service / 200 : 0;
    }
    qint32 pairCost(int visit, int vehicle) const
    {
        return m_pairCost.empty() ? 0 : m_pairCost[size_t(visit) * size_t(m_vehicleCount) + size_t(vehicle)];
    }

    /// Of a route that ends then.
    Cost overtimeCost(int vehicle, Time end) const
    {
        const Fleet &fleet = m_vehicles[size_t(vehicle)];
        return end > fleet.overtimeFrom ? Cost(end - fleet.overtimeFrom) * fleet.overtimePercent / 100 : 0;
    }

    const Ties &ties() const { return m_ties; }
    bool hasTies() const { return !m_ties.visits().empty(); }
    const std::vector<Node> &nodes() const { return m_nodes; }

    int dimensions() const { return m_dimensions; }
    bool hasMixedLoads() const { return m_hasMixedLoads; } ///< loads that rise and fall on the way
    /// Whether more than place and time decides on every insertion: mixed loads, or limits on travel.
    bool needsCare() const { return m_needsCare; }
    /// Whether a load of one dimension, and nothing else, decides whether a route is full.
    bool hasOneLoad() const { return m_hasOneLoad; }
    /// Whether a route can be closed to a visit that its vehicle can do: loads, or limits on tasks.
    bool hasFullRoutes() const { return m_hasFullRoutes; }
    int profileCount() const { return int(m_tables.size()); }
    const char *canDoRow(int visit) const { return m_canDo.data() + size_t(visit) * size_t(m_vehicleCount); }
    const Amount *delivery(int visit) const { return m_delivery.data() + size_t(visit) * size_t(m_dimensions); }
    const Amount *pickup(int visit) const { return m_pickup.data() + size_t(visit) * size_t(m_dimensions); }
    const Amount *capacity(int vehicle) const { return m_capacity.data() + size_t(vehicle) * size_t(m_dimensions); }

    /// The earliest start at or after `arrival`; `never` when all windows are over.
    Time startAt(const Node &node, Time arrival) const
    {
        if (node.windowCount > 0)
            return startInWindows(node, arrival);
        return arrival <= node.close ? std::max(arrival, node.open) : never;
    }
    /// The latest start at or before `limit`; negative when every window opens later.
    Time latestStart(const Node &node, Time limit) const;

private:
    void addVisits();
    void addVehicles();
    void addBreaks();
    void addTables();
    void addLoads();
    void addClasses();
    void addCanDo();
    bool fitsAlone(int visit, int vehicle) const;
    void setWindows(Node &node, const std::vector<Window> &windows);
    Time startInWindows(const Node &node, Time arrival) const;

    Problem m_problem;
    Ties m_ties;
    int m_visitCount = 0;
    int m_vehicleCount = 0;
    int m_classCount = 0;
    int m_dimensions = 0;
    bool m_hasMixedLoads = false;
    bool m_needsCare = false;
    bool m_hasFullRoutes = false;
    bool m_hasLoadCosts = false;
    bool m_hasOvertime = false;
    bool m_hasOneLoad = false;
    std::vector<Node> m_nodes;
    std::vector<Window> m_windows;
    std::vector<Fleet> m_vehicles;
    std::vector<Tables> m_tables;
    std::vector<char> m_canDo;
    std::vector<Cost> m_leftOutCost;
    std::vector<qint32> m_pairCost;
    std::vector<Amount> m_delivery;
    std::vector<Amount> m_pickup;
    std::vector<Amount> m_capacity;
};

} // namespace fieldlane::solver
