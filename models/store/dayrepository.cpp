#include "store/dayrepository.h"

namespace fieldlane::store {

using core::Result;

Result<qint64> DayRepository::revision(domain::TechnicianId technician, QDate day)
{
    FIELDLANE_ASSIGN(revision,
        m_connection.single(
            QStringLiteral("SELECT coalesce(max(revision), 0) FROM technician_days WHERE technician_id = ? AND day = ?"),
            {technician.value(), day.toJulianDay()}));
    return revision.toLongLong();
}

Result<void> DayRepository::bump(domain::TechnicianId technician, QDate day)
{
    FIELDLANE_TRY(m_connection.execute(
        QStringLiteral("INSERT INTO technician_days(technician_id, day, revision) VALUES (?, ?, 1) "
                       "ON CONFLICT (technician_id, day) DO UPDATE SET revision = technician_days.revision + 1"),
        {technician.value(), day.toJulianDay()}));
    return {};
}

Result<void> DayRepository::hold(domain::TechnicianId technician)
{
    const QString statement = m_connection.dialect().holdTechnician();
    if (statement.isEmpty())
        return {};
    FIELDLANE_TRY(m_connection.single(statement, {technician.value()}));
    return {};
}

} // namespace fieldlane::store
