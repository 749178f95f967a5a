#pragma once
#include "store/databaseurl.h"
#include <functional>
#include <QObject>
#include <QSqlDatabase>

namespace fieldlane::store {

/// Rings when anybody commits a change, where the database tells of it (PostgreSQL). It listens on a connection of
/// its own, which never opens a transaction, for notices are held back during one. Belongs to the thread that
/// made it and needs its event loop. It says that there is something to read, not what.
class ChangeBell
{
public:
    ChangeBell(const DatabaseUrl &url, std::function<void()> ring);
    ~ChangeBell();
    ChangeBell(const ChangeBell &) = delete;
    ChangeBell &operator=(const ChangeBell &) = delete;

    /// Listens, and does so again after the server went away, of which nobody is told. False where it cannot:
    /// then only looking helps.
    bool keepHung();

private:
    DatabaseUrl m_url;
    std::function<void()> m_ring;
    QString m_name;
    QSqlDatabase m_database;
    QObject m_listener; // dies before the connection
};

} // namespace fieldlane::store
