#pragma once
#include "core/instant.h"
#include "core/random.h"

namespace fieldlane::delivery {

/// After this many attempts a delivery has failed.
inline constexpr int mostAttempts = 8;

/// How long to wait after the n-th attempt (from 1): half a minute, doubling up to an hour, each spread by half
/// around its value, so that workers that failed together do not come back together.
core::Duration backoff(int attempt, core::Random &random);

} // namespace fieldlane::delivery
