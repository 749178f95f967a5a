#pragma once
#include "core/instant.h"
#include <QString>

namespace fieldlane::support {

/// Time goes by for the leases that programs hold, as by the clock of the database.
void ageLeases(const QString &databaseUrl, core::Duration time);

} // namespace fieldlane::support
