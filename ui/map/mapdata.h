#pragma once
#include "core/coordinate.h"
#include "core/instant.h"
#include "domain/ids.h"
#include "domain/unit.h"
#include <optional>
#include <QMetaType>
#include <QString>
#include <vector>

namespace fieldlane::ui::map {

/// How an order stands, the worst last: a cluster wears the worst of its members.
enum class OrderLook { Done, Planned, UnderWay, Waiting, Late, Emergency };
inline constexpr int orderLookCount = int(OrderLook::Emergency) + 1;

struct OrderMark
{
    domain::OrderId id;
    core::Coordinate place;
    OrderLook look = OrderLook::Waiting;
    QString title; ///< the number
    QString detail; ///< what the tooltip says below it
};

struct TechnicianMark
{
    domain::TechnicianId id;
    core::Coordinate place;
    QString name;
    std::optional<core::Instant> seenAt; ///< none: where the person is meant to be (home base)
    bool onDuty = true;
    QString detail;
};

struct UnitOutline
{
    domain::UnitId id;
    QString name;
    domain::Area area;
};

struct RouteStop
{
    domain::OrderId order;
    core::Coordinate place;
    bool done = false;
};

/// The day of one technician, in driving order. Drawn as straight lines: travel is an estimate.
struct DayRoute
{
    domain::TechnicianId technician;
    std::optional<core::Coordinate> start;
    std::vector<RouteStop> stops;
    std::optional<core::Coordinate> end;
};

/// All that a map shows, as plain values; replaced as a whole.
struct MapData
{
    core::Instant now;
    std::vector<OrderMark> orders;
    std::vector<TechnicianMark> technicians;
    std::vector<UnitOutline> outlines;
    std::optional<DayRoute> route;
};

/// One thing on the map.
struct MapItem
{
    enum class Kind { None, Order, Technician };
    Kind kind = Kind::None;
    qint64 id = 0;

    static MapItem of(domain::OrderId order) { return {Kind::Order, order.value()}; }
    static MapItem of(domain::TechnicianId technician) { return {Kind::Technician, technician.value()}; }
    bool isNone() const { return kind == Kind::None; }
    domain::OrderId order() const { return domain::OrderId(kind == Kind::Order ? id : 0); }
    domain::TechnicianId technician() const { return domain::TechnicianId(kind == Kind::Technician ? id : 0); }
    friend bool operator==(const MapItem &, const MapItem &) = default;
};

} // namespace fieldlane::ui::map

Q_DECLARE_METATYPE(fieldlane::ui::map::MapItem)
