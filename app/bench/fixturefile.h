#pragma once
#include "core/result.h"
#include <functional>
#include <QString>

namespace fieldlane::app::bench {

/// The file `name` in `folder`, made by `make` when it is not there yet for the program's newest schema. One that was
/// broken off is made anew.
core::Result<QString> fixtureFile(
    const QString &folder, const QString &name, const std::function<core::Result<void>(const QString &file)> &make);

/// Removes a database file with what belongs to it.
void removeDatabase(const QString &file);

} // namespace fieldlane::app::bench
