#include "delivery/backoff.h"
#include <algorithm>

namespace fieldlane::delivery {

core::Duration backoff(int attempt, core::Random &random)
{
    constexpr core::Duration first = core::seconds(30);
    constexpr core::Duration longest = core::hours(1);
    const core::Duration step = std::min<core::Duration>(first * (1 << std::clamp(attempt - 1, 0, 10)), longest);
    return step / 2 + core::Duration(random.below(step.count()));
}

} // namespace fieldlane::delivery
