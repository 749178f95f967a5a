#include "desk/boardplacement.h"
#include "core/parallel.h"
#include "desk/lanes.h"
#include <algorithm>

namespace fieldlane::desk {

using domain::TechnicianId;

engine::Lane BoardPlacement::lane(TechnicianId technician, core::TimeSpan span) const
{
    const domain::Technician *t = m_catalog.technician(technician);
    if (!t)
        return {};
    engine::Lane lane = laneOf(*t, m_catalog, m_board.lane(technician), span, m_context.now);
    addTaken(lane.bookings, m_board.taken(technician), span, m_context.now);
    return lane;
}

std::vector<engine::Lane> BoardPlacement::companionLanes(const engine::Job &job, core::TimeSpan span) const
{
    std::vector<engine::Lane> lanes;
    for (const engine::Companion &companion : job.companions)
        lanes.push_back(lane(companion.technicianId, span));
    return lanes;
}

engine::PlacementContext BoardPlacement::with(std::span<const engine::Lane> companions) const
{
    engine::PlacementContext context = m_context;
    context.companions = companions;
    return context;
}

engine::Placement BoardPlacement::place(const engine::Job &job, TechnicianId technician, core::Instant start) const
{
    const engine::Lane where = lane(technician, placementSpan(start));
    if (job.companions.empty()) // asked for every lane in sight while somebody drags
        return engine::place(job, where, start, m_context);
    const auto companions = companionLanes(job, placementSpan(start));
    return engine::place(job, where, start, with(companions));
}

std::optional<engine::Placement> BoardPlacement::placeEarliest(
    const engine::Job &job, TechnicianId technician, core::Instant notBefore) const
{
    const auto companions = companionLanes(job, rankingSpan(notBefore));
    return engine::placeEarliest(job, lane(technician, rankingSpan(notBefore)), notBefore, with(companions));
}

namespace {

/// What several jobs placed one after the other leave behind for the next: work that is no longer where it was, and
/// work that is where nothing was before.
struct Moved
{
    std::vector<const engine::Job *> jobs;
    std::vector<std::pair<TechnicianId, engine::Booking>> placed;

    void applyTo(engine::Lane &lane) const
    {
        std::erase_if(lane.bookings, [this](const engine::Booking &b) {
            return std::any_of(jobs.begin(), jobs.end(), [&](const engine::Job *job) { return job->moves(b.assignmentId); });
        });
        for (const auto &[technician, booking] : placed) {
            if (technician == lane.technician.id)
                addBooking(lane.bookings, booking);
        }
    }
    void add(const engine::Job &job, TechnicianId technician, const engine::Placement &placement, const QString &number)
    {
        jobs.push_back(&job);
        placed.emplace_back(technician, bookingOf(job, placement, number));
        for (const engine::Companion &companion : job.companions) {
            if (companion.technicianId == technician)
                continue;
            placed.emplace_back(companion.technicianId, bookingOf(job, placement, number));
            placed.back().second.assignmentId = companion.moving;
        }
    }
};

} // namespace

std::vector<std::optional<engine::Placement>> BoardPlacement::placeAll(
    const std::vector<Wish> &wishes, const NumberOf &numberOf) const
{
    std::vector<std::optional<engine::Placement>> placements;
    Moved moved;
    core::Instant after = core::Instant::min();
    for (const Wish &wish : wishes) {
        const core::Instant from = wish.start.value_or(std::max(after, wish.notBefore));
        const core::TimeSpan span = wish.start ? placementSpan(from) : rankingSpan(from);
        engine::Lane where = lane(wish.technician, span);
        auto companions = companionLanes(wish.job, span);
        moved.applyTo(where);
        for (engine::Lane &lane : companions)
            moved.applyTo(lane);
        placements.push_back(wish.start ? engine::place(wish.job, where, from, with(companions))
                                        : engine::placeEarliest(wish.job, where, from, with(companions)));
        if (!placements.back())
            break;
        after = placements.back()->end;
        moved.add(wish.job, wish.technician, *placements.back(), numberOf(wish.job.orderId));
    }
    placements.resize(wishes.size());
    return placements;
}

template <class Begin, class Weigh>
void BoardPlacement::forEachLane(const engine::Job &job, const domain::Viewer &viewer, Begin begin, Weigh weigh) const
{
    const auto companions = companionLanes(job, rankingSpan(m_context.now));
    const engine::PlacementContext context = with(companions);
    std::vector<size_t> people;
    for (size_t i = 0; i < m_catalog.technicians().size(); ++i) {
        const domain::Technician &t = m_catalog.technicians()[i];
        if (t.active && viewer.seesTechnician(t))
            people.push_back(i);
    }
    m_lanes.reserve(m_catalog);
    begin(people.size());
    constexpr size_t leastForAThread = 100;
    core::inPieces(people.size(), leastForAThread, [&](size_t first, size_t last) {
        for (size_t i = first; i < last; ++i)
            weigh(i, m_lanes.at(people[i], m_catalog, m_board, m_context.now), context);
    });
}

std::vector<engine::Candidate> BoardPlacement::rank(const engine::Job &job, const domain::Viewer &viewer) const
{
    std::vector<engine::Candidate> ranked;
    forEachLane(job, viewer, [&](size_t count) { ranked.resize(count); },
        [&](size_t i, const engine::LaneView &lane, const engine::PlacementContext &context) {
            engine::weigh(ranked[i], job, lane, context);
        });
    engine::sortByArrival(ranked);
    return ranked;
}

std::vector<engine::Offer> BoardPlacement::offers(const engine::Job &job, domain::Priority priority, const domain::Viewer &viewer) const
{
    std::vector<engine::Offer> offers;
    forEachLane(job, viewer, [&](size_t count) { offers.resize(count); },
        [&](size_t i, const engine::LaneView &lane, const engine::PlacementContext &context) {
            offers[i] = engine::offerOf(job, lane, context, priority);
        });
    return offers;
}

} // namespace fieldlane::desk
