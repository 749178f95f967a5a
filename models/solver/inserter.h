#pragma once
#include "core/random.h"
#include "solver/neighbours.h"
#include "solver/probe.h"
#include <algorithm>

namespace fieldlane::solver {

/// Where to put a visit, and what it adds to the routes' cost.
struct Place
{
    int after = -1;
    int partnerAfter = -1; ///< of a shipment's delivery; its pickup when it follows at once
    Cost delta = impossible;
    bool isFound() const { return delta != impossible; }
};

/// Finds the cheapest place for a visit or shipment. Now and then it overlooks one ("blinks"), which is what
/// keeps ruin and recreate from going round in circles. One thread; state and random outlive it.
class Inserter
{
public:
    Inserter(const State &state, const Neighbours &neighbours, core::Random &random);

    void setBlinks(double rate);
    /// Routes that nothing may be inserted into, one flag a vehicle; none: all are open.
    void setClosed(const std::vector<char> *closed) { m_closed = closed; }
    /// A few more routes of this kind, until they are set anew.
    void setBarred(std::vector<int> routes) { m_barred = std::move(routes); }
    /// Beside its best neighbours, now and then beside all of them, and into empty vehicles of its nearest classes.
    Place nearby(int visit);
    /// Anywhere in these routes.
    Place within(int visit, const std::vector<int> &routes);
    /// Anywhere.
    Place anywhere(int visit);

private:
    void startQuery(int visit)
    {
        m_query += 2;
        m_canDo = m_model.canDoRow(visit);
        if (m_model.hasOneLoad())
            m_oneLoad = m_model.delivery(visit)[0] + m_model.pickup(visit)[0];
    }
    bool isOpen(int visit, int route)
    {
        if (!m_canDo[route] || (m_closed && (*m_closed)[size_t(route)]) || (!m_barred.empty() && isBarred(route)))
            return false;
        if (m_model.hasOneLoad())
            return m_oneLoad <= m_state.roomOf(route);
        return !m_model.hasFullRoutes() || hasRoom(visit, route);
    }
    bool isBarred(int route) const { return std::find(m_barred.begin(), m_barred.end(), route) != m_barred.end(); }
    bool hasRoom(int visit, int route);
    bool computeRoom(int visit, int route) const;
    bool blinks()
    {
        if (--m_untilBlink > 0)
            return false;
        drawBlink();
        return true;
    }
    void drawBlink();
    size_t drawWidth(size_t neighbours);
    void tryBehind(Probe &probe, int after, Place &best)
    {
        quint32 &seen = m_seen[size_t(after)];
        if (seen == m_query)
            return;
        seen = m_query;
        if (blinks())
            return;
        if (m_model.hasExtraCosts()) {
            tryBehindAtExtraCost(probe, after, best);
            return;
        }
        const Cost delta = probe.price(after, best.delta);
        if (delta < best.delta)
            best = {after, -1, delta};
    }
    Cost overtimeBehind(int visit, int after) const;
    void tryBehindAtExtraCost(Probe &probe, int after, Place &best);
    void tryRoute(int visit, int route, Place &best);
    void tryPair(int pickup, int route, Place &best);
    bool fitsLimits(int pickup, int after, int beforeDelivery) const;
    void tryDeliveries(int pickup, int after, Cost pickupCost, Place &best);

    const State &m_state;
    const Model &m_model;
    const Neighbours &m_neighbours;
    core::Random &m_random;
    const std::vector<char> *m_closed = nullptr;
    std::vector<int> m_barred;
    double m_blinkLog = 0; // ln(1 - rate)
    qint64 m_untilBlink = 0;
    const char *m_canDo = nullptr; // of the visit of the query
    Amount m_oneLoad = 0; // likewise
    quint32 m_query = 0;
    std::vector<quint32> m_gate; // by vehicle: query + 1 when there is room for its visit, query when not
    std::vector<quint32> m_seen; // by node: the query that tried behind it
};

} // namespace fieldlane::solver
