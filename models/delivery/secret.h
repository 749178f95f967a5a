#pragma once
#include "core/result.h"

namespace fieldlane::delivery {

/// Reads a secret where a setting says it lies: "env:NAME", "file:/path", or "keychain:NAME" of the service "fieldlane"
/// where this build knows key chains. A file must be readable by its owner alone. Errors name the place, never what
/// was found there.
core::Result<QString> readSecret(const QString &place);
/// Puts a secret there: into the key chain, or into a file that its owner alone can read.
core::Result<void> keepSecret(const QString &place, const QString &secret);

} // namespace fieldlane::delivery
