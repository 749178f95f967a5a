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

/// Reads the history in the order in which changes become visible, so that none is missed and few are told twice. Waking
/// it up is the caller's business (file watcher, LISTEN, timer): a look that finds nothing costs microseconds.
class ChangeFeed
{
public:
    explicit ChangeFeed(Connection &connection)
        : m_connection(connection)
    {
    }
    /// From here on changes are told; before what they change is read.
    core::Result<void> start();
    core::Result<Changes> poll();

private:
    core::Result<qint64> mark();

    Connection &m_connection;
    qint64 m_mark = 0;
};

} // namespace fieldlane::store
