#pragma once
#include "domain/order.h"
#include <vector>

namespace fieldlane::domain {

/// What makes an order impossible, whoever entered it.
enum class OrderFault {
    DurationOutOfRange, ///< shorter than a minute or longer than 30 days
    WindowReversed, ///< the promised window ends before it starts
    LatitudeOutOfRange,
    LongitudeOutOfRange,
    CoordinatesSwapped, ///< impossible as given, possible the other way round
    UnknownZone,
    FollowsItself, ///< waits for its own end
    CompletedBeforeCreated,
    ClosedBeforeCreated,
    PlanReversed, ///< planned work ends before it starts
    WorkReversed ///< completed before the arrival
};

/// How much work an order may be.
inline constexpr core::Duration shortestWork = core::minutes(1);
inline constexpr core::Duration longestWork = core::hours(24 * 30);

/// All faults of an order, the most telling first.
std::vector<OrderFault> faultsOf(const Order &order);
/// The same with its planned and actual work.
std::vector<OrderFault> faultsOf(const OrderRecord &record);

/// Coordinates that are possible but lie more than `degrees` from `reference`, while the swapped pair lies within
/// that: somebody typed longitude first.
bool looksSwapped(core::Coordinate typed, core::Coordinate reference, double degrees = 5);

} // namespace fieldlane::domain
