#pragma once
#include <QtGlobal>

namespace fieldlane::app::bench {

/// Memory that this program holds now, in megabytes; 0 where the system does not tell.
double residentMegabytes();

/// The most that it ever held.
double peakMegabytes();

} // namespace fieldlane::app::bench
