#include "store/settingsrepository.h"

namespace fieldlane::store {

using core::Result;

Result<std::map<QString, QString>> SettingsRepository::all(const QString &scope)
{
    FIELDLANE_ASSIGN(
        rows, m_connection.query(QStringLiteral("SELECT name, value FROM settings WHERE scope = ? ORDER BY name"), {scope}));
    std::map<QString, QString> values;
    while (rows.next())
        values.emplace(rows.text(0), rows.text(1));
    FIELDLANE_TRY(rows.error());
    return values;
}

Result<void> SettingsRepository::save(const QString &scope, const QString &name, const QString &value)
{
    FIELDLANE_TRY(m_connection.execute(QStringLiteral("INSERT INTO settings(scope, name, value) VALUES (?, ?, ?) "
                                                      "ON CONFLICT (scope, name) DO UPDATE SET value = excluded.value"),
        {scope, name, value}));
    return {};
}

Result<void> SettingsRepository::remove(const QString &scope, const QString &name)
{
    FIELDLANE_TRY(m_connection.execute(QStringLiteral("DELETE FROM settings WHERE scope = ? AND name = ?"), {scope, name}));
    return {};
}

} // namespace fieldlane::store
