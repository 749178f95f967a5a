#include "core/zone.h"
#include "desk/claiming.h"
#include "desk/lanes.h"
#include "desk/ordercommands.h"
#include "desk/visits.h"
#include "engine/ranking.h"
#include "store/boardrepository.h"
#include "store/claimrepository.h"
#include "store/dayrepository.h"
#include <algorithm>
#include <functional>

// What puts an order on a technician's lane: planning it, claiming it, and the preset rules.
namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::Assignment;
using domain::OrderAction;
using domain::OrderRecord;

Result<engine::Lane> OrderCommands::laneFromStore(const domain::Technician &technician, core::TimeSpan span)
{
    store::BoardRepository board(m_connection, m_context.viewer);
    FIELDLANE_ASSIGN(work, board.ofTechnician(technician.id, span));
    FIELDLANE_ASSIGN(taken, board.takenOf(technician.id, span));
    engine::Lane lane = laneOf(technician, m_catalog, work, span, m_context.now);
    addTaken(lane, taken, span, m_context.now);
    return lane;
}

Result<bool> OrderCommands::isDoubleBooked(const Assignment &planned)
{
    // The guard in the database looks at plans alone; what runs early or late looks different to placement.
    store::BoardRepository board(m_connection, m_context.viewer);
    FIELDLANE_ASSIGN(work, board.ofTechnician(planned.technicianId, planned.planned()));
    FIELDLANE_ASSIGN(taken, board.takenOf(planned.technicianId, planned.planned()));
    work.insert(work.end(), taken.begin(), taken.end());
    return std::any_of(work.begin(), work.end(), [&](const domain::PlannedWork &w) {
        return w.assignment.booked && !w.assignment.overlapAllowed && w.assignment.orderId != planned.orderId
            && w.assignment.planned().overlaps(planned.planned());
    });
}

Result<bool> OrderCommands::hasDayMoved(const PlanOrder &command)
{
    const domain::Technician *technician = m_catalog.technician(command.technicianId);
    const QTimeZone zone = technician ? core::zoneOf(technician->zone) : QTimeZone();
    if (!command.dayRevision || !zone.isValid())
        return false;
    FIELDLANE_ASSIGN(
        stored, store::DayRepository(m_connection).revision(technician->id, core::localDay(zone, command.start)));
    return stored != *command.dayRevision;
}

Result<std::vector<engine::Lane>> OrderCommands::companionLanes(const engine::Job &job, core::TimeSpan span)
{
    std::vector<engine::Lane> lanes;
    for (const engine::Companion &companion : job.companions) {
        const domain::Technician *technician = m_catalog.technician(companion.technicianId);
        if (!technician)
            continue;
        FIELDLANE_ASSIGN(lane, laneFromStore(*technician, span));
        lanes.push_back(std::move(lane));
    }
    return lanes;
}

Result<void> OrderCommands::hold(const engine::Job &job, domain::TechnicianId lead)
{
    std::set<domain::TechnicianId> people {lead};
    for (const engine::Companion &companion : job.companions)
        people.insert(companion.technicianId);
    for (const domain::TechnicianId technician : people)
        FIELDLANE_TRY(store::DayRepository(m_connection).hold(technician));
    return {};
}

void OrderCommands::judge(engine::Placement placement, bool clashes, bool isMoved, Consent consent)
{
    const rules::Severity severity = placement.severity();
    m_outcome.placement = std::move(placement);
    if (severity == rules::Severity::Block)
        m_outcome.status = Status::Blocked;
    else if (isMoved && severity != rules::Severity::Ok && consent == Consent::None)
        m_outcome.status = Status::Conflict;
    else if ((severity == rules::Severity::Ask || clashes) && consent == Consent::None)
        m_outcome.status = Status::NeedsConsent;
}

