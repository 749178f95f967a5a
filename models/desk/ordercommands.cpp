#include "desk/ordercommands.h"
#include "core/zone.h"
#include "desk/claiming.h"
#include "desk/entry.h"
#include "desk/noticing.h"
#include "desk/orderfiles.h"
#include "desk/steps.h"
#include "domain/history.h"
#include "domain/ordercheck.h"
#include "store/dayrepository.h"
#include "store/eventrepository.h"
#include "store/searchindex.h"
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
    case F::FollowsItself:
        return "An order cannot wait for itself.";
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

Result<void> checkCompletion(const domain::Order &order, const Catalog &catalog, const domain::Completion &completion)
{
    const domain::OrderTemplate *type = catalog.orderTemplate(order.templateId);
    const auto missing = domain::missingChecks(type ? type->checklist : std::vector<QString>(), completion);
    if (!missing.empty())
        return Error {ErrorCode::InvalidInput, order.number,
            QStringLiteral("The checklist is not done yet: %1.").arg(QStringList(missing.begin(), missing.end()).join(QLatin1String(", ")))};
    const bool isLong = completion.note.size() > domain::Completion::longestNote || completion.parts.size() > domain::Completion::mostParts;
    if (isLong)
        return Error {ErrorCode::InvalidInput, order.number, QStringLiteral("The report is too long; shorten the note or the parts.")};
    return {};
}

/// Whether a step takes a draft into the world.
bool isEntry(domain::OrderState from, OrderAction action)
{
    return from == domain::OrderState::Draft
        && (action == OrderAction::SubmitForReview || action == OrderAction::SubmitForAllocation || action == OrderAction::SubmitForDispatch);
}

Error impossible(const domain::Order &order, domain::OrderFault fault)
{
    return {ErrorCode::InvalidInput, order.number, QLatin1String(sentenceOf(fault))};
}

} // namespace

Error forbidden(const OrderRecord &record, const QString &detail)
{
    return {ErrorCode::Forbidden, record.order.number, detail};
}

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
    FIELDLANE_TRY(settleOffers(connection, catalog, context, before, after));
    FIELDLANE_TRY(store::OrderRepository(connection).save(before, after));
    domain::Event event {{}, context.now, context.viewer.login, context.commandId, QStringLiteral("order"),
        after.order.id.value(), after.order.version, action, reason, domain::changesOf(before, after)};
    FIELDLANE_TRY(store::EventRepository(connection).append(event));
    if (!reason.isEmpty()) // the order is found by it from now on
        FIELDLANE_TRY(store::saveSearchText(connection, after.order));
    FIELDLANE_TRY(noteClaim(connection, before, after, action, context.now));
    if (action != QLatin1String("undo"))
        FIELDLANE_TRY(writeNotices(connection, catalog, context, before, after, action, reason));
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
    store::Connection &connection, const Catalog &catalog, RulesInForce &rules, const CommandContext &context, Outcome &outcome)
    : m_connection(connection)
    , m_catalog(catalog)
    , m_rules(rules)
    , m_context(context)
    , m_outcome(outcome)
    , m_orders(connection)
{
}

Result<OrderRecord> OrderCommands::load(domain::OrderId id, qint64 version)
{
    FIELDLANE_ASSIGN(record, m_orders.byId(id));
    if (!domain::sees(m_context.viewer, record)) // what the database itself says on PostgreSQL
        return Error {ErrorCode::NotFound, QStringLiteral("orders %1").arg(id.value()), QStringLiteral("There is no such entry.")};
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
    if (!m_context.viewer.permissions.has(step->permission))
        return forbidden(record, QStringLiteral("You have no permission for '%1' here.").arg(domain::toCode(action)));
    return *step;
}

Result<void> OrderCommands::write(
    const OrderRecord &before, OrderRecord &after, const QString &action, const QString &reason)
{
    return writeOrder(m_connection, m_catalog, m_context, m_outcome, before, after, action, reason);
}

