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
        std::vector<Step> &route = m_fixedRoutes[v];
        for (const int visit : vehicle.fixedCalls)
            route.push_back({Step::Kind::Visit, visit});
        if (!placeBreaks(route, int(v), 0, 0))
            return core::Error {core::ErrorCode::InvalidInput, QStringLiteral("vehicle %1").arg(vehicle.id),
                QStringLiteral("It cannot do the calls that its route is to begin with.")};
    }
    return {};
}

bool Problem::placeBreaks(std::vector<Step> &route, int vehicle, int next, size_t from) const
{
    const Vehicle &owner = m_draft.vehicles[size_t(vehicle)];
    if (next == int(owner.breaks.size()))
        return owner.fixedCalls.empty() || violationsOf(*this, route, vehicle).empty();
    for (size_t at = from; at <= route.size(); ++at) {
        route.insert(route.begin() + qsizetype(at), {Step::Kind::Break, next});
        if (placeBreaks(route, vehicle, next + 1, at + 1))
            return true;
        route.erase(route.begin() + qsizetype(at));
    }
    return false;
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
    qint32 sum = 0;
    for (const PairCost &pair : m_draft.pairCosts) {
        if (pair.visit == visit && pair.vehicle == vehicle)
            sum += pair.cost;
    }
    return sum;
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