Result<bool> OrderCommands::plan(OrderRecord &record, const PlanOrder &command)
{
    const domain::Technician *technician = m_catalog.technician(command.technicianId);
    if (!technician)
        return Error {ErrorCode::NotFound, record.order.number, QStringLiteral("There is no such technician.")};
    if (command.work)
        record.order.duration = *command.work;
    FIELDLANE_TRY(validate(record.order));
    const engine::Job job = engine::jobOf(record);
    FIELDLANE_TRY(hold(job, technician->id));
    FIELDLANE_ASSIGN(lane, laneFromStore(*technician, placementSpan(command.start)));
    FIELDLANE_ASSIGN(companions, companionLanes(job, placementSpan(command.start)));
    const engine::PlacementContext context {m_context.policy, geo::TravelModel(), m_context.now, companions};
    engine::Placement placement = engine::place(job, lane, command.start, context);
    bool anyClash = false;
    for (const size_t i : movePlan(record, technician->id, placement.service(), m_context.now)) {
        FIELDLANE_ASSIGN(clashes, isDoubleBooked(record.assignments[i]));
        record.assignments[i].overlapAllowed = clashes;
        anyClash = anyClash || clashes;
    }
    FIELDLANE_ASSIGN(isMoved, hasDayMoved(command));
    judge(std::move(placement), anyClash, isMoved, command.consent);
    return m_outcome.isDone();
}

Result<void> OrderCommands::run(const PlanOrder &command)
{
    FIELDLANE_ASSIGN(before, load(command.orderId, command.version));
    if (!m_outcome.isDone())
        return {};
    const OrderAction action = before.bookedLead() ? OrderAction::Reassign : OrderAction::Assign;
    FIELDLANE_ASSIGN(step, stepOf(before, action));
    OrderRecord after = before;
    FIELDLANE_ASSIGN(done, plan(after, command));
    if (!done)
        return {};
    settle(after, step, {});
    m_outcome.name = domain::toCode(action);
    return write(before, after, m_outcome.name);
}

Result<void> OrderCommands::mayClaim(
    const OrderRecord &record, const domain::ClaimPool *pool, const domain::Technician &technician)
{
    if (!pool)
        return forbidden(record, QStringLiteral("This order lies in no pool; ask a dispatcher for it."));
    FIELDLANE_ASSIGN(faults, claimFaultsNow(m_connection, m_catalog, *pool, record.order, technician, m_context.now));
    return faults.empty() ? Result<void>() : Result<void>(forbidden(record, sentenceOf(faults.front())));
}

Result<core::Instant> OrderCommands::earliest(const OrderRecord &record, const domain::Technician &technician)
{
    FIELDLANE_ASSIGN(lane, laneFromStore(technician, rankingSpan(m_context.now)));
    const engine::PlacementContext context {m_context.policy, geo::TravelModel(), m_context.now};
    const auto placement = engine::placeEarliest(engine::jobOf(record.order), lane, m_context.now, context);
    if (!placement)
        return forbidden(record, QStringLiteral("There is no free place for it on your lane in the next days."));
    return placement->start;
}

Result<OrderRecord> OrderCommands::claimable(domain::OrderId id, const domain::Technician *technician)
{
    auto found = load(id, 0);
    if (!found && found.error().code == ErrorCode::NotFound) // whoever lost a claim does not see the order any more
        return notOffered({});
    FIELDLANE_ASSIGN(record, std::move(found));
    if (!technician)
        return Error {ErrorCode::NotFound, record.order.number, QStringLiteral("There is no such technician.")};
    if (m_context.viewer.technician.isValid() && technician->id != m_context.viewer.technician)
        return forbidden(record, QStringLiteral("Nobody can claim for somebody else."));
    if (const Assignment *lead = record.bookedLead(); lead && record.order.poolId.isValid()) {
        const domain::Technician *holder = m_catalog.technician(lead->technicianId);
        return Error {ErrorCode::Conflict, record.order.number,
            QStringLiteral("Somebody else has it: %1.").arg(holder ? holder->name : QString())};
    }
    return std::move(record);
}