void OrderCommands::settle(OrderRecord &record, const domain::Transition &step, const QString &reason) const
{
    applyStep(record, step, reason, m_context.now);
    record.order.handlerId = handlerFor(record.order, m_catalog);
}

Result<domain::Transition> OrderCommands::intoPool(OrderRecord &record, domain::PoolId id, OrderAction asked) const
{
    const domain::ClaimPool *pool = m_catalog.organisation().pool(id);
    if (!pool)
        return Error {ErrorCode::InvalidInput, record.order.number, QStringLiteral("There is no such pool.")};
    if (!pool->active)
        return forbidden(record, QStringLiteral("This pool is closed; choose another one."));
    const bool claimed = pool->mode == domain::PoolMode::Claim;
    if (claimed && pool->members.empty())
        return forbidden(record, QStringLiteral("This pool has no members who could claim it."));
    if (!claimed && !pool->managerId.isValid() && asked == OrderAction::HandOver)
        return forbidden(record, QStringLiteral("This pool has no manager who could assign it."));
    FIELDLANE_ASSIGN(step, stepOf(record, claimed ? (asked == OrderAction::GiveBack ? asked : OrderAction::Offer) : OrderAction::HandOver));
    record.order.poolId = id;
    if (claimed)
        record.order.claimUntil = m_context.now + pool->claimWindow;
    return step;
}

Result<void> OrderCommands::run(const EditOrder &command)
{
    FIELDLANE_ASSIGN(before, load(command.base.id, command.base.version));
    if (!m_outcome.isDone())
        return {};
    if (!m_context.viewer.permissions.has(domain::Permission::EnterOrders))
        return forbidden(before, QStringLiteral("You have no permission to edit orders."));
    OrderRecord after = before;
    domain::applyFields(domain::orderFields(), after.order,
        domain::difference(domain::orderFields(), command.base, command.edited), domain::Direction::Forward);
    after.order.state = before.order.state;
    FIELDLANE_TRY(validate(after.order));
    if (after.order.follows != before.order.follows)
        FIELDLANE_TRY(checkPredecessors(after.order));
    m_outcome.name = QStringLiteral("edit");
    return write(before, after, m_outcome.name);
}

// Nobody builds long rows of orders by hand; what is longer goes round in a circle beside this one.
Result<void> OrderCommands::checkPredecessors(const domain::Order &order)
{
    constexpr int longest = 100;
    QString number = order.follows;
    for (int i = 0; i < longest && !number.isEmpty(); ++i) {
        FIELDLANE_ASSIGN(next, m_orders.followedBy(number));
        if (!next && i == 0)
            return Error {ErrorCode::InvalidInput, order.number, QStringLiteral("There is no order %1 that it could wait for.").arg(number)};
        number = next.value_or(QString());
        if (number == order.number && !number.isEmpty())
            return Error {ErrorCode::InvalidInput, order.number, QStringLiteral("It would wait for an order that waits for it.")};
    }
    return {};
}

Result<domain::Transition> OrderCommands::namedStep(OrderRecord &record, const StepOrder &command) const
{
    const domain::Flow *flow = m_catalog.organisation().flow(record.order.flowId);
    if (command.action == OrderAction::Offer || command.action == OrderAction::HandOver || command.action == OrderAction::GiveBack) {
        FIELDLANE_TRY(stepOf(record, command.action)); // says what is wrong before it looks at pools
        return intoPool(record, command.action == OrderAction::GiveBack ? record.order.poolId : command.poolId, command.action);
    }
    if (command.action == OrderAction::Review && flow)
        return stepOf(record, domain::reviewStep(*flow, record.order.unitId));
    return stepOf(record, command.action);
}

