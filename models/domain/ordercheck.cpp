#include "domain/ordercheck.h"
#include "core/zone.h"
#include <algorithm>
#include <cmath>

namespace fieldlane::domain {

namespace {

void checkPlace(std::vector<OrderFault> &faults, core::Coordinate place)
{
    if (place.isValid())
        return;
    if (core::Coordinate {place.longitude, place.latitude}.isValid())
        faults.push_back(OrderFault::CoordinatesSwapped);
    else if (!(place.latitude >= -90 && place.latitude <= 90)) // NaN too
        faults.push_back(OrderFault::LatitudeOutOfRange);
    else
        faults.push_back(OrderFault::LongitudeOutOfRange);
}

/// Qt alone would also take any word for a zone of its own making.
bool isKnownZone(const QString &name)
{
    return core::zoneOf(name).isValid() && QTimeZone::isTimeZoneIdAvailable(name.toUtf8());
}

bool isNear(core::Coordinate a, core::Coordinate b, double degrees)
{
    return std::abs(a.latitude - b.latitude) <= degrees && std::abs(a.longitude - b.longitude) <= degrees;
}

} // namespace

std::vector<OrderFault> faultsOf(const Order &order)
{
    std::vector<OrderFault> faults;
    if (order.duration < shortestWork || order.duration > longestWork)
        faults.push_back(OrderFault::DurationOutOfRange);
    if (order.windowStart && order.windowEnd && *order.windowEnd < *order.windowStart)
        faults.push_back(OrderFault::WindowReversed);
    if (order.location)
        checkPlace(faults, *order.location);
    if (!isKnownZone(order.zone))
        faults.push_back(OrderFault::UnknownZone);
    if (!order.follows.isEmpty() && order.follows == order.number)
        faults.push_back(OrderFault::FollowsItself);
    if (order.completedAt && *order.completedAt < order.createdAt)
        faults.push_back(OrderFault::CompletedBeforeCreated);
    if (order.closedAt && *order.closedAt < order.createdAt)
        faults.push_back(OrderFault::ClosedBeforeCreated);
    return faults;
}

std::vector<OrderFault> faultsOf(const OrderRecord &record)
{
    std::vector<OrderFault> faults = faultsOf(record.order);
    const auto any = [&](auto isWrong) {
        return std::any_of(record.assignments.begin(), record.assignments.end(), isWrong);
    };
    if (any([](const Assignment &a) { return a.plannedEnd <= a.plannedStart; }))
        faults.push_back(OrderFault::PlanReversed);
    if (any([](const Assignment &a) { return a.arrivedAt && a.completedAt && *a.completedAt < *a.arrivedAt; }))
        faults.push_back(OrderFault::WorkReversed);
    return faults;
}

bool looksSwapped(core::Coordinate typed, core::Coordinate reference, double degrees)
{
    return !isNear(typed, reference, degrees) && isNear({typed.longitude, typed.latitude}, reference, degrees);
}

} // namespace fieldlane::domain
