#pragma once
#include "desk/automatic.h"
#include "desk/catalog.h"
#include "desk/command.h"
#include "desk/outcome.h"
#include "desk/ruling.h"
#include "engine/offer.h"
#include "store/decisionrepository.h"
#include "store/orderrepository.h"

namespace fieldlane::desk {

/// Carries out commands on orders inside the processor's transaction. Each run() either sets the outcome to
/// something else than Done, or has written the order and its event.
class OrderCommands
{
public:
    OrderCommands(store::Connection &connection, const Catalog &catalog, RulesInForce &rules, const CommandContext &context,
        Outcome &outcome);
    core::Result<void> run(const PlanOrder &command);
    core::Result<void> run(const CreateOrder &command);
    core::Result<void> run(const EditOrder &command);
    core::Result<void> run(const StepOrder &command);
    core::Result<void> run(const ClaimOrder &command);
    core::Result<void> run(const AutoAssign &command);
    core::Result<void> run(const RateOrder &command);
    core::Result<void> run(const LockOrder &command);
    core::Result<void> run(const AssistOrder &command);
    core::Result<void> run(const RemindOrder &command);
    core::Result<void> run(const AttachFile &command);
    core::Result<void> run(const DetachFile &command);
    core::Result<void> run(const ImportOrder &command);
    /// Who decides on what is planned by name; a person unless said otherwise.
    void setMaker(rules::DecisionMaker maker) { m_maker = maker; }
    /// What an AutoAssign that found nobody looked at; for whoever ran it to keep, since its transaction comes to nothing.
    std::optional<store::StoredDecision> takeNobody() { return std::exchange(m_nobody, {}); }
    /// Whether somebody changed the technician's day since the command was judged.
    core::Result<bool> hasDayMoved(const PlanOrder &command);

private:
    core::Result<domain::OrderRecord> load(domain::OrderId id, qint64 version);
    core::Result<domain::Transition> stepOf(const domain::OrderRecord &record, domain::OrderAction action) const;
    /// Sets person, start and end on the record by placement; false when the outcome is no longer Done.
    core::Result<bool> plan(domain::OrderRecord &record, const PlanOrder &command);
    core::Result<engine::Lane> laneFromStore(const domain::Technician &technician, core::TimeSpan span);
    /// The lanes of those who go along with the job.
    core::Result<std::vector<engine::Lane>> companionLanes(const engine::Job &job, core::TimeSpan span);
    /// Nobody else books these people until the transaction ends; in one order, so that two never wait crosswise.
    core::Result<void> hold(const engine::Job &job, domain::TechnicianId lead);
    core::Result<bool> isDoubleBooked(const domain::Assignment &planned);
    /// Sets the outcome by what a placement found, and keeps the placement in it.
    void judge(engine::Placement placement, bool clashes, bool isMoved, Consent consent);
    core::Result<void> assist(domain::OrderRecord &record, const AssistOrder &command);
    core::Result<void> write(
        const domain::OrderRecord &before, domain::OrderRecord &after, const QString &action, const QString &reason = {});
    core::Result<QString> nextNumber();
    /// Whether what an order waits for exists, and does not wait for it.
    core::Result<void> checkPredecessors(const domain::Order &order);
    /// Carries the step out and sends the order to the desk where it now waits.
    void settle(domain::OrderRecord &record, const domain::Transition &step, const QString &reason) const;
    /// The step that puts an order into a pool, by the pool's mode; sets pool and claim deadline.
    core::Result<domain::Transition> intoPool(
        domain::OrderRecord &record, domain::PoolId pool, domain::OrderAction asked) const;
    /// The step that takes a new order on: `wished`, unless the rules picked a flow; else that of its flow. Into the pool
    /// that rules or entry picked, when it would wait for dispatch.
    core::Result<domain::Transition> entryStepOf(
        domain::OrderRecord &record, std::optional<domain::OrderAction> wished, const Ruling &ruling) const;
    /// What the rules make of an order that an import stored and nobody has in hand yet.
    core::Result<void> ruleImported(const domain::OrderRecord &imported, domain::OrderRecord ruled, const Ruling &ruling);
    /// The step that a command names, as the order's flow and pool turn it.
    core::Result<domain::Transition> namedStep(domain::OrderRecord &record, const StepOrder &command) const;
    /// The order as it is offered to the technician, or why they cannot have it.
    core::Result<domain::OrderRecord> claimable(domain::OrderId id, const domain::Technician *technician);
    core::Result<void> mayClaim(const domain::OrderRecord &record, const domain::ClaimPool *pool,
        const domain::Technician &technician);
    core::Result<void> tellOfNearest(const domain::OrderRecord &record, std::vector<engine::Offer> &offers);
    core::Result<std::vector<engine::Candidate>> candidatesOf(
        const engine::Job &job, const std::vector<const domain::Technician *> &people);
    /// Writes down why the lead of an order that was just written has it: `offers` with the lead's own, in any order.
    core::Result<void> keep(rules::Decision decision, const domain::OrderRecord &after, std::vector<engine::Offer> offers);
    /// The record of a decision about an order: of `offers`, in any order, `chosen` has it; invalid: nobody.
    rules::Decision recordOf(rules::Decision decision, const domain::Order &order, std::vector<engine::Offer> offers,
        domain::TechnicianId chosen) const;
    /// The same for somebody's own choice, beside the nearest others who could have been sent.
    core::Result<void> noteDecision(const domain::OrderRecord &after);
    core::Result<core::Instant> earliest(const domain::OrderRecord &record, const domain::Technician &technician);

    store::Connection &m_connection;
    const Catalog &m_catalog;
    RulesInForce &m_rules;
    const CommandContext &m_context;
    Outcome &m_outcome;
    store::OrderRepository m_orders;
    rules::DecisionMaker m_maker = rules::DecisionMaker::Person;
    std::optional<store::StoredDecision> m_nobody;
};

/// Refuses an order that no database row should hold, in one sentence.
core::Result<void> validate(const domain::Order &order);
core::Result<void> validate(const domain::OrderRecord &record);

core::Error forbidden(const domain::OrderRecord &record, const QString &detail);

/// Writes a changed record with its event and touches the technicians' days; also used by undo.
core::Result<void> writeOrder(store::Connection &connection, const Catalog &catalog, const CommandContext &context,
    Outcome &outcome, const domain::OrderRecord &before, domain::OrderRecord &after, const QString &action,
    const QString &reason);

} // namespace fieldlane::desk