Result<void> OrderCommands::run(const StepOrder &command)
{
    FIELDLANE_ASSIGN(before, load(command.orderId, command.version));
    if (!m_outcome.isDone())
        return {};
    OrderRecord after = before;
    Ruling ruling;
    if (isEntry(before.order.state, command.action)) {
        FIELDLANE_ASSIGN(said, enterOrder(m_connection, m_catalog, m_rules, after.order, m_context.now));
        ruling = std::move(said);
    }
    const bool isSent = ruling.pool.isValid() || after.order.flowId != before.order.flowId; // by the rules
    FIELDLANE_ASSIGN(step, isSent ? entryStepOf(after, std::nullopt, ruling) : namedStep(after, command));
    if (step.need == domain::StepNeed::Technician)
        return forbidden(before, QStringLiteral("This step needs a technician and a time; plan the order instead."));
    if (step.need == domain::StepNeed::Reason && command.reason.trimmed().isEmpty())
        return Error {ErrorCode::InvalidInput, before.order.number, QStringLiteral("This step needs a reason.")};
    if (step.need == domain::StepNeed::Unit && !m_catalog.unit(command.unitId))
        return Error {ErrorCode::InvalidInput, before.order.number, QStringLiteral("This step needs a unit.")};
    if (command.unitId.isValid())
        after.order.unitId = command.unitId;
    if (step.action == OrderAction::Complete) {
        FIELDLANE_TRY(checkCompletion(before.order, m_catalog, command.completion));
        after.order.completion = command.completion.toJson();
    }
    settle(after, step, command.reason);
    m_outcome.name = domain::toCode(step.action);
    FIELDLANE_TRY(write(before, after, m_outcome.name, command.reason));
    return writeRuledNotices(m_connection, m_catalog, m_context, after, ruling.notices);
}

Result<void> OrderCommands::run(const RateOrder &command)
{
    FIELDLANE_ASSIGN(before, load(command.orderId, command.version));
    if (!m_outcome.isDone())
        return {};
    if (!m_context.viewer.permissions.has(domain::Permission::EnterOrders))
        return forbidden(before, QStringLiteral("You have no permission to record what customers say."));
    if (before.order.state != domain::OrderState::Completed && before.order.state != domain::OrderState::Closed)
        return forbidden(before, QStringLiteral("Only finished work can be rated."));
    if (command.rating < 0 || command.rating > 5)
        return Error {ErrorCode::InvalidInput, before.order.number, QStringLiteral("A rating is a number from 1 to 5.")};
    OrderRecord after = before;
    after.order.rating = command.rating;
    after.order.ratingComment = command.rating > 0 ? command.comment.trimmed() : QString();
    m_outcome.name = QStringLiteral("rate");
    return write(before, after, m_outcome.name);
}

Result<void> OrderCommands::run(const LockOrder &command)
{
    FIELDLANE_ASSIGN(before, load(command.orderId, command.version));
    if (!m_outcome.isDone())
        return {};
    if (!m_context.viewer.permissions.has(domain::Permission::Dispatch))
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

Result<void> OrderCommands::run(const RemindOrder &command)
{
    FIELDLANE_ASSIGN(record, load(command.orderId, 0));
    if (!m_context.viewer.permissions.has(domain::Permission::Dispatch))
        return forbidden(record, QStringLiteral("You have no permission to remind people."));
    if (!domain::isOpen(record.order.state))
        return forbidden(record, QStringLiteral("This order waits for nobody any more."));
    const bool isDeadline = command.why == RemindOrder::Why::ClaimDeadline;
    m_outcome.name = QStringLiteral("remind");
    m_outcome.subject = record.order.number;
    m_outcome.undoable = false;
    if (isDeadline && !record.order.claimUntil)
        return {}; // claimed or withdrawn meanwhile
    return writeReminders(m_connection, m_catalog, m_context, record, isDeadline ? record.order.claimUntil : std::nullopt);
}

Result<void> OrderCommands::run(const AttachFile &command)
{
    FIELDLANE_ASSIGN(record, load(command.orderId, 0));
    return OrderFiles(m_connection, m_context, m_outcome).attach(record, command);
}

Result<void> OrderCommands::run(const DetachFile &command)
{
    FIELDLANE_ASSIGN(record, load(command.orderId, 0));
    return OrderFiles(m_connection, m_context, m_outcome).detach(record, command.attachmentId);
}

} // namespace fieldlane::desk
