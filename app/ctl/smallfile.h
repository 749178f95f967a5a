#pragma once
#include "core/result.h"
#include <QByteArray>

namespace fieldlane::app::ctl {

/// The content of a file from anywhere, up to one byte more than it may have, so that the reader sees that it is too
/// large. Errors: NotFound; Unavailable, also for pipes and devices, which could be read for ever.
core::Result<QByteArray> smallFile(const QString &path, qint64 most);

} // namespace fieldlane::app::ctl
