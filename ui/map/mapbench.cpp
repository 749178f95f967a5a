#include "ui/map/mapbench.h"
#include "ui/map/mapview.h"
#include <algorithm>
#include <ctime>
#include <QImage>
#include <QPainter>

namespace fieldlane::ui::map {

namespace {

// Time of this thread only: what other processes do does not count.
double threadMilliseconds()
{
#ifdef CLOCK_THREAD_CPUTIME_ID
    timespec now {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
#else
    return double(std::clock()) * 1e3 / CLOCKS_PER_SEC;
#endif
}

template <class Change>
MapTiming timed(MapView &view, const QString &name, int frames, Change change)
{
    const geo::Camera before = view.camera();
    QImage image(view.size() * view.devicePixelRatioF(), QImage::Format_RGB32);
    image.setDevicePixelRatio(view.devicePixelRatioF());
    MapTiming timing {name, {}};
    for (int i = 0; i < frames; ++i) {
        geo::Camera camera = before;
        change(camera, i);
        view.setCamera(camera);
        const double start = threadMilliseconds();
        view.render(&image, {}, {}, QWidget::RenderFlags());
        timing.milliseconds.push_back(threadMilliseconds() - start);
    }
    view.setCamera(before);
    return timing;
}

}

MapTiming timeFrames(MapView &view, const QString &name, int frames)
{
    return timed(view, name, frames, [](geo::Camera &camera, int i) { camera.panBy({double(i % 20) * 3, double(i % 7)}); });
}

MapTiming timeZoomSteps(MapView &view, const QString &name, int frames)
{
    return timed(view, name, frames, [](geo::Camera &camera, int i) {
        camera.zoomAt({100, 100}, camera.zoom() + 0.05 * (1 + i % 20));
    });
}

MapTiming timeNearest(std::span<const geo::NearestIndex::Place> places, const QString &name, int rounds)
{
    const geo::NearestIndex index(places);
    MapTiming timing {name, {}};
    constexpr size_t queries = 1000;
    size_t found = 0;
    for (int round = 0; round < rounds && !places.empty(); ++round) {
        const double start = threadMilliseconds();
        for (size_t q = 0; q < queries; ++q)
            found += index.nearest(places[(q * 7919) % places.size()].at, 10).size();
        timing.milliseconds.push_back((threadMilliseconds() - start) / double(queries));
    }
    Q_ASSERT(places.empty() || found > 0);
    return timing;
}

} // namespace fieldlane::ui::map
