#pragma once
#include "core/zone.h"

namespace fieldlane::chart {

/// What a drag snaps to at this scale: 5 minutes while that can be aimed at, else 15.
core::Duration snapStep(double msPerPixel);
/// The nearest multiple of the step on the wall clock of the zone.
core::Instant snapped(core::Instant t, core::Duration step, const QTimeZone &zone);

} // namespace fieldlane::chart
