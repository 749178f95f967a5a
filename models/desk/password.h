#pragma once
#include "core/result.h"
#include <QString>

namespace fieldlane::desk {

/// Passwords by argon2id (libsodium), at its interactive cost.

/// Errors: InvalidInput for a length that nobody should use.
core::Result<void> checkPassword(const QString &password);
/// A hash with its own salt and cost. Errors: InvalidInput for fewer than 10 characters or more than 256.
core::Result<QString> hashPassword(const QString &password);
bool isPassword(const QString &password, const QString &hash);

} // namespace fieldlane::desk
