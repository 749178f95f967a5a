#pragma once
#include "store/connection.h"
#include <set>

namespace fieldlane::store {

/// What others changed since the last look: ids per kind of subject.
struct Changes
{
    std::set<qint64> orders;
    std::set<qint64> technicians; ///< also those with changed absences
    bool catalogue = false; ///< units or templates
    bool isEmpty() const { return orders.empty() && technicians.empty() && !catalogue; }
};

/// Reads the history from a cursor on. Waking it up is the caller's business (file watcher, LISTEN, timer):
/// a look that finds nothing costs microseconds.
class ChangeFeed
{
public:
    explicit ChangeFeed(Connection &connection)
        : m_connection(connection)
    {
    }
    /// Sets the cursor to now.
    core::Result<void> start();
    core::Result<Changes> poll();

private:
    Connection &m_connection;
    qint64 m_cursor = 0;
};

} // namespace fieldlane::store
