#pragma once
#include "chart/timeaxis.h"
#include "core/zone.h"
#include <vector>

namespace fieldlane::chart {

/// Distance of two ticks on the wall clock: minutes that divide a day, whole days, weeks from Monday, months.
struct TickStep
{
    enum class Unit { Minute, Day, Week, Month };
    Unit unit = Unit::Minute;
    int count = 60; ///< of minutes; 1 for the other units

    friend bool operator==(TickStep, TickStep) = default;
};

/// The two levels of a time header: fine ticks, and the coarser cells above them.
struct TickScale
{
    TickStep minor;
    TickStep major;
    friend bool operator==(TickScale, TickScale) = default;
};

/// The finest scale whose minor ticks keep `minimumPixels` of distance; days and longer make do with half.
TickScale tickScale(double msPerPixel, double minimumPixels);

/// The ticks of a step that lie in the span, and one on either side, sorted, as the wall clock of the zone
/// shows them: a missing hour has no tick, a doubled hour has two. `out` is emptied first and keeps its memory.
void ticks(TickStep step, core::TimeSpan span, const QTimeZone &zone, std::vector<core::Instant> &out);

/// The instants of the span at which the clocks of the zone change.
std::vector<core::Instant> clockChanges(core::TimeSpan span, const QTimeZone &zone);

} // namespace fieldlane::chart