Result<void> OrderCommands::run(const ClaimOrder &command)
{
    const domain::TechnicianId id = command.technicianId.isValid() ? command.technicianId : m_context.viewer.technician;
    const domain::Technician *technician = m_catalog.technician(id);
    FIELDLANE_TRY(claimable(command.orderId, technician)); // most who come too late wait for nobody
    FIELDLANE_TRY(store::DayRepository(m_connection).hold(technician->id));
    FIELDLANE_TRY(store::ClaimRepository(m_connection).hold(command.orderId));
    FIELDLANE_ASSIGN(before, claimable(command.orderId, technician));
    FIELDLANE_ASSIGN(step, stepOf(before, OrderAction::Claim));
    FIELDLANE_TRY(mayClaim(before, m_catalog.organisation().pool(before.order.poolId), *technician));
    FIELDLANE_ASSIGN(start, earliest(before, *technician));
    OrderRecord after = before;
    FIELDLANE_ASSIGN(done, plan(after, {before.order.id, 0, id, start, {}, Consent::Given, {}}));
    if (!done)
        return {};
    settle(after, step, {});
    m_outcome.name = domain::toCode(OrderAction::Claim);
    return write(before, after, m_outcome.name);
}

Result<std::vector<AutomaticOffer>> OrderCommands::offersFor(const domain::Order &order, const domain::Ruled &ruled)
{
    constexpr size_t mostAsked = 20; // the nearest; each costs a look at their days
    const engine::Job job = engine::jobOf(order);
    const engine::PlacementContext context {m_context.policy, geo::TravelModel(), m_context.now};
    std::vector<AutomaticOffer> offers;
    std::vector<const domain::Technician *> people
        = qualifiedFor(order, m_catalog, m_context.now, [&](const domain::Technician &t) { return ruled.allows(t.id); });
    std::stable_partition(people.begin(), people.end(), [&](const domain::Technician *t) { return !job.prefersOther(t->id); });
    people.resize(std::min(people.size(), mostAsked));
    for (const domain::Technician *technician : people) {
        FIELDLANE_ASSIGN(lane, laneFromStore(*technician, rankingSpan(m_context.now)));
        const engine::Candidate candidate = engine::candidateOf(job, lane, context);
        if (candidate.nextGap)
            offers.push_back({technician->id, candidate.nextGap->placement, candidate.load});
    }
    const auto isPreferred = [&](const AutomaticOffer &offer) { return !job.prefersOther(offer.technicianId); };
    if (std::any_of(offers.begin(), offers.end(), isPreferred))
        std::erase_if(offers, std::not_fn(isPreferred));
    return offers;
}

Result<void> OrderCommands::run(const AutoAssign &command)
{
    FIELDLANE_ASSIGN(before, load(command.orderId, command.version));
    if (!m_outcome.isDone())
        return {};
    FIELDLANE_ASSIGN(step, stepOf(before, OrderAction::Assign));
    OrderRecord after = before;
    domain::Order &order = after.order;
    order = completed(order, m_catalog);
    if (const domain::FaultType *fault = m_catalog.organisation().faultType(order.faultTypeId); fault && order.requirements.empty())
        order.requirements = fault->requirements;
    if (order.ruling.isEmpty()) // it came in before there were rules
        FIELDLANE_TRY(rule(m_connection, m_catalog, m_rules, order, m_context.now));
    const domain::Ruled ruled = domain::Ruled::fromJson(order.ruling);
    if (ruled.proposes)
        return forbidden(before, QStringLiteral("By the rules somebody decides who gets it."));
    FIELDLANE_ASSIGN(offers, offersFor(order, ruled));
    const AutomaticOffer *best = bestOf(offers, m_context.now);
    if (!best)
        return forbidden(before, QStringLiteral("Nobody who is qualified has a free place for it in the next days."));
    constexpr int mostRulesTold = 20; // history is for people; the version has all of them
    const AutomaticReason reason {int(offers.size()), best->placement.in.travel.time, best->load,
        ruled.rules.isEmpty() ? 0 : ruled.version, ruled.rules.mid(0, mostRulesTold)};
    FIELDLANE_ASSIGN(done, plan(after, {order.id, 0, best->technicianId, best->placement.start, {}, Consent::None, {}}));
    if (!done)
        return {};
    settle(after, step, {});
    m_outcome.name = domain::toCode(OrderAction::Assign);
    return write(before, after, m_outcome.name, reason.toText());
}

} // namespace fieldlane::desk
