#pragma once
#include "desk/outcome.h"
#include "domain/event.h"
#include "engine/ranking.h"
#include <QJsonArray>
#include <QJsonObject>

namespace fieldlane::desk {
class Catalog;
}

namespace fieldlane::app::ctl {

// JSON for programs: times ISO 8601 in UTC, durations whole seconds, distances metres, null for "not known".
QJsonValue toJson(const std::optional<core::Instant> &t);
QJsonValue toJson(const std::optional<core::Coordinate> &place);
QJsonObject toJson(const domain::Order &order, const desk::Catalog &catalog);
QJsonObject toJson(const domain::Assignment &assignment, const desk::Catalog &catalog);
QJsonObject toJson(const domain::Technician &technician, const desk::Catalog &catalog);
QJsonObject toJson(const domain::Event &event);
QJsonArray toJson(const std::vector<rules::Finding> &findings);
QJsonObject toJson(const engine::Placement &placement);
QJsonObject toJson(const engine::Candidate &candidate);
QJsonObject toJson(const desk::Outcome &outcome, const desk::Catalog &catalog);
QString toCode(desk::Status status);

} // namespace fieldlane::app::ctl
