#pragma once
#include "desk/catalog.h"
#include "desk/command.h"
#include "desk/entitykinds.h"
#include "desk/outcome.h"
#include "store/connection.h"

namespace fieldlane::store {
struct OrderListFilter;
}

namespace fieldlane::desk {

/// Carries out commands on master data inside the processor's transaction, each with its event.
class MasterCommands
{
public:
    MasterCommands(
        store::Connection &connection, const Catalog &catalog, const CommandContext &context, Outcome &outcome);
    core::Result<void> run(const SetPosition &command);
    core::Result<void> run(const ChoosePolicy &command);
    template <class Entity>
    core::Result<void> run(const Save<Entity> &command);
    template <class Entity>
    core::Result<void> run(const Remove<Entity> &command);

private:
    template <class Entity>
    core::Result<void> save(Entity entity);
    core::Result<void> need(domain::Permission permission) const;
    core::Result<void> needSight(domain::UnitId unit) const;
    template <class Entity>
    core::Result<void> checkUnused(const Entity &entity) const;
    core::Result<void> checkNoOrders(const store::OrderListFilter &filter, const QString &name) const;

    store::Connection &m_connection;
    const Catalog &m_catalog;
    const CommandContext &m_context;
    Outcome &m_outcome;
};

} // namespace fieldlane::desk
