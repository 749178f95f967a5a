#pragma once
#include "core/result.h"
#include "solver/draft.h"
#include "solver/finding.h"
#include "solver/plan.h"

namespace fieldlane::solver {

/// One stop that a plan orders. Jobs come first, in their order, then pickup and delivery of each shipment.
struct Visit
{
    enum class Kind { Job, Pickup, Delivery };
    Kind kind = Kind::Job;
    int index = 0; ///< of the job or shipment
    int partner = -1; ///< the other visit of the shipment
};

/// A vehicle routing problem with time windows that has been checked. Immutable; copies share the matrices.
/// The objective is one whole number, smaller is better: what the routes cost, and for each visit left out its
/// price, so high that any priority served outweighs all that routes can cost.
class Problem
{
public:
    static core::Result<Problem> make(ProblemDraft draft);
    /// All that is wrong with a draft.
    static Findings check(const ProblemDraft &draft);

    const std::vector<Profile> &profiles() const { return m_draft.profiles; }
    const std::vector<Job> &jobs() const { return m_draft.jobs; }
    const std::vector<Shipment> &shipments() const { return m_draft.shipments; }
    const std::vector<Vehicle> &vehicles() const { return m_draft.vehicles; }
    const std::vector<PairCost> &pairCosts() const { return m_draft.pairCosts; }
    const std::vector<Visit> &visits() const { return m_visits; }
    const std::vector<std::vector<int>> &together() const { return m_draft.together; }
    const std::vector<Succession> &successions() const { return m_draft.successions; }
    int locationCount() const { return m_draft.profiles.front().durations.size(); }
    /// What each route holds before anything is planned: fixed calls and breaks.
    const std::vector<std::vector<Step>> &fixedRoutes() const { return m_fixedRoutes; }
    int dimensions() const { return m_dimensions; }

    const Job &callOf(int visit) const; ///< place, times and amounts
    const Job &orderOf(int visit) const; ///< the job, or the pickup that speaks for a shipment
    std::vector<Amount> pickupOf(int visit) const; ///< padded to the dimensions
    std::vector<Amount> deliveryOf(int visit) const;
    bool allows(int visit, int vehicle) const; ///< by skills and allowed vehicles
    qint32 pairCost(int visit, int vehicle) const;
    Cost leftOutCost(int visit) const; ///< 0 for a delivery: its pickup pays
    Cost priorityPoint() const { return m_priorityPoint; } ///< more than any plan's routes cost

private:
    explicit Problem(ProblemDraft draft);
    core::Result<void> placeFixedCalls();

    ProblemDraft m_draft;
    std::vector<Visit> m_visits;
    std::vector<std::vector<Step>> m_fixedRoutes;
    int m_dimensions = 0;
    Cost m_priorityPoint = 0;
    Cost m_orderPoint = 0;
};

} // namespace fieldlane::solver
