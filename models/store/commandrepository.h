#pragma once
#include "core/instant.h"
#include "store/connection.h"

namespace fieldlane::store {

/// What was done as one step.
struct CommandRow
{
    QString id; ///< chosen by the sender, so that a retry never applies twice
    core::Instant at;
    QString actor;
    QString name; ///< code, for example "plan", "edit"
    QString subject; ///< order number or the like, for the name of the undo entry
    QString undoes; ///< id of the command that this one took back
    QString undoneBy;
};

class CommandRepository
{
public:
    explicit CommandRepository(Connection &connection)
        : m_connection(connection)
    {
    }
    core::Result<void> append(const CommandRow &row);
    core::Result<void> markUndone(const QString &id, const QString &undoneBy);
    core::Result<std::optional<CommandRow>> byId(const QString &id);
    /// The newest of an actor, newest first.
    core::Result<std::vector<CommandRow>> newest(const QString &actor, int limit);

private:
    Connection &m_connection;
};

} // namespace fieldlane::store
