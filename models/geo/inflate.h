#pragma once
#include "core/result.h"
#include <QByteArray>

namespace fieldlane::geo {

/// Unpacks gzip or zlib data; data that is neither is given back as it is. Refuses to grow beyond `limit`
/// bytes, so that a crafted tile cannot fill the memory.
core::Result<QByteArray> inflated(const QByteArray &data, qsizetype limit);

} // namespace fieldlane::geo
