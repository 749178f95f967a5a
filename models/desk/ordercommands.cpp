#include "desk/ordercommands.h"
#include "core/zone.h"
#include "desk/customerfiling.h"
#include "desk/lanes.h"
#include "desk/steps.h"
#include "domain/history.h"
#include "domain/ordercheck.h"
#include "store/boardrepository.h"
#include "store/dayrepository.h"
#include "store/eventrepository.h"
#include <algorithm>

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::Assignment;
using domain::OrderAction;
using domain::OrderRecord;

namespace {

using Day = std::pair<domain::TechnicianId, QDate>;

/// The technicians' days on which a record has booked work.
std::set<Day> daysOf(const OrderRecord &record, const Catalog &catalog)
{
    std::set<Day> days;
    for (const Assignment &a : record.assignments) {
        const domain::Technician *t = catalog.technician(a.technicianId);
        const QTimeZone zone = t ? core::zoneOf(t->zone) : QTimeZone::utc();
        if (!zone.isValid())
            continue;
        const QDate last = core::localDay(zone, a.plannedEnd);
        for (QDate day = core::localDay(zone, a.plannedStart); day <= last; day = day.addDays(1))
            days.insert({a.technicianId, day});
    }
    return days;
}

Error forbidden(const OrderRecord &record, const QString &detail)
{
    return {ErrorCode::Forbidden, record.order.number, detail};
}

const char *sentenceOf(domain::OrderFault fault)
{
    using F = domain::OrderFault;
    switch (fault) {
    case F::DurationOutOfRange:
        return "The duration must be between one minute and 30 days.";
    case F::WindowReversed:
        return "The promised window ends before it starts.";
    case F::LatitudeOutOfRange:
        return "The latitude is outside -90..90 degrees.";
    case F::LongitudeOutOfRange:
        return "The longitude is outside -180..180 degrees.";
    case F::CoordinatesSwapped:
        return "Latitude and longitude look swapped; the latitude (-90..90 degrees) comes first.";
    case F::UnknownZone:
        return "The time zone of the site is unknown; use a name such as Europe/Vaduz.";
    case F::CompletedBeforeCreated:
        return "The order was completed before it was created.";
    case F::ClosedBeforeCreated:
        return "The order was closed before it was created.";
    case F::PlanReversed:
        return "The planned work ends before it starts.";
    case F::WorkReversed:
        break;
    }
    return "The work was completed before the arrival.";
}

Error impossible(const domain::Order &order, domain::OrderFault fault)
{
    return {ErrorCode::InvalidInput, order.number, QLatin1String(sentenceOf(fault))};
}

} // namespace

Result<void> validate(const domain::Order &order)
{
    const auto faults = domain::faultsOf(order);
    return faults.empty() ? Result<void>() : impossible(order, faults.front());
}

Result<void> validate(const OrderRecord &record)
{
    const auto faults = domain::faultsOf(record);
    return faults.empty() ? Result<void>() : impossible(record.order, faults.front());
}

Result<void> writeOrder(store::Connection &connection, const Catalog &catalog, const CommandContext &context,
    Outcome &outcome, const OrderRecord &before, OrderRecord &after, const QString &action, const QString &reason)
{
    FIELDLANE_TRY(store::OrderRepository(connection).save(before, after));
    domain::Event event {{}, context.now, context.actor, context.commandId, QStringLiteral("order"),
        after.order.id.value(), after.order.version, action, reason, domain::changesOf(before, after)};
    FIELDLANE_TRY(store::EventRepository(connection).append(event));
    std::set<Day> days = daysOf(before, catalog);
    days.merge(daysOf(after, catalog));
    store::DayRepository revisions(connection);
    for (const auto &[technician, day] : days) {
        FIELDLANE_TRY(revisions.bump(technician, day));
        outcome.technicians.insert(technician);
    }
    outcome.orders.insert(after.order.id);
    outcome.subject = after.order.number;
    outcome.current = after;
    return {};
}

OrderCommands::OrderCommands(
    store::Connection &connection, const Catalog &catalog, const CommandContext &context, Outcome &outcome)
    : m_connection(connection)
    , m_catalog(catalog)
    , m_context(context)
    , m_outcome(outcome)
    , m_orders(connection)
{
}

Result<OrderRecord> OrderCommands::load(domain::OrderId id, qint64 version)
{
    FIELDLANE_ASSIGN(record, m_orders.byId(id));
    if (version != 0 && version != record.order.version) {
        m_outcome.status = Status::Conflict;
        m_outcome.current = record;
    }
    return std::move(record);
}

