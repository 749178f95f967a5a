#include "ui/map/cameramotion.h"
#include <cmath>

namespace fieldlane::ui::map {

geo::Camera CameraMotion::at(core::Duration elapsed)
{
    if (elapsed >= length) {
        m_running = false;
        return m_to;
    }
    const double t = double(elapsed.count()) / double(length.count());
    const double eased = 1 - std::pow(1 - t, 3);
    const double zooming = m_to.zoom() - m_from.zoom();
    // Scale grows exponentially, so the centre follows the same curve and the common point rests.
    const double way = std::abs(zooming) < 1e-6
        ? eased
        : (1 - std::exp2(-zooming * eased)) / (1 - std::exp2(-zooming));
    geo::Camera camera = m_from;
    camera.setZoom(m_from.zoom() + zooming * eased);
    camera.setCentre(m_from.centre() + (m_to.centre() - m_from.centre()) * way);
    return camera;
}

} // namespace fieldlane::ui::map
