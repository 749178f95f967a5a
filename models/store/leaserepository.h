#pragma once
#include "core/instant.h"
#include "store/connection.h"
#include <vector>

namespace fieldlane::store {

/// Who of all open programs does what only one should do at a time. A lease lasts by the clock of the database: those of
/// the machines may differ.
class LeaseRepository
{
public:
    explicit LeaseRepository(Connection &connection)
        : m_connection(connection)
    {
    }
    /// Takes or prolongs a lease by one statement; false while somebody else holds it.
    core::Result<bool> take(const QString &name, const QString &holder, core::Duration length);
    core::Result<void> end(const QString &name, const QString &holder);
    struct Held
    {
        QString name;
        QString holder;
    };
    /// Leases that hold now and whose name begins so.
    core::Result<std::vector<Held>> held(const QString &prefix);

private:
    Connection &m_connection;
};

} // namespace fieldlane::store
