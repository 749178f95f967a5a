#include "core/zone.h"
#include "desk/claiming.h"
#include "desk/lanes.h"
#include "desk/ordercommands.h"
#include "desk/policies.h"
#include "desk/visits.h"
#include "store/boardrepository.h"
#include "store/claimrepository.h"
#include "store/dayrepository.h"
#include <algorithm>

// What puts an order on a technician's lane: planning it and claiming it.
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
    addTaken(lane.bookings, taken, span, m_context.now);
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
    engine::PlacementContext context = placementContext(m_catalog, m_context.now);
    context.companions = companions;
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
    FIELDLANE_TRY(write(before, after, m_outcome.name));
    return noteDecision(after);
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
    const engine::PlacementContext context = placementContext(m_catalog, m_context.now);
    const auto placement = engine::placeEarliest(engine::jobOf(record), lane, m_context.now, context);
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
    FIELDLANE_TRY(write(before, after, m_outcome.name));
    return noteDecision(after);
}

} // namespace fieldlane::desk
