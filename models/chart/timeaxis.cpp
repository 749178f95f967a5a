#include "chart/timeaxis.h"
#include <algorithm>
#include <cmath>

namespace fieldlane::chart {

core::Instant TimeAxis::at(double x) const
{
    return core::fromMs(std::llround(m_origin + x * m_msPerPixel));
}

core::Duration TimeAxis::duration(double pixels) const
{
    return core::Duration(std::llround(pixels * m_msPerPixel));
}

double TimeAxis::clamped(double msPerPixel) const
{
    return std::clamp(msPerPixel, double(shortestSpan.count()) / m_width, double(longestSpan.count()) / m_width);
}

void TimeAxis::setWidth(double width)
{
    m_width = std::max(width, 1.0);
    m_msPerPixel = clamped(m_msPerPixel);
}

void TimeAxis::show(core::TimeSpan span)
{
    const double middle = (double(core::toMs(span.start)) + double(core::toMs(span.end))) / 2;
    m_msPerPixel = clamped(double(span.length().count()) / m_width);
    m_origin = middle - m_msPerPixel * m_width / 2;
}

void TimeAxis::zoom(double factor, double anchorX)
{
    const double anchor = m_origin + anchorX * m_msPerPixel;
    m_msPerPixel = clamped(m_msPerPixel / factor);
    m_origin = anchor - anchorX * m_msPerPixel;
}

} // namespace fieldlane::chart
