#pragma once
#include "exchange/vroomproblem.h"
#include "solver/plan.h"
#include <QJsonObject>

namespace fieldlane::exchange {

/// A plan in the solution format of the VROOM project: summary, unassigned, and the steps of each used vehicle with
/// their times, as the referee computes them. Routes set out as late as they can without ending later.
QJsonObject vroomSolution(const VroomProblem &vroom, const solver::Plan &plan);

/// VROOM's answer to a problem that it does not take.
QJsonObject vroomError(const QString &text);

} // namespace fieldlane::exchange
