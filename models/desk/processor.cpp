#include "desk/processor.h"
#include "desk/access.h"
#include "desk/customercommands.h"
#include "desk/mastercommands.h"
#include "desk/ordercommands.h"
#include "desk/planning.h"
#include "desk/undo.h"
#include "store/commandrepository.h"
#include "store/credentialrepository.h"
#include "store/dayrepository.h"
#include "store/transaction.h"
#include <QScopeGuard>

namespace fieldlane::desk {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

template <class T>
constexpr bool isOrderCommand = std::is_same_v<T, PlanOrder> || std::is_same_v<T, CreateOrder>
    || std::is_same_v<T, EditOrder> || std::is_same_v<T, StepOrder> || std::is_same_v<T, ClaimOrder> || std::is_same_v<T, AutoAssign>
    || std::is_same_v<T, RateOrder> || std::is_same_v<T, LockOrder> || std::is_same_v<T, AssistOrder> || std::is_same_v<T, RemindOrder>
    || std::is_same_v<T, AttachFile> || std::is_same_v<T, DetachFile> || std::is_same_v<T, ImportOrder>;

/// Gives the consent that a command asked for; the order that it is about.
domain::OrderId agreeTo(SingleCommand &command)
{
    return std::visit(
        []<class T>(T &c) {
            if constexpr (requires { c.consent; }) {
                c.consent = Consent::Given;
                return c.orderId;
            } else {
                return domain::OrderId();
            }
        },
        command);
}

/// What puts an order on somebody's lane, an order that comes in too; null for other commands.
PlanOrder *planIn(SingleCommand &command)
{
    if (auto *create = std::get_if<CreateOrder>(&command))
        return create->plan ? &*create->plan : nullptr;
    return std::get_if<PlanOrder>(&command);
}

/// Whether a conflict may be gone when the command is tried again: who is too late for a claim or an undo stays so.
bool isWorthAnotherTry(const Command &command)
{
    const auto *single = std::get_if<SingleCommand>(&command);
    return !std::holds_alternative<Undo>(command) && !(single && std::holds_alternative<ClaimOrder>(*single));
}

QString undoneId(const Command &command)
{
    const auto *undone = std::get_if<Undo>(&command);
    return undone ? undone->commandId : QString();
}

} // namespace

Processor::Processor(store::Connection &connection, Transactions transactions)
    : m_connection(connection)
    , m_transactions(transactions)
{
}

Result<Outcome> Processor::apply(const Command &command, const CommandContext &context)
{
    constexpr int tries = 3;
    m_nobody.reset();
    if (m_transactions == Transactions::Callers) {
        Result<Outcome> result = applyInside(command, context);
        if (!result || !result->isDone())
            takeBackCatalog();
        return result;
    }
    Result<Outcome> result = applyOnce(command, context);
    for (int i = 1; i < tries && !result && result.error().code == ErrorCode::Conflict && isWorthAnotherTry(command); ++i)
        result = applyOnce(command, context);
    return result;
}

Result<void> Processor::refreshCatalog()
{
    constexpr size_t few = 50; // more are read faster together
    if (m_catalogStale || m_stalePeople.size() > few) {
        FIELDLANE_ASSIGN(fresh, Catalog::load(m_connection));
        m_catalog = std::move(fresh);
        m_rules.forget();
        m_catalogStale = false;
        m_stalePeople.clear();
    }
    for (; !m_stalePeople.empty(); m_stalePeople.erase(m_stalePeople.begin()))
        FIELDLANE_TRY(m_catalog.reloadTechnician(m_connection, *m_stalePeople.begin()));
    return {};
}

template <class Kind>
void Processor::noteWritten(const Kind &command, const Outcome &outcome)
{
    using domain::TechnicianId;
    // Customers and what belongs to them are in no catalogue.
    constexpr bool isElsewhere = isOneOf<Kind,
        std::variant<Save<domain::Customer>, Save<domain::Contact>, Save<domain::Site>, Save<domain::Equipment>,
            Remove<domain::Contact>, Remove<domain::Site>, Remove<domain::Equipment>>>;
    if constexpr (isElsewhere)
        return;
    m_wroteCatalog = true;
    if constexpr (std::is_same_v<Kind, SetPosition>)
        m_stalePeople.insert(command.technicianId);
    else if constexpr (std::is_same_v<Kind, Save<domain::Technician>>)
        m_stalePeople.insert(command.entity.id.isValid() ? command.entity.id : TechnicianId(outcome.createdId));
    else if constexpr (std::is_same_v<Kind, Save<domain::Absence>>)
        m_stalePeople.insert(command.entity.technicianId);
    else
        m_catalogStale = true;
    if constexpr (std::is_same_v<Kind, Save<domain::Absence>>) // an old one may have been somebody else's
        m_catalogStale = m_catalogStale || command.entity.id.isValid();
}

void Processor::takeBackCatalog()
{
    m_catalogStale = m_catalogStale || m_wroteCatalog;
}

Result<Outcome> Processor::applyOnce(const Command &command, const CommandContext &context)
{
    const auto inTransaction = [&]() -> Result<Outcome> {
        FIELDLANE_ASSIGN(transaction, store::Transaction::begin(m_connection));
        FIELDLANE_ASSIGN(outcome, applyInside(command, context));
        if (outcome.isDone())
            FIELDLANE_TRY(transaction.commit());
        return std::move(outcome);
    };
    Result<Outcome> result = inTransaction();
    if (!result || !result->isDone())
        takeBackCatalog();
    m_wroteCatalog = false;
    return result;
}

