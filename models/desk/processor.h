#pragma once
#include "desk/catalog.h"
#include "desk/command.h"
#include "desk/outcome.h"
#include "desk/ruling.h"
#include "store/decisionrepository.h"
#include <set>

namespace fieldlane::store {
class Connection;
}

namespace fieldlane::desk {

/// Applies commands on the database's thread: permission, lifecycle, placement, one transaction, event.
class Processor
{
public:
    /// Whose transaction a command runs in. With the caller's, many commands are written as one, and after an
    /// Error, or when a batch is not Done, the caller must roll back.
    enum class Transactions { Own, Callers };
    explicit Processor(store::Connection &connection, Transactions transactions = Transactions::Own);
    /// An Error means that nothing was changed. Runs again by itself when another writer won a race that says
    /// nothing about this command.
    core::Result<Outcome> apply(const Command &command, const CommandContext &context);
    /// What an AutoAssign that found nobody looked at, when the last command was one.
    const std::optional<store::StoredDecision> &nobody() const { return m_nobody; }
    /// Others changed master data: read it again before the next command.
    void forgetCatalog() { m_catalogStale = true; }

private:
    core::Result<void> refreshCatalog();
    /// The catalogue must read again what a command on master data wrote.
    template <class Kind>
    void noteWritten(const Kind &command, const Outcome &outcome);
    /// What a transaction changed of the catalogue came to nothing.
    void takeBackCatalog();
    /// By what the database says now about the person who asks.
    core::Result<domain::Viewer> viewerNow(const domain::Viewer &viewer);
    core::Result<Outcome> applyOnce(const Command &command, const CommandContext &context);
    core::Result<Outcome> applyInside(const Command &command, const CommandContext &context);
    core::Result<void> dispatch(const Command &command, const CommandContext &context, Outcome &outcome);
    core::Result<void> runBatch(const Batch &batch, const CommandContext &context, Outcome &outcome);
    core::Result<void> holdPeople(std::vector<SingleCommand> &commands);
    core::Result<void> settleRevisions(std::vector<SingleCommand> &commands, const CommandContext &context);
    core::Result<void> run(const SingleCommand &command, const CommandContext &context, Outcome &outcome);

    store::Connection &m_connection;
    Transactions m_transactions;
    Catalog m_catalog;
    RulesInForce m_rules;
    bool m_catalogStale = true;
    std::set<domain::TechnicianId> m_stalePeople; ///< whom alone it must read again
    bool m_wroteCatalog = false; ///< in this transaction
    bool m_isPlan = false; ///< the batch that runs carries out a plan
    std::optional<store::StoredDecision> m_nobody;
    qint64 m_rights = 0; ///< versions of the account and role that the catalogue was last read for
};

} // namespace fieldlane::desk
