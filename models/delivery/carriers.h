#pragma once
#include "core/result.h"
#include "delivery/carrier.h"
#include <memory>

namespace fieldlane::delivery {

/// The carrier that a channel names, with its secret. Errors: InvalidInput for settings that cannot be used, else what
/// keeps the secret from being read.
core::Result<std::unique_ptr<Carrier>> carrierFor(const domain::NoticeChannel &channel);

} // namespace fieldlane::delivery
