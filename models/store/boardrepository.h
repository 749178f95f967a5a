#pragma once
#include "domain/plannedwork.h"
#include "domain/viewer.h"
#include "store/connection.h"

namespace fieldlane::store {

class BoardRepository
{
public:
    /// `viewer`: whose eyes look; what they may not see is not read.
    explicit BoardRepository(Connection &connection, domain::Viewer viewer = {})
        : m_connection(connection)
        , m_viewer(std::move(viewer))
    {
    }
    /// All assignments that touch a span, in no order: sorting hundreds of thousands of rows is dear, and the board
    /// sorts its lanes anyway.
    core::Result<std::vector<domain::PlannedWork>> inSpan(core::TimeSpan span);
    /// The others by technician and start.
    core::Result<std::vector<domain::PlannedWork>> ofTechnician(domain::TechnicianId id, core::TimeSpan span);
    /// Of an order, whatever the time.
    core::Result<std::vector<domain::PlannedWork>> ofOrder(domain::OrderId id);
    /// The same for several.
    core::Result<std::vector<domain::PlannedWork>> ofOrders(const std::vector<domain::OrderId> &ids);
    /// Times of technicians in sight that orders out of sight take: when and how far, not whose they are. Nothing for
    /// a viewer who sees everything.
    core::Result<std::vector<domain::PlannedWork>> takenInSpan(core::TimeSpan span);
    /// The same of one technician, whoever sees them.
    core::Result<std::vector<domain::PlannedWork>> takenOf(domain::TechnicianId id, core::TimeSpan span);
    /// Grows with each change on a day (UTC) of a technician in sight.
    core::Result<qint64> daysMark(core::TimeSpan span);
    struct DayRevision
    {
        domain::TechnicianId technicianId;
        qint64 julianDay = 0;
        qint64 revision = 0;
    };
    core::Result<std::vector<DayRevision>> revisions(qint64 fromJulianDay, qint64 toJulianDay);

private:
    core::Result<std::vector<domain::PlannedWork>> taken(const QString &who, const Values &whoValues, core::TimeSpan span);
    core::Result<std::vector<domain::PlannedWork>> select(
        const QString &where, Values binds, const QString &order = {}, qint64 expected = 0);
    Connection &m_connection;
    domain::Viewer m_viewer;
};

} // namespace fieldlane::store
