#pragma once
#include "desk/catalog.h"
#include "exchange/columns.h"
#include <map>
#include <QStringList>
#include <set>

namespace fieldlane::desk {

/// Which rows an export holds: all conditions together, each true for any of its values. Empty sets mean all.
struct ExportFilter
{
    std::set<domain::OrderState> states;
    std::set<domain::Priority> priorities;
    std::set<domain::UnitId> units; ///< with those below
    std::set<domain::TemplateId> types;
    std::set<domain::TechnicianId> technicians; ///< leading the order
    QStringList channels;
    QStringList skills;
    std::optional<core::Instant> createdFrom;
    std::optional<core::Instant> createdBefore;
    std::optional<bool> active;
    std::map<QString, QStringList> fields; ///< values wished for the types' own fields, by name

    /// From texts such as "state=assigned|accepted,unit=Vaduz". Unknown keys, names and values are
    /// InvalidInput. Orders know state, priority, unit, type, technician, channel, from and to (created, ISO
    /// with offset), and field.NAME for the types' own fields; technicians unit, skill and active; units unit.
    static core::Result<ExportFilter> parse(
        exchange::TableKind kind, const QStringList &texts, const Catalog &catalog);

    bool takes(const domain::OrderRecord &record) const;
    bool takes(const domain::Technician &technician) const;
    bool takes(const domain::Unit &unit) const;
};

} // namespace fieldlane::desk
