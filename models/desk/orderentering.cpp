#include "desk/customerfiling.h"
#include "desk/entry.h"
#include "desk/noticing.h"
#include "desk/ordercommands.h"

// How orders come in: entered, or imported, and what the published rules make of them then.
namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;
using domain::OrderAction;
using domain::OrderRecord;
using domain::OrderState;

namespace {

/// Whether an imported order is work that nobody has in hand yet; what is planned or over is history.
bool isFresh(const OrderRecord &record)
{
    const OrderState state = record.order.state;
    return (state == OrderState::PendingAllocation || state == OrderState::PendingDispatch) && record.assignments.empty();
}

} // namespace

Result<QString> OrderCommands::nextNumber()
{
    FIELDLANE_ASSIGN(last, m_orders.lastId());
    return QStringLiteral("WO-%1").arg(last + 1, 6, 10, QLatin1Char('0'));
}

Result<domain::Transition> OrderCommands::entryStepOf(
    OrderRecord &record, std::optional<OrderAction> wished, const Ruling &ruling) const
{
    if (wished)
        return stepOf(record, *wished);
    const domain::Flow *flow = flowFor(record.order, m_catalog);
    if (flow)
        record.order.flowId = flow->id;
    const OrderAction action = flow ? domain::entryStep(*flow, false) : OrderAction::SubmitForDispatch;
    if (action != OrderAction::SubmitForDispatch)
        return stepOf(record, action);
    const domain::PoolId pool = ruling.pool.isValid() ? ruling.pool : record.order.poolId;
    return pool.isValid() ? intoPool(record, pool, OrderAction::HandOver) : stepOf(record, action);
}

Result<void> OrderCommands::run(const CreateOrder &command)
{
    OrderRecord after;
    after.order = command.order;
    after.order.id = {};
    after.order.state = OrderState::Draft;
    after.order.enteredBy = m_context.viewer.person;
    if (after.order.createdAt == core::Instant())
        after.order.createdAt = m_context.now;
    FIELDLANE_TRY(validate(after.order));
    if (after.order.number.isEmpty()) {
        FIELDLANE_ASSIGN(number, nextNumber());
        after.order.number = number;
    }
    FIELDLANE_TRY(checkPredecessors(after.order));
    // The form asked what its flow asks; where rules send the order then, nobody can be asked any more.
    if (const domain::Flow *flow = command.submit ? nullptr : flowFor(after.order, m_catalog))
        FIELDLANE_TRY(checkEntry(*flow, after.order, command.plan.has_value()));
    const auto enter = command.plan ? enterSent : enterOrder;
    FIELDLANE_ASSIGN(ruling, enter(m_connection, m_catalog, m_rules, after.order, m_context.now));
    const bool isSent = ruling.pool.isValid() || after.order.flowId != command.order.flowId; // by the rules
    const auto wished = command.plan ? std::optional(OrderAction::Assign) : isSent ? std::nullopt : command.submit;
    FIELDLANE_ASSIGN(step, entryStepOf(after, wished, ruling));
    if (command.plan) {
        if (const domain::Flow *flow = command.submit ? nullptr : flowFor(after.order, m_catalog))
            after.order.flowId = flow->id;
        FIELDLANE_TRY(m_orders.relate(after));
        FIELDLANE_ASSIGN(done, plan(after, *command.plan));
        if (!done)
            return {};
    }
    settle(after, step, {});
    if (command.fileCustomer)
        FIELDLANE_TRY(fileCustomer(m_connection, m_catalog, m_context, m_outcome, after.order));
    m_outcome.name = QStringLiteral("create");
    FIELDLANE_TRY(write({}, after, m_outcome.name));
    m_outcome.createdId = after.order.id.value();
    if (command.plan)
        FIELDLANE_TRY(noteDecision(after));
    return writeRuledNotices(m_connection, m_catalog, m_context, after, ruling.notices);
}

Result<void> OrderCommands::run(const ImportOrder &command)
{
    if (!m_context.viewer.permissions.has(domain::Permission::ImportExport))
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
    after.order.lastAction = QStringLiteral("import");
    const bool isNew = !before.order.id.isValid();
    if (isNew)
        FIELDLANE_TRY(fileCustomer(m_connection, m_catalog, m_context, m_outcome, after.order));
    OrderRecord ruled = after;
    Ruling ruling;
    if (isNew && isFresh(after)) {
        FIELDLANE_ASSIGN(said, enterOrder(m_connection, m_catalog, m_rules, ruled.order, m_context.now));
        ruling = std::move(said);
    }
    if (ruling.said.rules.isEmpty())
        after.order.ruling = ruled.order.ruling;
    m_outcome.name = QStringLiteral("import");
    FIELDLANE_TRY(write(before, after, m_outcome.name));
    const bool isCompleted = !ruling.said.rules.isEmpty() || ruled.order.requirements != after.order.requirements
        || ruled.order.faultTypeId != after.order.faultTypeId;
    return isCompleted ? ruleImported(after, std::move(ruled), ruling) : Result<void>();
}

// An event of its own: the next import compares its file with what the last one said, not with what rules made of it.
Result<void> OrderCommands::ruleImported(const OrderRecord &imported, OrderRecord ruled, const Ruling &ruling)
{
    ruled.order.id = imported.order.id;
    ruled.order.version = imported.order.version;
    const domain::Order &was = imported.order;
    const bool isSent = ruling.pool.isValid() || ruled.order.flowId != was.flowId || ruled.order.unitId != was.unitId
        || ruled.order.dispatchesItself;
    if (isSent) { // what an entry form would have done
        CommandContext entering = m_context;
        entering.viewer.permissions.set(domain::Permission::EnterOrders);
        ruled.order.state = OrderState::Draft;
        OrderCommands commands(m_connection, m_catalog, m_rules, entering, m_outcome);
        FIELDLANE_ASSIGN(step, commands.entryStepOf(ruled, std::nullopt, ruling));
        settle(ruled, step, {});
    }
    FIELDLANE_TRY(write(imported, ruled, ruling.said.rules.isEmpty() ? QStringLiteral("edit") : QStringLiteral("rules")));
    return writeRuledNotices(m_connection, m_catalog, m_context, ruled, ruling.notices);
}

} // namespace fieldlane::desk
