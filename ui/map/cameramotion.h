#pragma once
#include "core/instant.h"
#include "geo/camera.h"

namespace fieldlane::ui::map {

/// A short glide from one camera to another. What lies at the point that both show in the same place stays
/// there all the way, so a zoom to the pointer is one too.
class CameraMotion
{
public:
    static constexpr core::Duration length {180};

    CameraMotion() = default;
    CameraMotion(const geo::Camera &from, const geo::Camera &to)
        : m_from(from)
        , m_to(to)
        , m_running(true)
    {
    }
    bool isRunning() const { return m_running; }
    const geo::Camera &target() const { return m_to; }
    /// The camera so long after the start; ends the motion when the time is up.
    geo::Camera at(core::Duration elapsed);

private:
    geo::Camera m_from;
    geo::Camera m_to;
    bool m_running = false;
};

} // namespace fieldlane::ui::map
