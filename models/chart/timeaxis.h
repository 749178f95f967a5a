#pragma once
#include "core/instant.h"

namespace fieldlane::chart {

/// The time scale of a view: instants to pixels and back, in doubles, so that a year at ten minutes across
/// the screen neither overflows nor drifts. Pixels count from the left edge of the canvas.
class TimeAxis
{
public:
    static constexpr core::Duration shortestSpan = core::minutes(10);
    static constexpr core::Duration longestSpan = core::hours(31 * 24);

    double x(core::Instant t) const { return (double(core::toMs(t)) - m_origin) / m_msPerPixel; }
    core::Instant at(double x) const;
    double pixels(core::Duration d) const { return double(d.count()) / m_msPerPixel; }
    core::Duration duration(double pixels) const;

    core::TimeSpan visible() const { return {at(0), at(m_width)}; }
    core::Duration span() const { return duration(m_width); }
    double msPerPixel() const { return m_msPerPixel; }
    double origin() const { return m_origin; } ///< ms since 1970 at x = 0
    double width() const { return m_width; }

    /// Keeps the left edge and the scale, as far as the limits of the span allow.
    void setWidth(double width);
    /// Fits the span into the width; a span beyond the limits is widened or cut around its middle.
    void show(core::TimeSpan span);
    /// Factor above 1 zooms in; the instant under `anchorX` stays where it is.
    void zoom(double factor, double anchorX);
    /// Positive: the content moves to the left, later times come into sight.
    void pan(double pixels) { m_origin += pixels * m_msPerPixel; }
    void setLeft(core::Instant t) { m_origin = double(core::toMs(t)); }

    friend bool operator==(const TimeAxis &, const TimeAxis &) = default;

private:
    double clamped(double msPerPixel) const;

    double m_origin = 0; ///< ms since 1970 at x = 0
    double m_msPerPixel = 60'000;
    double m_width = 1000;
};

} // namespace fieldlane::chart
