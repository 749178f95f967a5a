#pragma once

namespace fieldlane::core {

/// Reports a broken promise: aborts in debug builds, logs once in release builds.
void brokenPromise(const char *condition, const char *file, int line);

} // namespace fieldlane::core

/// States what the code relies on. In release builds a false condition is logged and execution goes on,
/// so the caller adds a fallback where going on would do harm.
#define FIELDLANE_CHECK(condition)                                                                           \
    ((condition) ? static_cast<void>(0) : ::fieldlane::core::brokenPromise(#condition, __FILE__, __LINE__))
