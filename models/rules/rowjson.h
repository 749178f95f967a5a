#pragma once
#include "rules/condition.h"
#include <QJsonObject>

namespace fieldlane::rules {

/// A row in the file format of FORMAT.md: {operator: [{"var": field}, ...]}.
QJsonObject toJson(const Row &row);

/// The row of an operator and its arguments; for "==" they say whether it is IsTrue or IsFalse. Nothing when it has
/// not the shape that the operator asks for. Whether the field exists and takes it is for faultOf() to say.
std::optional<Row> rowFromJson(Operator op, const QJsonValue &arguments);

} // namespace fieldlane::rules
