#pragma once
#include "exchange/vroomproblem.h"
#include "core/result.h"
#include <QByteArray>

namespace fieldlane::exchange {

inline constexpr qsizetype largestVroomFile = qsizetype(256) << 20; ///< bytes; larger ones are refused unread

/// Reads a problem in the JSON format of the VROOM project: jobs, shipments, vehicles with breaks, and matrices or
/// coordinates, between which travel is estimated. `steps` of a vehicle are the calls that its route begins with.
/// A key that is not supported is an error that names it, as is everything that the solver would not take.
core::Result<VroomProblem> readVroomProblem(const QByteArray &json);

} // namespace fieldlane::exchange
