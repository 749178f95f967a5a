#pragma once
#include "app/ctl/output.h"
#include "desk/planning.h"

namespace fieldlane::app::ctl {

/// A plan for people: what moves, what nobody can take and why, and both worlds in figures.
void print(Output &out, const desk::PlanGround &ground, const engine::DayPlan &plan, const desk::Catalog &catalog);
QJsonObject toJson(const desk::PlanGround &ground, const engine::DayPlan &plan, const desk::Catalog &catalog);

} // namespace fieldlane::app::ctl
