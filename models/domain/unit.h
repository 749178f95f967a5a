#pragma once
#include "core/coordinate.h"
#include "domain/ids.h"
#include <optional>
#include <QString>
#include <vector>

namespace fieldlane::domain {

/// A closed ring without the repeated last point.
using Ring = std::vector<core::Coordinate>;
/// The outer ring first, then holes.
using Polygon = std::vector<Ring>;
using Area = std::vector<Polygon>;

enum class UnitKind { Company, Branch, Region, Outlet, Contractor };

/// What automatic dispatch does with orders of a unit: gives them to somebody, or leaves it to people.
enum class AutomaticDispatch { AsAbove, Assigns, Proposes };

/// A node of the company's tree.
struct Unit
{
    UnitId id;
    qint64 version = 0;
    UnitId parentId;
    QString name;
    UnitKind kind = UnitKind::Region;
    QString zone; ///< IANA name
    std::optional<core::Coordinate> centre;
    Area area; ///< empty: no service area drawn
    std::vector<QString> postcodes; ///< served besides the area; "94" serves all that begin so
    PersonId managerId;
    FlowId flowId; ///< of orders for this unit and those below it without one of their own
    AutomaticDispatch automatic = AutomaticDispatch::AsAbove; ///< at the top: assigns
};

} // namespace fieldlane::domain
