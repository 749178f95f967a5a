#pragma once
#include "core/result.h"
#include <QString>

namespace fieldlane::desk {

/// Passwords by argon2id (libsodium), at its interactive cost.

/// A hash with its own salt and cost. Errors: InvalidInput for fewer than 10 characters or more than 256.
core::Result<QString> hashPassword(const QString &password);
bool isPassword(const QString &password, const QString &hash);

} // namespace fieldlane::desk
