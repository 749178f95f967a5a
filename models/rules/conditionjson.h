#pragma once
#include "rules/bookfinding.h"

namespace fieldlane::rules {

/// A condition in the file format of FORMAT.md.
QJsonValue toJson(const Condition &condition);

/// Reads a condition. What is not understood becomes Condition::Kind::Unknown, which is written back as it was, with
/// a finding for `ruleId`; so does what lies deeper than limits::depth. No input makes it fail.
Condition conditionFromJson(const QJsonValue &value, const QString &ruleId, std::vector<BookFinding> &findings);

} // namespace fieldlane::rules
