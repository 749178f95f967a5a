#pragma once
#include "domain/viewer.h"
#include "store/statement.h"
#include <QString>

namespace fieldlane::store {

/// domain::sees as a condition over an alias of the orders; appends what it binds. Empty when everything is seen.
QString scopeCondition(const domain::Viewer &viewer, const QString &alias, Values &binds);

} // namespace fieldlane::store
