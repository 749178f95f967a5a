#pragma once
#include "exchange/columnmap.h"
#include "exchange/table.h"
#include "exchange/unitdraft.h"
#include <memory>

namespace fieldlane::exchange {

/// All units of a table, in the order in which their names first appear. Rows of one name become one unit
/// with all their polygons; a unit without a centre gets the centroid of its area. A row with a fault is
/// handed out as a rejected draft of its own and costs the unit only that row.
struct UnitFile
{
    std::vector<UnitDraft> drafts;
    QStringList header;
    bool carriesArea = false;
    bool carriesParent = false;
    bool carriesKind = false;
    bool carriesZone = false;
    bool carriesCentre = false; ///< given in the file, not derived
};

core::Result<UnitFile> readUnits(TableReader &table, const ColumnMap &map);

/// The area-weighted middle of the outer rings; nothing for an empty area.
std::optional<core::Coordinate> centroidOf(const domain::Area &area);

/// Where an area stands when it is too long for one cell: "area", "area 2", "area 3" ...
QString areaColumn(int part);

} // namespace fieldlane::exchange
