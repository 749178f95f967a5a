#pragma once
#include "domain/ids.h"
#include "store/connection.h"
#include <QDate>

namespace fieldlane::store {

/// Each technician's day carries a revision that grows with every change to its work, so that a placement
/// judged against an older day is noticed.
class DayRepository
{
public:
    explicit DayRepository(Connection &connection)
        : m_connection(connection)
    {
    }
    /// 0 for a day that nobody touched yet.
    core::Result<qint64> revision(domain::TechnicianId technician, QDate day);
    core::Result<void> bump(domain::TechnicianId technician, QDate day);
    /// From here to the end of the transaction nobody else plans on the technician's days, so that what is judged is
    /// what will be there. Before anything is read of them.
    core::Result<void> hold(domain::TechnicianId technician);

private:
    Connection &m_connection;
};

} // namespace fieldlane::store
