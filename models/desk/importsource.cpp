#include "desk/importsource.h"
#include "core/zone.h"
#include "desk/orderimport.h"
#include "desk/technicianimport.h"
#include "desk/unitimport.h"
#include "exchange/opentable.h"

namespace fieldlane::desk {

using core::Result;

QTimeZone zoneOfImport(const ImportOptions &options, const Catalog &catalog)
{
    if (const QTimeZone own = core::zoneOf(options.map.zone); own.isValid())
        return own;
    if (options.zone.isValid())
        return options.zone;
    if (!catalog.units().empty()) {
        if (const QTimeZone company = core::zoneOf(catalog.units().front().zone); company.isValid())
            return company;
    }
    return core::zoneOf(QString::fromLatin1(QTimeZone::systemTimeZoneId()));
}

Result<std::shared_ptr<ImportSource>> openImport(
    const ImportOptions &options, const Catalog &catalog, core::Instant now)
{
    FIELDLANE_ASSIGN(table, exchange::openTable(options.file));
    ImportOptions settled = options;
    settled.zone = zoneOfImport(options, catalog);
    switch (options.map.kind) {
    case exchange::TableKind::Technicians:
        return TechnicianImport::open(std::move(table), settled);
    case exchange::TableKind::Units:
        return UnitImport::open(*table, settled);
    case exchange::TableKind::Orders:
        break;
    }
    return OrderImport::open(std::move(table), settled, catalog, now);
}

} // namespace fieldlane::desk
