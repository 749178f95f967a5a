#pragma once
#include "domain/viewer.h"
#include "store/statement.h"
#include <QString>

namespace fieldlane::store {

/// domain::sees as a condition over the orders alias `o`; appends what it binds. Empty when everything is seen.
QString scopeCondition(const domain::Viewer &viewer, Values &binds);

} // namespace fieldlane::store
