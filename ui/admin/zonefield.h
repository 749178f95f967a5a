#pragma once
#include <QLineEdit>

namespace fieldlane::ui::admin {

/// Makes a line complete the names of time zones.
void dressZoneField(QLineEdit &line);
/// One sentence when the name is unknown.
QString zoneProblem(const QLineEdit &line);

} // namespace fieldlane::ui::admin
