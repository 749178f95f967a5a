#pragma once
#include "rules/action.h"
#include "rules/bookfinding.h"

namespace fieldlane::rules {

/// An action in the file format of FORMAT.md.
QJsonValue toJson(const Action &action);

/// Reads an action. What is not understood becomes ActionKind::Unknown, which is written back as it was, with a
/// finding for `ruleId` and `place`.
Action actionFromJson(const QJsonValue &value, const QString &ruleId, int place, std::vector<BookFinding> &findings);

} // namespace fieldlane::rules
