#pragma once
#include "core/result.h"
#include "core/worker.h"
#include "delivery/carrier.h"
#include <memory>

namespace fieldlane::delivery {

/// The carrier that a channel names, with its secret. Errors: InvalidInput for settings that cannot be used, else what
/// keeps the secret from being read. What it sends ends early when it should stop.
core::Result<std::unique_ptr<Carrier>> carrierFor(const domain::NoticeChannel &channel, const core::StopToken &stop = {});
/// Sends a made-up message at once, in the company's words.
core::Result<Receipt> sendTest(const domain::NoticeChannel &channel, const std::vector<domain::NoticeTemplate> &own,
    const QString &address, core::Instant now, const core::StopToken &stop = {});

} // namespace fieldlane::delivery
