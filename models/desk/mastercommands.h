#pragma once
#include "desk/command.h"
#include "desk/outcome.h"
#include "store/connection.h"

namespace fieldlane::desk {

/// Carries out commands on master data inside the processor's transaction, each with its event.
class MasterCommands
{
public:
    MasterCommands(store::Connection &connection, const CommandContext &context, Outcome &outcome);
    core::Result<void> run(const SetPosition &command);
    core::Result<void> run(const Save<domain::Unit> &command);
    core::Result<void> run(const Save<domain::Technician> &command);
    core::Result<void> run(const Save<domain::OrderTemplate> &command);
    core::Result<void> run(const Save<domain::Absence> &command);
    core::Result<void> run(const Save<domain::Customer> &command);
    core::Result<void> run(const Save<domain::Site> &command);
    core::Result<void> run(const Save<domain::Equipment> &command);
    core::Result<void> run(const RemoveAbsence &command);

private:
    template <class Entity>
    core::Result<void> save(Entity entity, const QString &name);

    store::Connection &m_connection;
    const CommandContext &m_context;
    Outcome &m_outcome;
};

} // namespace fieldlane::desk
