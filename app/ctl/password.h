#pragma once
#include "core/result.h"
#include <QString>

namespace fieldlane::app::ctl {

/// Where a password comes from; typed at the terminal when neither is named.
struct PasswordSource
{
    QString file; ///< its first line
    QString place; ///< as delivery::readSecret() names one: a key chain, a file, the environment
};

/// A person's password, or what else is asked for under a name; typed without being shown. Errors: InvalidInput when
/// it cannot be typed, or the file can be read by others; those of delivery::readSecret().
core::Result<QString> passwordOf(const QString &login, const PasswordSource &source);

} // namespace fieldlane::app::ctl
