#pragma once
#include "solver/model.h"
#include "solver/plan.h"

namespace fieldlane::solver {

/// One node's place in a plan under search, and how early and late it can be.
struct Stop
{
    int previous = -1;
    int next = -1;
    int route = -1; ///< the vehicle; -1: not in the plan
    int location = 0; ///< of a break: where the call before it is
    Time departure = 0; ///< the earliest
    Time latest = 0; ///< start with which the rest of the route still works; of a break: unused
    Time drivenAhead = 0; ///< of a break: how much of the way on is done while it was waited for
    qint32 wayCost = 0; ///< from the call before; at the end of an empty route minus the fixed cost
    bool isPlain = true; ///< no break, no setup, not fixed: neighbours and times say all about an insertion
};

/// One vehicle's figures in a plan under search.
struct Route
{
    int calls = 0;
    qint64 service = 0; ///< of all calls
    Cost cost = 0;
    qint64 travel = 0; ///< kept for limited vehicles only
    qint64 distance = 0; ///< likewise
};

/// A whole plan as the search keeps it.
struct Layout
{
    std::vector<std::vector<int>> routes; ///< nodes of each vehicle, see State::nodesOf
    std::vector<Window> pins; ///< of tied visits, in the order of Ties::visits
};

/// The plan that a search changes: linked routes with caches that answer in constant time whether a visit fits.
/// Changes between begin() and commit() can be rolled back. One thread; the model outlives it.
class State
{
public:
    explicit State(const Model &model);
    State(const State &) = delete;
    State &operator=(const State &) = delete;

    const Model &model() const { return *m_model; }
    /// The model's, but for tied visits: these may begin only when it fits what they are tied to.
    const Model::Node &node(int node) const { return m_nodes[node]; }
    const Stop &stop(int node) const { return m_stops[size_t(node)]; }
    const Route &route(int vehicle) const { return m_routes[size_t(vehicle)]; }
    bool isPlanned(int visit) const { return m_stops[size_t(visit)].route >= 0; }
    bool isLeftOut(int visit) const { return m_slot[size_t(visit)] >= 0; }
    /// Visits left out; of a shipment the pickup.
    const std::vector<int> &leftOut() const { return m_leftOut; }
    /// What a visit, of a shipment both, costs in a route besides the way.
    Cost extraCost(int visit, int vehicle) const
    {
        const Cost pair = m_model->pairCost(visit, vehicle);
        return m_model->hasLoadCosts() ? pair + moreLoad(visit, vehicle) : pair;
    }
    Cost objective() const { return m_travelCost + m_leftOutCost; }
    int plannedCount() const { return m_plannedCount; }
    int usedCount() const { return m_usedCount; }
    /// An empty vehicle of the class; -1 when there is none.
    int emptyOf(int classId) const { return m_empty[size_t(classId)].empty() ? -1 : m_empty[size_t(classId)].back(); }

    /// Starts a change that rollback() takes back and commit() keeps.
    void begin();
    void rollback();
    void commit();
    const std::vector<int> &touched() const { return m_touched; }
    bool isTouched(int vehicle) const { return m_saved[size_t(vehicle)].isSaved; }

    /// Takes a visit out; it is in flight until it is inserted or left out. The route's caches wait for refresh().
    void remove(int visit);
    /// Puts a visit that is in flight or left out behind a node, and brings the caches up to date.
    void insert(int visit, int after);
    /// Gives up a visit in flight.
    void leaveOut(int visit);
    void refresh(int vehicle);
    /// The ends of two routes change places, from these two nodes on: calls, or the end of a route. As many breaks go as come.
    void exchangeTails(int first, int second);
    /// Whether a route keeps its times and limits; taking calls out can break them where detours are short cuts.
    bool isFeasible(int vehicle) const;
    /// Lifts a break out of its route and puts it back behind another node of it.
    void unlinkBreak(int node);
    void linkBreak(int node, int after);

    /// Says when a tied visit may begin, within what the model says; its route, if any, waits for refresh().
    void pin(int visit, Window starts);
    /// As the model says, or as far as those allow that wait for it, are planned and pinned.
    void unpin(int visit);
    Window pinOf(int visit) const { return {m_nodes[visit].open, m_nodes[visit].close}; }

    /// Loads before and after a node, the greatest on the way; with mixed loads only.
    const Amount *peakBefore(int node) const { return m_peakBefore.data() + size_t(node) * m_dimensions; }
    const Amount *peakAfter(int node) const { return m_peakAfter.data() + size_t(node) * m_dimensions; }
    /// All that the route delivers (with mixed loads) or carries (without).
    const Amount *load(int vehicle) const { return m_load.data() + size_t(vehicle) * m_dimensions; }
    Amount roomOf(int vehicle) const { return m_model->capacity(vehicle)[0] - m_load[size_t(vehicle)]; } ///< of the one dimension, not mixed
    const Amount *loadAfter(int node) const { return m_loadAfter.data() + size_t(node) * m_dimensions; }

    Plan toPlan() const;
    /// The visits of a route in their order.
    std::vector<int> callsOf(int vehicle) const;
    /// The nodes between start and end, breaks among them.
    std::vector<int> nodesOf(int vehicle) const;
    Layout layout() const;
    std::vector<Window> pins() const;
    /// Replaces the whole plan; not inside a change. Visits in no route are left out.
    void setPlan(const Layout &layout);

private:
    struct Saved
    {
        bool isSaved = false;
        Route route;
        std::vector<Amount> load;
        std::vector<std::pair<int, Stop>> stops;
    };
    void save(int vehicle);
    void saveLeftOut();
    void takeFromLeftOut(int visit);
    void updateEmpty(int vehicle);
    /// Replaces a route by these nodes (see nodesOf), inside a change; visits may come from anywhere but another route.
    void setRoute(int vehicle, const std::vector<int> &nodes);
    void countCall(int visit, int vehicle, int sign);
    void takeTail(int first, std::vector<int> &nodes);
    void appendTail(int before, int vehicle, const std::vector<int> &nodes, int from);
    bool forward(int node); // whether anything changed
    bool backward(int node);
    void priceWay(int node);
    void refreshLoads(int vehicle);
    Cost routeCost(int vehicle) const;
    Cost moreLoad(int visit, int vehicle) const;

    void releaseTies(int visit);
    void restorePins();

    const Model *m_model;
    std::vector<Model::Node> m_pinned; // all nodes, when some are tied
    const Model::Node *m_nodes; // these, or the model's
    size_t m_dimensions;
    std::vector<Stop> m_stops;
    std::vector<Route> m_routes;
    std::vector<int> m_leftOut;
    std::vector<int> m_slot; // of a visit in m_leftOut, or -1
    std::vector<std::vector<int>> m_empty; // by class
    std::vector<int> m_emptySlot;
    std::vector<Amount> m_load;
    std::vector<Amount> m_peakBefore;
    std::vector<Amount> m_peakAfter;
    std::vector<Amount> m_loadAfter;
    Cost m_travelCost = 0;
    Cost m_leftOutCost = 0;
    int m_plannedCount = 0;
    int m_usedCount = 0;

    std::vector<int> m_tails[2]; // on their way
    std::vector<Saved> m_saved;
    std::vector<std::pair<int, Window>> m_pinsBefore; // of this change, the last one last
    std::vector<int> m_touched;
    std::vector<int> m_leftOutBefore;
    bool m_isLeftOutSaved = false;
    Cost m_travelCostBefore = 0;
    Cost m_leftOutCostBefore = 0;
    int m_plannedCountBefore = 0;
};

} // namespace fieldlane::solver
