#pragma once
#include <QString>
#include <span>

namespace fieldlane::exchange {

/// One field that a file can carry: our name for it, and what other programs call it.
struct ColumnSpec
{
    const char *name;
    const char *synonyms; ///< separated by blanks, folded: lower case letters and digits only
};

/// The kinds of table, and the order of their columns in files that we write.
enum class TableKind { Orders, Technicians, Units };

enum class OrderColumn {
    Number,
    Created,
    Closed,
    Status,
    Type,
    Unit,
    Channel,
    Customer,
    Phone,
    Address,
    Latitude,
    Longitude,
    Description,
    Priority,
    Due,
    WindowStart,
    WindowEnd,
    Duration,
    Technician,
    PlannedStart,
    PlannedEnd,
    Completed,
    ResponseDue,
    Skills,
    Zone,
    Email,
    Follows
};
inline constexpr int orderColumnCount = int(OrderColumn::Follows) + 1;

enum class TechnicianColumn {
    Name,
    Code,
    Unit,
    Phone,
    Skills,
    Latitude,
    Longitude,
    Shifts,
    ShiftStart,
    ShiftEnd,
    BreakStart,
    BreakEnd,
    Days,
    Capacity,
    MaxMinutes,
    SpeedFactor,
    Active,
    Zone
};
inline constexpr int technicianColumnCount = int(TechnicianColumn::Zone) + 1;

enum class UnitColumn { Name, Parent, Kind, Zone, Latitude, Longitude, Area };
inline constexpr int unitColumnCount = int(UnitColumn::Area) + 1;

std::span<const ColumnSpec> columnsOf(TableKind kind);
/// A column name as it is compared: "Planned_Start" and "plannedStart" are the same.
QString foldedColumn(const QString &name);

} // namespace fieldlane::exchange