Result<domain::Transition> OrderCommands::stepOf(const OrderRecord &record, OrderAction action) const
{
    const auto step = domain::transition(record.order.state, action);
    if (!step)
        return forbidden(record,
            QStringLiteral("An order that is '%1' cannot be changed by '%2'.")
                .arg(domain::toCode(record.order.state), domain::toCode(action)));
    if (!m_context.permissions.has(step->permission))
        return forbidden(record, QStringLiteral("You have no permission for '%1' here.").arg(domain::toCode(action)));
    return *step;
}

Result<void> OrderCommands::write(
    const OrderRecord &before, OrderRecord &after, const QString &action, const QString &reason)
{
    return writeOrder(m_connection, m_catalog, m_context, m_outcome, before, after, action, reason);
}

Result<engine::Lane> OrderCommands::laneFromStore(
    const domain::Technician &technician, core::Instant start, bool &clashes, const Assignment &moved)
{
    const core::TimeSpan span = placementSpan(start);
    FIELDLANE_ASSIGN(work, store::BoardRepository(m_connection).ofTechnician(technician.id, span));
    // The guard in the database looks at plans alone; what runs early or late looks different to placement.
    clashes = std::any_of(work.begin(), work.end(), [&](const domain::PlannedWork &w) {
        return w.assignment.booked && !w.assignment.overlapAllowed && w.assignment.id != moved.id
            && w.assignment.planned().overlaps(moved.planned());
    });
    return laneOf(technician, m_catalog, work, span, m_context.now);
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

Result<bool> OrderCommands::plan(OrderRecord &record, const PlanOrder &command)
{
    const domain::Technician *technician = m_catalog.technician(command.technicianId);
    if (!technician)
        return Error {ErrorCode::NotFound, record.order.number, QStringLiteral("There is no such technician.")};
    if (command.work)
        record.order.duration = *command.work;
    Assignment *lead = record.lead();
    if (!lead || !lead->booked) {
        record.visits.push_back({{}, record.order.id, int(record.visits.size()) + 1});
        record.assignments.push_back({});
        lead = &record.assignments.back();
        lead->dispatchedAt = m_context.now;
    }
    bool clashes = false;
    Assignment moved = *lead;
    moved.plannedStart = command.start;
    moved.plannedEnd = command.start + record.order.duration;
    FIELDLANE_ASSIGN(lane, laneFromStore(*technician, command.start, clashes, moved));
    const engine::Job job = engine::jobOf(record.order, lead->id.isValid() ? lead : nullptr);
    const engine::PlacementContext context {m_context.policy, geo::TravelModel(), m_context.now};
    engine::Placement placement = engine::place(job, lane, command.start, context);
    const rules::Severity severity = placement.severity();
    lead->plannedStart = placement.start;
    lead->plannedEnd = placement.end;
    lead->overlapAllowed = clashes;
    if (lead->technicianId != command.technicianId) {
        lead->technicianId = command.technicianId;
        lead->dispatchedAt = m_context.now;
    }
    lead->acceptedAt.reset();
    lead->travelStartedAt.reset();
    lead->arrivedAt.reset();
    m_outcome.placement = std::move(placement);
    FIELDLANE_ASSIGN(isMoved, hasDayMoved(command));
    if (severity == rules::Severity::Block)
        m_outcome.status = Status::Blocked;
    else if (isMoved && severity != rules::Severity::Ok && command.consent == Consent::None)
        m_outcome.status = Status::Conflict;
    else if ((severity == rules::Severity::Ask || clashes) && command.consent == Consent::None)
        m_outcome.status = Status::NeedsConsent;
    return m_outcome.isDone();
}

Result<void> OrderCommands::run(const PlanOrder &command)
{
    FIELDLANE_ASSIGN(before, load(command.orderId, command.version));
    if (!m_outcome.isDone())
        return {};
    const bool booked = before.lead() && before.lead()->booked;
    const OrderAction action = booked ? OrderAction::Reassign : OrderAction::Assign;
    FIELDLANE_ASSIGN(step, stepOf(before, action));
    OrderRecord after = before;
    FIELDLANE_ASSIGN(done, plan(after, command));
    if (!done)
        return {};
    applyStep(after, step, {}, m_context.now);
    m_outcome.name = domain::toCode(action);
    return write(before, after, m_outcome.name);
}

Result<QString> OrderCommands::nextNumber()
{
    FIELDLANE_ASSIGN(last, m_orders.lastId());
    return QStringLiteral("WO-%1").arg(last + 1, 6, 10, QLatin1Char('0'));
}

Result<void> OrderCommands::run(const CreateOrder &command)
{
    OrderRecord after;
    after.order = command.order;
    after.order.id = {};
    after.order.state = domain::OrderState::Draft;
    if (after.order.createdAt == core::Instant())
        after.order.createdAt = m_context.now;
    FIELDLANE_TRY(validate(after.order));
    if (after.order.number.isEmpty()) {
        FIELDLANE_ASSIGN(number, nextNumber());
        after.order.number = number;
    }
    FIELDLANE_ASSIGN(step, stepOf(after, command.plan ? OrderAction::Assign : command.submit));
    if (command.plan) {
        FIELDLANE_ASSIGN(done, plan(after, *command.plan));
        if (!done)
            return {};
    }
    applyStep(after, step, {}, m_context.now);
    if (command.fileCustomer)
        FIELDLANE_TRY(fileCustomer(m_connection, m_context, m_outcome, after.order));
    m_outcome.name = QStringLiteral("create");
    FIELDLANE_TRY(write({}, after, m_outcome.name));
    m_outcome.createdId = after.order.id.value();
    return {};
}

Result<void> OrderCommands::run(const EditOrder &command)
{
    FIELDLANE_ASSIGN(before, load(command.base.id, command.base.version));
    if (!m_outcome.isDone())
        return {};
    if (!m_context.permissions.has(domain::Permission::EnterOrders))
        return forbidden(before, QStringLiteral("You have no permission to edit orders."));
    OrderRecord after = before;
    domain::applyFields(domain::orderFields(), after.order,
        domain::difference(domain::orderFields(), command.base, command.edited), domain::Direction::Forward);
    after.order.state = before.order.state;
    FIELDLANE_TRY(validate(after.order));
    m_outcome.name = QStringLiteral("edit");
    return write(before, after, m_outcome.name);
}

Result<void> OrderCommands::run(const StepOrder &command)
{
    FIELDLANE_ASSIGN(before, load(command.orderId, command.version));
    if (!m_outcome.isDone())
        return {};
    FIELDLANE_ASSIGN(step, stepOf(before, command.action));
    if (step.need == domain::StepNeed::Technician)
        return forbidden(before, QStringLiteral("This step needs a technician and a time; plan the order instead."));
    if (step.need == domain::StepNeed::Reason && command.reason.trimmed().isEmpty())
        return Error {ErrorCode::InvalidInput, before.order.number, QStringLiteral("This step needs a reason.")};
    if (step.need == domain::StepNeed::Unit && !m_catalog.unit(command.unitId))
        return Error {ErrorCode::InvalidInput, before.order.number, QStringLiteral("This step needs a unit.")};
    OrderRecord after = before;
    if (command.unitId.isValid())
        after.order.unitId = command.unitId;
    if (command.poolId.isValid())
        after.order.poolId = command.poolId;
    applyStep(after, step, command.reason, m_context.now);
    m_outcome.name = domain::toCode(command.action);
    return write(before, after, m_outcome.name, command.reason);
}

Result<void> OrderCommands::run(const LockOrder &command)
{
    FIELDLANE_ASSIGN(before, load(command.orderId, command.version));
    if (!m_outcome.isDone())
        return {};
    if (!m_context.permissions.has(domain::Permission::Dispatch))
        return forbidden(before, QStringLiteral("You have no permission to lock planned work."));
    OrderRecord after = before;
    Assignment *lead = after.lead();
    if (!lead || !lead->booked)
        return forbidden(before, QStringLiteral("Only planned work can be locked."));
    lead->lockPerson = command.locks.person;
    lead->lockTime = command.locks.time;
    m_outcome.name = command.locks.person || command.locks.time ? QStringLiteral("lock") : QStringLiteral("unlock");
    return write(before, after, m_outcome.name);
}

Result<void> OrderCommands::run(const ImportOrder &command)
{
    if (!m_context.permissions.has(domain::Permission::ImportExport))
        return forbidden(command.record, QStringLiteral("You have no permission to import."));
    FIELDLANE_TRY(validate(command.record));
    OrderRecord before;
    if (command.record.order.id.isValid()) {
        FIELDLANE_ASSIGN(stored, load(command.record.order.id, command.record.order.version));
        before = stored;
        if (!m_outcome.isDone())
            return {};
    }
    OrderRecord after = command.record;
    if (!before.order.id.isValid())
        FIELDLANE_TRY(fileCustomer(m_connection, m_context, m_outcome, after.order));
    m_outcome.name = QStringLiteral("import");
    return write(before, after, m_outcome.name);
}

} // namespace fieldlane::desk
