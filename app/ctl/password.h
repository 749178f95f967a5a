#pragma once
#include "core/result.h"
#include <QString>

namespace fieldlane::app::ctl {

/// A person's password: the first line of a file, or typed at the terminal without being shown. Errors:
/// InvalidInput when neither is possible, or the file can be read by others.
core::Result<QString> passwordOf(const QString &login, const QString &file);

} // namespace fieldlane::app::ctl
