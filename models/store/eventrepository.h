#pragma once
#include "domain/event.h"
#include "store/connection.h"
#include <functional>

namespace fieldlane::store {

/// History: appended, read, never changed.
class EventRepository
{
public:
    explicit EventRepository(Connection &connection)
        : m_connection(connection)
    {
    }
    /// Columns of an event for a table alias, and the event in a row that begins with them.
    static QString columns(const QString &alias);
    static constexpr int columnCount = 10;
    static domain::Event read(const Rows &rows);

    core::Result<void> append(const domain::Event &event);
    /// The story of one thing, oldest first.
    core::Result<std::vector<domain::Event>> of(const QString &subjectKind, qint64 subjectId);
    core::Result<std::vector<domain::Event>> ofCommand(const QString &commandId);
    /// Every event of a kind of subject in order of subject and time, one at a time.
    core::Result<void> forEach(
        const QString &subjectKind, const std::function<core::Result<void>(const domain::Event &)> &visit);
    core::Result<qint64> lastId();

private:
    Connection &m_connection;
};

} // namespace fieldlane::store
