#include "solver/problem.h"
#include "solver/problemcheck.h"
#include "solver/referee.h"
#include <algorithm>

namespace fieldlane::solver {

namespace {

bool containsAll(const std::vector<int> &owned, const std::vector<int> &needed)
{
    return std::all_of(needed.begin(), needed.end(),
        [&](int skill) { return std::find(owned.begin(), owned.end(), skill) != owned.end(); });
}

std::vector<Amount> padded(std::vector<Amount> amount, int dimensions)
{
    amount.resize(size_t(dimensions), 0);
    return amount;
}

/// Finds places for the breaks of a route that begins with fixed calls, from the front. A break makes nothing
/// earlier, so a route that breaks a rule without the breaks to come is given up at once.
class BreakPlacer
{
public:
    BreakPlacer(const Problem &problem, int vehicle)
        : m_problem(problem)
        , m_vehicle(vehicle)
        , m_breakCount(int(problem.vehicles()[size_t(vehicle)].breaks.size()))
    {
        for (const int visit : problem.vehicles()[size_t(vehicle)].fixedCalls)
            m_route.push_back({Step::Kind::Visit, visit});
    }
    bool run() { return isSound(0) && place(0, 0); }
    bool isGivenUp() const { return m_tries > mostTries; }
    std::vector<Step> takeRoute() { return std::move(m_route); }

private:
    static constexpr int mostTries = 10'000;

    bool isSound(int placed)
    {
        const size_t missing = placed < m_breakCount ? 1 : 0; // breaks, which are one violation together
        return violationsOf(m_problem, m_route, m_vehicle).size() <= missing;
    }
    bool place(int next, size_t from)
    {
        if (next == m_breakCount)
            return true;
        for (size_t at = from; at <= m_route.size() && ++m_tries <= mostTries; ++at) {
            m_route.insert(m_route.begin() + qsizetype(at), {Step::Kind::Break, next});
            if (isSound(next + 1) && place(next + 1, at + 1))
                return true;
            m_route.erase(m_route.begin() + qsizetype(at));
        }
        return false;
    }

    const Problem &m_problem;
    int m_vehicle;
    int m_breakCount;
    int m_tries = 0;
    std::vector<Step> m_route;
};

} // namespace

Problem::Problem(ProblemDraft draft)
    : m_draft(std::move(draft))
{
    for (Profile &profile : m_draft.profiles) {
        if (profile.costs.isEmpty())
            profile.costs = profile.durations;
    }
    for (int j = 0; j < int(m_draft.jobs.size()); ++j)
        m_visits.push_back({Visit::Kind::Job, j, -1});
    for (int s = 0; s < int(m_draft.shipments.size()); ++s) {
        const int pickup = int(m_visits.size());
        m_visits.push_back({Visit::Kind::Pickup, s, pickup + 1});
        m_visits.push_back({Visit::Kind::Delivery, s, pickup});
    }
    m_dimensions = dimensionsOf(m_draft);
    const ObjectiveScale scale = objectiveScaleOf(m_draft);
    m_priorityPoint = scale.priorityPoint;
    m_orderPoint = scale.orderPoint;
}

core::Result<Problem> Problem::make(ProblemDraft draft)
{
    const Findings findings = check(draft);
    if (!findings.empty())
        return core::Error {core::ErrorCode::InvalidInput, findings.front().subject, findings.front().detail};
    Problem problem(std::move(draft));
    FIELDLANE_TRY(problem.placeFixedCalls());
    return problem;
}

core::Result<void> Problem::placeFixedCalls()
{
    m_fixedRoutes.resize(m_draft.vehicles.size());
    for (size_t v = 0; v < m_draft.vehicles.size(); ++v) {
        const Vehicle &vehicle = m_draft.vehicles[v];
        if (vehicle.fixedCalls.empty()) {
            for (int next = 0; next < int(vehicle.breaks.size()); ++next)
                m_fixedRoutes[v].push_back({Step::Kind::Break, next});
            continue;
        }
        BreakPlacer placer(*this, int(v));
        if (!placer.run())
            return core::Error {core::ErrorCode::InvalidInput, QStringLiteral("vehicle %1").arg(vehicle.id),
                placer.isGivenUp() ? QStringLiteral("No places for its breaks are found among the calls that its route is to begin with.")
                                   : QStringLiteral("It cannot do the calls that its route is to begin with.")};
        m_fixedRoutes[v] = placer.takeRoute();
    }
    return {};
}

Findings Problem::check(const ProblemDraft &draft)
{
    return faultsOf(draft);
}

const Job &Problem::callOf(int visit) const
{
    const Visit &v = m_visits[size_t(visit)];
    if (v.kind == Visit::Kind::Job)
        return m_draft.jobs[size_t(v.index)];
    const Shipment &shipment = m_draft.shipments[size_t(v.index)];
    return v.kind == Visit::Kind::Pickup ? shipment.pickup : shipment.delivery;
}

const Job &Problem::orderOf(int visit) const
{
    const Visit &v = m_visits[size_t(visit)];
    return v.kind == Visit::Kind::Job ? m_draft.jobs[size_t(v.index)] : m_draft.shipments[size_t(v.index)].pickup;
}

std::vector<Amount> Problem::pickupOf(int visit) const
{
    const Visit &v = m_visits[size_t(visit)];
    if (v.kind == Visit::Kind::Job)
        return padded(m_draft.jobs[size_t(v.index)].pickup, m_dimensions);
    return padded(v.kind == Visit::Kind::Pickup ? m_draft.shipments[size_t(v.index)].amount : std::vector<Amount>(), m_dimensions);
}

std::vector<Amount> Problem::deliveryOf(int visit) const
{
    const Visit &v = m_visits[size_t(visit)];
    if (v.kind == Visit::Kind::Job)
        return padded(m_draft.jobs[size_t(v.index)].delivery, m_dimensions);
    return padded(v.kind == Visit::Kind::Delivery ? m_draft.shipments[size_t(v.index)].amount : std::vector<Amount>(), m_dimensions);
}

bool Problem::allows(int visit, int vehicle) const
{
    const Job &order = orderOf(visit);
    const auto &allowed = order.allowedVehicles;
    if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), vehicle) == allowed.end())
        return false;
    return containsAll(m_draft.vehicles[size_t(vehicle)].skills, order.skills);
}

qint32 Problem::pairCost(int visit, int vehicle) const
{
    const auto found = std::find_if(m_draft.pairCosts.begin(), m_draft.pairCosts.end(),
        [&](const PairCost &pair) { return pair.visit == visit && pair.vehicle == vehicle; });
    return found == m_draft.pairCosts.end() ? 0 : found->cost;
}

Cost Problem::leftOutCost(int visit) const
{
    if (m_visits[size_t(visit)].kind == Visit::Kind::Delivery)
        return 0;
    const Job &order = orderOf(visit);
    if (order.penalty)
        return *order.penalty;
    return order.priority > 0 ? order.priority * m_priorityPoint : m_orderPoint;
}

} // namespace fieldlane::solver
