#pragma once
#include "core/result.h"
#include "desk/organisation.h"
#include "domain/calendar.h"
#include "domain/order.h"
#include "domain/unit.h"
#include <map>
#include <QTimeZone>

namespace fieldlane::store {
class Connection;
}

namespace fieldlane::desk {

/// Units, technicians with their absences, templates and the organisation: small enough to be held whole.
class Catalog
{
public:
    static core::Result<Catalog> load(store::Connection &connection);
    /// Reads one technician again.
    core::Result<void> reloadTechnician(store::Connection &connection, domain::TechnicianId id);

    const std::vector<domain::Unit> &units() const { return m_units; }
    const std::vector<domain::Technician> &technicians() const { return m_technicians; }
    const std::vector<domain::OrderTemplate> &templates() const { return m_templates; }
    const Organisation &organisation() const { return m_organisation; }
    const domain::Unit *unit(domain::UnitId id) const;
    const domain::Technician *technician(domain::TechnicianId id) const;
    const domain::OrderTemplate *orderTemplate(domain::TemplateId id) const;
    const domain::Unit *unitNamed(const QString &name) const;
    const domain::OrderTemplate *templateNamed(const QString &name) const;
    /// By id, code, or name when only one has it.
    const domain::Technician *technicianNamed(const QString &text) const;
    const std::vector<domain::Absence> &absencesOf(domain::TechnicianId id) const;
    /// The technician's time with absences and the holidays of the unit, of those above it and of the company.
    domain::WorkCalendar calendarOf(const domain::Technician &technician, core::TimeSpan span) const;
    /// Whether automatic dispatch leaves the orders of a unit to people: it says so, or else the first above that says anything.
    bool leavesToPeople(domain::UnitId id) const;
    /// The service area that counts for a unit: its own, or the nearest one above.
    const domain::Area &areaOf(domain::UnitId id) const;
    /// The unit and all units above it, nearest first.
    std::vector<domain::UnitId> lineage(domain::UnitId id) const;

private:
    std::vector<domain::Unit> m_units; // by id
    std::vector<domain::Technician> m_technicians; // by id
    std::vector<domain::OrderTemplate> m_templates; // by id
    std::map<domain::TechnicianId, std::vector<domain::Absence>> m_absences;
    Organisation m_organisation;
};

/// The zone of the company's root; UTC for a company without units.
QTimeZone companyZone(const Catalog &catalog);

} // namespace fieldlane::desk
