#pragma once
#include "domain/alert.h"
#include "store/connection.h"
#include <map>

namespace fieldlane::store {

/// What people noted about alerts. Marks are only ever added.
class AlertMarkRepository
{
public:
    explicit AlertMarkRepository(Connection &connection)
        : m_connection(connection)
    {
    }
    core::Result<void> add(const domain::AlertMark &mark);
    /// By key, oldest first.
    using Marks = std::map<QString, std::vector<domain::AlertMark>>;
    core::Result<Marks> of(const std::vector<QString> &keys);

private:
    Connection &m_connection;
};

} // namespace fieldlane::store
