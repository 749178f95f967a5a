#pragma once
#include "geo/nearestindex.h"
#include <QString>
#include <span>
#include <vector>

namespace fieldlane::ui::map {

class MapView;

/// Milliseconds of thread CPU time, one per repetition.
struct MapTiming
{
    QString name;
    std::vector<double> milliseconds;
};

/// Paints the map so many times, panned a little each time, at its present size and zoom. The view must be
/// settled; its camera is put back afterwards.
MapTiming timeFrames(MapView &view, const QString &name, int frames);
/// The same with a new zoom in each frame.
MapTiming timeZoomSteps(MapView &view, const QString &name, int frames);
/// Looks for the nearest ten from each of the places; one sample is the mean over all of them.
MapTiming timeNearest(std::span<const geo::NearestIndex::Place> places, const QString &name, int rounds);

} // namespace fieldlane::ui::map
