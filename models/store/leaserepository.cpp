#include "store/leaserepository.h"

namespace fieldlane::store {

using core::Result;

Result<bool> LeaseRepository::take(const QString &name, const QString &holder, core::Instant now, core::Instant until)
{
    FIELDLANE_ASSIGN(taken,
        m_connection.execute(
            QStringLiteral("INSERT INTO leases(name, holder, until) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE "
                           "SET holder = excluded.holder, until = excluded.until "
                           "WHERE leases.until <= ? OR leases.holder = excluded.holder"),
            {name, holder, core::toMs(until), core::toMs(now)}));
    return taken == 1;
}

Result<void> LeaseRepository::end(const QString &name, const QString &holder)
{
    FIELDLANE_TRY(m_connection.execute(
        QStringLiteral("UPDATE leases SET until = 0 WHERE name = ? AND holder = ?"), {name, holder}));
    return {};
}

Result<std::vector<LeaseRepository::Held>> LeaseRepository::held(const QString &prefix, core::Instant now)
{
    FIELDLANE_ASSIGN(rows,
        m_connection.query(QStringLiteral("SELECT name, holder FROM leases WHERE until > ? ORDER BY name"), {core::toMs(now)}));
    std::vector<Held> held;
    while (rows.next()) {
        if (rows.text(0).startsWith(prefix))
            held.push_back({rows.text(0), rows.text(1)});
    }
    FIELDLANE_TRY(rows.error());
    return held;
}

} // namespace fieldlane::store
