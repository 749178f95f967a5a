#pragma once
#include "desk/catalog.h"
#include "desk/command.h"
#include "desk/outcome.h"
#include "domain/customermerge.h"
#include "store/connection.h"
#include <map>
#include <QJsonArray>

namespace fieldlane::desk {

/// The code of a merge, in history and as the name of its undo step.
inline const QString mergeCustomersCode = QStringLiteral("mergeCustomers");

/// Carries out commands on a customer's whole file inside the processor's transaction, each part with its event.
class CustomerCommands
{
public:
    CustomerCommands(
        store::Connection &connection, const Catalog &catalog, const CommandContext &context, Outcome &outcome);
    core::Result<void> run(const EditCustomer &command);
    core::Result<void> run(const MergeCustomers &command);

private:
    core::Result<domain::CustomerId> saveCustomer(const EditCustomer &command);
    template <class Entity>
    core::Result<void> saveParts(const std::vector<Entity> &base, std::vector<Entity> edited);
    template <class Entity>
    core::Result<void> removeParts(const std::vector<Entity> &base, const std::vector<Entity> &edited);

    core::Result<domain::CustomerFile> load(domain::CustomerId id, qint64 version);
    core::Result<void> joinFiles(const domain::CustomerFile &keep, const domain::CustomerFile &drop, const domain::CustomerMerge &merge);
    core::Result<void> moveOrders(const domain::CustomerMerge &merge, domain::CustomerId dropped);
    core::Result<void> dropFile(const domain::CustomerFile &drop, const domain::CustomerMerge &merge);
    template <class Entity>
    core::Result<void> change(const std::vector<Entity> &stored, const std::vector<Entity> &changed);
    template <class Entity>
    core::Result<void> write(const Entity &before, Entity after);
    template <class Entity>
    core::Result<void> remove(const Entity &entity);
    template <class Entity>
    core::Result<void> note(const Entity &before, const Entity &after, std::optional<QJsonArray> exists);

    store::Connection &m_connection;
    const Catalog &m_catalog;
    const CommandContext &m_context;
    Outcome &m_outcome;
    std::map<domain::SiteId, domain::SiteId> m_newSites; ///< number in the form -> id in the database
};

} // namespace fieldlane::desk
