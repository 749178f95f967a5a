#include "desk/automation.h"
#include "desk/processor.h"
#include "store/automationrepository.h"
#include "store/decisionrepository.h"
#include "store/databaselogins.h"
#include "store/leaserepository.h"
#include "store/noticerepository.h"
#include <optional>
#include <set>
#include <QUuid>

namespace fieldlane::desk {

using core::ErrorCode;
using core::Result;

namespace {

const QString leaseName = QStringLiteral("automation");
constexpr core::Duration leaseTime = core::minutes(1);
constexpr core::Duration patience = core::minutes(5); ///< before an order that nobody could take is tried again
constexpr int mostInARound = 50; ///< keeps a round short and the lease alive
constexpr int mostReminders = 500;

/// In whose name it is done; nobody's where it may not be.
Result<std::optional<domain::Viewer>> nameFor(store::Connection &connection, const domain::Viewer &viewer)
{
    domain::Viewer own;
    own.login = QStringLiteral("automatic");
    if (connection.url().kind == store::DatabaseUrl::Kind::Sqlite)
        return std::optional(own);
    FIELDLANE_ASSIGN(owner, store::isOwner(connection));
    if (owner)
        return std::optional(own);
    using domain::Permission;
    const bool may = viewer.scope == domain::DataScope::All && viewer.permissions.has(Permission::Dispatch)
        && viewer.permissions.has(Permission::ForceAssign);
    return may ? std::optional(viewer) : std::nullopt;
}

/// Whether an error stands against one order alone, so that those behind it have their turn.
bool concernsOneOrder(ErrorCode code)
{
    return code == ErrorCode::Forbidden || code == ErrorCode::NotFound || code == ErrorCode::InvalidInput;
}

/// Reminds of claims whose deadline comes near. What somebody else changed meanwhile is left to the next round.
Result<void> remindClaimers(store::Connection &connection, Processor &processor, const domain::Viewer &name, core::Instant now)
{
    FIELDLANE_ASSIGN(due, store::NoticeRepository(connection).dueReminders(now, mostReminders));
    for (const domain::OrderId order : due) {
        const CommandContext context {QUuid::createUuid().toString(QUuid::WithoutBraces), name, now};
        const auto outcome = processor.apply(SingleCommand(RemindOrder {order, RemindOrder::Why::ClaimDeadline}), context);
        if (!outcome && outcome.error().code == ErrorCode::Unavailable)
            return outcome.error();
    }
    return {};
}

/// What is in somebody's way, each thing once; times, costs and warnings move with every round.
std::set<std::pair<domain::TechnicianId, rules::Constraint>> reasonsOf(const rules::Decision &decision)
{
    std::set<std::pair<domain::TechnicianId, rules::Constraint>> reasons;
    for (const rules::DecisionCandidate &c : decision.candidates) {
        for (const rules::Finding &f : c.findings) {
            if (f.severity >= rules::Severity::Ask)
                reasons.emplace(c.technicianId, f.constraint);
        }
    }
    return reasons;
}

/// Whether two records that chose nobody have the same reasons.
bool saysTheSame(const rules::Decision &a, const rules::Decision &b)
{
    return !a.chosen && !b.chosen && a.maker == b.maker && a.by == b.by && a.bookVersion == b.bookVersion && a.policy == b.policy
        && a.policyVersion == b.policyVersion && a.considered == b.considered && a.blocked == b.blocked && reasonsOf(a) == reasonsOf(b);
}

/// Keeps why nobody was found, unless that is what was found before.
Result<void> keepNobody(store::Connection &connection, const store::StoredDecision &nobody, const domain::Viewer &name)
{
    store::DecisionRepository decisions(connection);
    FIELDLANE_ASSIGN(kept, decisions.of(nobody.decision.orderId));
    if (!kept.empty() && saysTheSame(kept.front().decision, nobody.decision))
        return {};
    return decisions.append(nobody.decision, nobody.orderVersion, name.login);
}

} // namespace

Result<AutomationReport> automate(store::Connection &connection, const domain::Viewer &viewer, const QString &holder,
    core::Instant now, AfterRound after)
{
    store::AutomationRepository repository(connection);
    AutomationReport report;
    FIELDLANE_ASSIGN(name, nameFor(connection, viewer));
    if (!name)
        return report;
    store::LeaseRepository leases(connection);
    FIELDLANE_ASSIGN(isHolder, leases.take(leaseName, holder, leaseTime));
    report.isHolder = isHolder;
    if (!isHolder)
        return report;
    FIELDLANE_ASSIGN(orders, repository.waiting(now, now - patience, mostInARound));
    Processor processor(connection);
    for (const domain::OrderId order : orders) {
        const CommandContext context {QUuid::createUuid().toString(QUuid::WithoutBraces), *name, now};
        const auto outcome = processor.apply(SingleCommand(AutoAssign {order, 0}), context);
        if (outcome && outcome->isDone()) {
            ++report.dispatched;
            continue;
        }
        if (!outcome && !concernsOneOrder(outcome.error().code))
            return outcome.error();
        ++report.waiting;
        if (processor.nobody())
            FIELDLANE_TRY(keepNobody(connection, *processor.nobody(), *name));
        FIELDLANE_TRY(repository.noteTry(order, now));
    }
    FIELDLANE_TRY(remindClaimers(connection, processor, *name, now));
    if (after == AfterRound::EndLease)
        FIELDLANE_TRY(leases.end(leaseName, holder));
    return report;
}

Result<void> endAutomation(store::Connection &connection, const QString &holder)
{
    return store::LeaseRepository(connection).end(leaseName, holder);
}

} // namespace fieldlane::desk
