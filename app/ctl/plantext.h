#pragma once
#include "app/ctl/output.h"
#include "desk/planapplying.h"

namespace fieldlane::app::ctl {

/// A plan for people: what moves, what nobody can take and why, and both worlds in figures.
void print(Output &out, const desk::PlannedDays &days, const desk::Catalog &catalog);
QJsonObject toJson(const desk::PlannedDays &days, const desk::Catalog &catalog);
/// What became of it.
void print(Output &out, const desk::PlanApplied &applied, const QTimeZone &zone);
QJsonObject toJson(const desk::PlanApplied &applied);

} // namespace fieldlane::app::ctl
