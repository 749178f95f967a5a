#pragma once
#include "store/connection.h"
#include <map>

namespace fieldlane::store {

/// Small named values kept in the database: saved filters, drafts, the active policy. `scope` keeps the
/// kinds apart ("filter", "draft", ...).
class SettingsRepository
{
public:
    explicit SettingsRepository(Connection &connection)
        : m_connection(connection)
    {
    }
    core::Result<std::map<QString, QString>> all(const QString &scope);
    core::Result<void> save(const QString &scope, const QString &name, const QString &value);
    core::Result<void> remove(const QString &scope, const QString &name);

private:
    Connection &m_connection;
};

} // namespace fieldlane::store
