#include "desk/catalog.h"
#include "core/zone.h"
#include "desk/lookup.h"
#include "store/table.h"
#include <algorithm>

namespace fieldlane::desk {

using core::Result;

Result<Catalog> Catalog::load(store::Connection &connection)
{
    Catalog catalog;
    FIELDLANE_ASSIGN(units, store::unitTable(connection).all());
    FIELDLANE_ASSIGN(technicians, store::technicianTable(connection).all());
    FIELDLANE_ASSIGN(templates, store::templateTable(connection).all());
    FIELDLANE_ASSIGN(absences, store::absenceTable(connection).all());
    FIELDLANE_ASSIGN(organisation, Organisation::load(connection));
    catalog.m_organisation = std::move(organisation);
    catalog.m_units = std::move(units);
    catalog.m_technicians = std::move(technicians);
    catalog.m_templates = std::move(templates);
    for (domain::Absence &absence : absences)
        catalog.m_absences[absence.technicianId].push_back(std::move(absence));
    return catalog;
}

Result<void> Catalog::reloadTechnician(store::Connection &connection, domain::TechnicianId id)
{
    FIELDLANE_ASSIGN(fresh, store::technicianTable(connection).byId(id));
    FIELDLANE_ASSIGN(absences,
        store::absenceTable(connection).select(QStringLiteral("WHERE t.technician_id = ? ORDER BY t.id"), {id.value()}));
    m_absences[id] = std::move(absences);
    const auto it = std::lower_bound(m_technicians.begin(), m_technicians.end(), id,
        [](const domain::Technician &t, domain::TechnicianId wanted) { return t.id < wanted; });
    if (it != m_technicians.end() && it->id == id)
        *it = std::move(fresh);
    else
        m_technicians.insert(it, std::move(fresh));
    return {};
}

const domain::Unit *Catalog::unit(domain::UnitId id) const
{
    return findById(m_units, id);
}

const domain::Technician *Catalog::technician(domain::TechnicianId id) const
{
    return findById(m_technicians, id);
}

const domain::OrderTemplate *Catalog::orderTemplate(domain::TemplateId id) const
{
    return findById(m_templates, id);
}

const domain::Unit *Catalog::unitNamed(const QString &name) const
{
    return findByName(m_units, name);
}

const domain::OrderTemplate *Catalog::templateNamed(const QString &name) const
{
    return findByName(m_templates, name);
}

const domain::Technician *Catalog::technicianNamed(const QString &text) const
{
    for (const domain::Technician &t : m_technicians) {
        if (!t.code.isEmpty() && t.code.compare(text, Qt::CaseInsensitive) == 0)
            return &t;
    }
    const auto same = [&](const domain::Technician &t) { return t.name.compare(text, Qt::CaseInsensitive) == 0; };
    if (std::count_if(m_technicians.begin(), m_technicians.end(), same) == 1)
        return &*std::find_if(m_technicians.begin(), m_technicians.end(), same);
    bool isNumber = false;
    const qint64 id = text.toLongLong(&isNumber);
    return isNumber ? technician(domain::TechnicianId(id)) : nullptr;
}

const std::vector<domain::Absence> &Catalog::absencesOf(domain::TechnicianId id) const
{
    static const std::vector<domain::Absence> none;
    const auto it = m_absences.find(id);
    return it == m_absences.end() ? none : it->second;
}

domain::WorkCalendar Catalog::calendarOf(const domain::Technician &technician, core::TimeSpan span) const
{
    const auto line = lineage(technician.unitId);
    std::vector<domain::Holiday> kept;
    for (const domain::Holiday &holiday : m_organisation.holidays) {
        if (!holiday.unitId.isValid() || std::find(line.begin(), line.end(), holiday.unitId) != line.end())
            kept.push_back(holiday);
    }
    return domain::calendarOf(technician, absencesOf(technician.id), span, kept);
}

std::vector<domain::UnitId> Catalog::lineage(domain::UnitId id) const
{
    std::vector<domain::UnitId> line;
    for (const domain::Unit *u = unit(id); u && line.size() <= m_units.size(); u = unit(u->parentId))
        line.push_back(u->id);
    return line;
}

bool Catalog::leavesToPeople(domain::UnitId id) const
{
    for (const domain::UnitId above : lineage(id)) {
        if (const domain::Unit *u = unit(above); u && u->automatic != domain::AutomaticDispatch::AsAbove)
            return u->automatic == domain::AutomaticDispatch::Proposes;
    }
    return false;
}

const domain::Area &Catalog::areaOf(domain::UnitId id) const
{
    static const domain::Area none;
    for (const domain::UnitId above : lineage(id)) {
        if (const domain::Unit *u = unit(above); u && !u->area.empty())
            return u->area;
    }
    return none;
}

QTimeZone companyZone(const Catalog &catalog)
{
    const auto root = std::find_if(catalog.units().begin(), catalog.units().end(),
        [](const domain::Unit &unit) { return !unit.parentId.isValid(); });
    const QTimeZone zone = root == catalog.units().end() ? QTimeZone() : core::zoneOf(root->zone);
    return zone.isValid() ? zone : QTimeZone::utc();
}

} // namespace fieldlane::desk
