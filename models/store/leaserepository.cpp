#include "store/leaserepository.h"

namespace fieldlane::store {

using core::Result;

Result<bool> LeaseRepository::take(const QString &name, const QString &holder, core::Duration length)
{
    FIELDLANE_ASSIGN(taken,
        m_connection.execute(
            QStringLiteral("INSERT INTO leases(name, holder, until) VALUES (?, ?, %1 + ?) ON CONFLICT (name) DO UPDATE "
                           "SET holder = excluded.holder, until = excluded.until "
                           "WHERE leases.until <= %1 OR leases.holder = excluded.holder")
                .arg(m_connection.dialect().sharedClock()),
            {name, holder, qint64(length.count())}));
    return taken == 1;
}

Result<void> LeaseRepository::end(const QString &name, const QString &holder)
{
    FIELDLANE_TRY(m_connection.execute(
        QStringLiteral("UPDATE leases SET until = 0 WHERE name = ? AND holder = ?"), {name, holder}));
    return {};
}

Result<std::vector<LeaseRepository::Held>> LeaseRepository::held(const QString &prefix)
{
    FIELDLANE_ASSIGN(rows,
        m_connection.query(QStringLiteral("SELECT name, holder FROM leases WHERE until > %1 ORDER BY name").arg(m_connection.dialect().sharedClock())));
    std::vector<Held> held;
    while (rows.next()) {
        if (rows.text(0).startsWith(prefix))
            held.push_back({rows.text(0), rows.text(1)});
    }
    FIELDLANE_TRY(rows.error());
    return held;
}

} // namespace fieldlane::store
