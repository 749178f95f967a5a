#pragma once
#include "core/result.h"
#include "rules/decision.h"
#include <QJsonObject>

namespace fieldlane::rules {

/// A record as it is stored; see FORMAT.md. Times are UTC with milliseconds, amounts of findings
/// milliseconds.
QJsonObject toJson(const Decision &decision);
/// Reads a record. InvalidInput when it is none or does not add up, TooNew for another version of the format. Findings
/// and parts of unknown kinds are left out and counted in `unread`; a record that lost parts need not add up.
core::Result<Decision> decisionFromJson(const QJsonObject &object);
core::Result<Decision> decisionFromFile(const QByteArray &bytes);

} // namespace fieldlane::rules
