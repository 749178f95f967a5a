#include "chart/snap.h"

namespace fieldlane::chart {

core::Duration snapStep(double msPerPixel)
{
    // 5 minutes while they are at least 3 pixels, then a quarter of an hour.
    return msPerPixel <= 100'000 ? core::Duration(core::minutes(5)) : core::Duration(core::minutes(15));
}

core::Instant snapped(core::Instant t, core::Duration step, const QTimeZone &zone)
{
    const core::Duration offset = core::seconds(zone.offsetFromUtc(core::toUtc(t)));
    const core::Duration wall = t.time_since_epoch() + offset;
    core::Duration rest = wall % step;
    if (rest < core::Duration(0))
        rest += step;
    const core::Duration down = wall - rest;
    return core::Instant((rest * 2 >= step ? down + step : down) - offset);
}

} // namespace fieldlane::chart
