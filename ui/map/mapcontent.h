#pragma once
#include "desk/desk.h"
#include "domain/waitingorder.h"
#include "ui/map/mapdata.h"
#include <QCoreApplication>

namespace fieldlane::ui::map {

/// What the map shows of a desk: today's work and what waits for a plan, technicians where they were last
/// seen, the areas of the units, and the day of one technician.
class MapContent
{
    Q_DECLARE_TR_FUNCTIONS(MapContent)
public:
    MapContent(const desk::Desk &desk, const std::vector<domain::WaitingOrder> &waiting);
    /// With the route of a technician when the id is valid.
    MapData data(domain::TechnicianId routeOf) const;

    /// How planned work looks: late when it should have begun, or must have ended, and has not.
    static OrderLook lookOf(const domain::PlannedWork &work, core::Instant now);
    static OrderLook lookOf(const domain::WaitingOrder &order, core::Instant now);

private:
    core::TimeSpan today(const domain::Technician &technician) const;
    void addWork(MapData &data, const domain::Technician &technician) const;
    void addWaiting(MapData &data) const;
    void addTechnician(MapData &data, const domain::Technician &technician) const;
    void addOutlines(MapData &data) const;
    std::optional<DayRoute> route(domain::TechnicianId id) const;

    const desk::Desk &m_desk;
    const std::vector<domain::WaitingOrder> &m_waiting;
};

} // namespace fieldlane::ui::map