Result<domain::Viewer> Processor::viewerNow(const domain::Viewer &viewer)
{
    if (!viewer.person.isValid())
        return viewer;
    FIELDLANE_ASSIGN(rights, store::CredentialRepository(m_connection).rightsVersion(viewer.person));
    if (rights != m_rights) { // a role can be taken away while its holder works
        m_catalogStale = true;
        m_rights = rights;
    }
    FIELDLANE_TRY(refreshCatalog());
    return desk::viewerNow(viewer, m_catalog);
}

Result<Outcome> Processor::applyInside(const Command &command, const CommandContext &asked)
{
    CommandContext context = asked;
    FIELDLANE_ASSIGN(viewer, viewerNow(asked.viewer));
    context.viewer = std::move(viewer);
    store::CommandRepository commands(m_connection);
    FIELDLANE_ASSIGN(known, commands.byId(context.commandId));
    Outcome outcome;
    outcome.commandId = context.commandId;
    if (known) { // a retry of what arrived the first time
        outcome.name = known->name;
        outcome.subject = known->subject;
        return outcome;
    }
    FIELDLANE_TRY(dispatch(command, context, outcome));
    if (!outcome.isDone())
        return outcome;
    // Positions come by the thousand and are nobody's undo step.
    if (outcome.undoable)
        FIELDLANE_TRY(commands.append({context.commandId, context.now, context.viewer.login, outcome.name, outcome.subject,
            undoneId(command), {}}));
    return outcome;
}

Result<void> Processor::dispatch(const Command &command, const CommandContext &context, Outcome &outcome)
{
    if (const auto *single = std::get_if<SingleCommand>(&command))
        return run(*single, context, outcome);
    if (const auto *undone = std::get_if<Undo>(&command)) {
        FIELDLANE_TRY(refreshCatalog());
        m_catalogStale = true;
        m_wroteCatalog = true;
        return undo(m_connection, m_catalog, context, undone->commandId, outcome);
    }
    return runBatch(std::get<Batch>(command), context, outcome);
}

Result<void> Processor::runBatch(const Batch &batch, const CommandContext &context, Outcome &outcome)
{
    std::vector<SingleCommand> commands = batch.commands;
    m_isPlan = batch.name == planCode;
    const auto over = qScopeGuard([this] { m_isPlan = false; });
    FIELDLANE_TRY(holdPeople(commands));
    FIELDLANE_TRY(settleRevisions(commands, context));
    for (SingleCommand &single : commands) {
        FIELDLANE_TRY(run(single, context, outcome));
        if (outcome.status == Status::NeedsConsent) {
            // Goes on as if agreed, to find all there is to ask; nothing of it is kept.
            outcome.status = Status::Done;
            outcome.asked.emplace_back(agreeTo(single), *outcome.placement);
            FIELDLANE_TRY(run(single, context, outcome));
        }
        if (!outcome.isDone())
            return {};
    }
    outcome.name = batch.name;
    if (!batch.subject.isEmpty())
        outcome.subject = batch.subject;
    if (!outcome.asked.empty())
        outcome.status = Status::NeedsConsent;
    return {};
}

/// All at first and in one order, so that two batches never wait for each other crosswise.
Result<void> Processor::holdPeople(std::vector<SingleCommand> &commands)
{
    std::set<domain::TechnicianId> people;
    for (SingleCommand &single : commands) {
        if (const PlanOrder *plan = planIn(single))
            people.insert(plan->technicianId);
        if (const auto *assist = std::get_if<AssistOrder>(&single))
            people.insert(assist->technicianId);
    }
    for (const domain::TechnicianId technician : people)
        FIELDLANE_TRY(store::DayRepository(m_connection).hold(technician));
    return {};
}

/// The commands of a batch touch each other's days: what their revisions say is looked at before all of them.
Result<void> Processor::settleRevisions(std::vector<SingleCommand> &commands, const CommandContext &context)
{
    Outcome unused;
    for (SingleCommand &single : commands) {
        PlanOrder *plan = planIn(single);
        if (!plan || !plan->dayRevision)
            continue;
        FIELDLANE_TRY(refreshCatalog());
        FIELDLANE_ASSIGN(moved, OrderCommands(m_connection, m_catalog, m_rules, context, unused).hasDayMoved(*plan));
        if (!moved)
            plan->dayRevision.reset();
    }
    return {};
}

Result<void> Processor::run(const SingleCommand &command, const CommandContext &context, Outcome &outcome)
{
    return std::visit(
        [&]<class T>(const T &c) -> Result<void> {
            FIELDLANE_TRY(refreshCatalog());
            if constexpr (isOrderCommand<T>) {
                OrderCommands commands(m_connection, m_catalog, m_rules, context, outcome);
                commands.setMaker(m_isPlan ? rules::DecisionMaker::Plan : rules::DecisionMaker::Person);
                auto done = commands.run(c);
                m_nobody = commands.takeNobody();
                return done;
            } else if constexpr (std::is_same_v<T, EditCustomer> || std::is_same_v<T, MergeCustomers>) {
                return CustomerCommands(m_connection, m_catalog, context, outcome).run(c);
            } else {
                FIELDLANE_TRY(MasterCommands(m_connection, m_catalog, context, outcome).run(c));
                noteWritten(c, outcome);
                return {};
            }
        },
        command);
}

} // namespace fieldlane::desk
