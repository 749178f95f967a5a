#pragma once
#include "core/result.h"
#include "core/worker.h"

namespace fieldlane::delivery {

/// Reads a secret where a setting says it lies: "env:NAME", "file:/path", or "keychain:NAME" of the service "fieldlane"
/// where this build knows key chains. A file must be readable by its owner alone. Errors name the place, never what
/// was found there. A key chain that asks a person is waited for until it should stop, and at most 20 seconds.
core::Result<QString> readSecret(const QString &place, const core::StopToken &stop = {});
/// Puts a secret there: into the key chain, waited for likewise, or into a file that its owner alone can read.
core::Result<void> keepSecret(const QString &place, const QString &secret, const core::StopToken &stop = {});

} // namespace fieldlane::delivery
