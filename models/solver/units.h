#pragma once
#include <QtGlobal>

namespace fieldlane::solver {

using Time = qint32; ///< a point of time or a duration, in the problem's unit (seconds in practice)
using Amount = qint32; ///< of one dimension of a load
using Cost = qint64; ///< in the problem's unit of cost; sums never overflow, see Problem

/// What a problem may hold, so that no sum in the search can overflow.
inline constexpr Time latestTime = 1'000'000'000;
inline constexpr Time longestDuration = 100'000'000;
inline constexpr int mostPercent = 10'000; ///< of prices of load and overtime
inline constexpr int mostBreaks = 10; ///< of a vehicle
inline constexpr int mostDimensions = 32; ///< of amounts and capacities
inline constexpr qint32 largestEntry = 1'000'000'000; ///< of a matrix of costs or distances
inline constexpr Amount largestAmount = 1'000'000'000; ///< summed over all orders too
inline constexpr Cost largestCost = Cost(1) << 61;

} // namespace fieldlane::solver
