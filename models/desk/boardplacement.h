#pragma once
#include "desk/board.h"
#include "desk/catalog.h"
#include "desk/preparedlanes.h"
#include "domain/viewer.h"
#include "engine/offer.h"
#include <functional>

namespace fieldlane::desk {

/// The one placement, on the lanes as a console sees them at one moment. Borrows what it is made of.
class BoardPlacement
{
public:
    /// A job of several that are planned together: where it starts, or the first free place after the one before
    /// it, not before `notBefore`.
    struct Wish
    {
        engine::Job job;
        domain::TechnicianId technician;
        std::optional<core::Instant> start;
        core::Instant notBefore;
    };
    using NumberOf = std::function<QString(domain::OrderId)>;

    BoardPlacement(const Catalog &catalog, const Board &board, PreparedLanes &lanes, const engine::PlacementContext &context)
        : m_catalog(catalog)
        , m_board(board)
        , m_lanes(lanes)
        , m_context(context)
    {
    }
    engine::Lane lane(domain::TechnicianId technician, core::TimeSpan span) const;
    engine::Placement place(const engine::Job &job, domain::TechnicianId technician, core::Instant start) const;
    std::optional<engine::Placement> placeEarliest(
        const engine::Job &job, domain::TechnicianId technician, core::Instant notBefore) const;
    /// Places jobs one after the other, each as if those before it lay where they were placed, which is what a
    /// Batch of PlanOrder does. Nothing where there is no free place; what follows is then not placed either.
    /// `numberOf` names the orders for findings about them.
    std::vector<std::optional<engine::Placement>> placeAll(const std::vector<Wish> &wishes, const NumberOf &numberOf) const;
    /// All active technicians in the viewer's sight for a job, best first by engine::sortByArrival().
    std::vector<engine::Candidate> rank(const engine::Job &job, const domain::Viewer &viewer) const;
    /// What of each of them would be offered, by id.
    std::vector<engine::Offer> offers(const engine::Job &job, domain::Priority priority, const domain::Viewer &viewer) const;

private:
    std::vector<engine::Lane> companionLanes(const engine::Job &job, core::TimeSpan span) const;
    /// Calls `weigh(i, lane, context)` for each of those technicians on several threads, after `begin(count)`.
    template <class Begin, class Weigh>
    void forEachLane(const engine::Job &job, const domain::Viewer &viewer, Begin begin, Weigh weigh) const;
    engine::PlacementContext with(std::span<const engine::Lane> companions) const;

    const Catalog &m_catalog;
    const Board &m_board;
    PreparedLanes &m_lanes;
    engine::PlacementContext m_context;
};

} // namespace fieldlane::desk
