#include "ui/board/raster.h"
#include <algorithm>
#include <cmath>

namespace fieldlane::ui::board {

namespace {

void blend(QRgb *line, int count, QRgb colour, int alpha)
{
    const int red = qRed(colour) * alpha, green = qGreen(colour) * alpha, blue = qBlue(colour) * alpha;
    const int rest = 255 - alpha;
    for (int i = 0; i < count; ++i) {
        const QRgb under = line[i];
        line[i] = qRgb((qRed(under) * rest + red) / 255, (qGreen(under) * rest + green) / 255,
            (qBlue(under) * rest + blue) / 255);
    }
}

} // namespace

Raster::Raster(QImage &image, double scale)
    : m_image(image)
    , m_bits(image.bits())
    , m_stride(image.bytesPerLine())
    , m_scale(scale)
    , m_clip {0, 0, image.width(), image.height()}
{
}

inline Raster::Box Raster::device(double left, double top, double right, double bottom) const
{
    return {std::max(m_clip.left, rounded((left + m_x) * m_scale)), std::max(m_clip.top, rounded((top + m_y) * m_scale)),
        std::min(m_clip.right, rounded((right + m_x) * m_scale)), std::min(m_clip.bottom, rounded((bottom + m_y) * m_scale))};
}

Raster::Strip Raster::setBand(QPoint origin, const QRect &clip)
{
    m_x = origin.x();
    m_y = origin.y();
    m_first = rounded((clip.top() + m_y) * m_scale);
    m_clip = {0, m_first, m_image.width(), m_first + m_image.height()};
    m_clip = device(clip.left(), clip.top(), clip.right() + 1, clip.bottom() + 1);
    return {m_clip.top, m_clip.bottom};
}

void Raster::fill(double left, double top, double right, double bottom, Ink ink)
{
    const Box r = device(left, top, right, bottom);
    if (r.isEmpty())
        return;
    for (int y = r.top; y < r.bottom; ++y) {
        QRgb *line = this->line(y) + r.left;
        if (ink.alpha == 255)
            std::fill_n(line, r.right - r.left, ink.value);
        else
            blend(line, r.right - r.left, ink.value, ink.alpha);
    }
}

Raster::Strip Raster::strip(double top, double bottom) const
{
    return {std::max(m_clip.top, rounded((top + m_y) * m_scale)), std::min(m_clip.bottom, rounded((bottom + m_y) * m_scale))};
}

void Raster::repeat(Strip model, Strip strip)
{
    if (model.top >= model.bottom)
        return;
    const QRgb *from = line(model.top);
    for (int y = strip.top; y < strip.bottom; ++y)
        std::copy(from + m_clip.left, from + m_clip.right, line(y) + m_clip.left);
}

void Raster::hatch(double left, double top, double right, double bottom, Ink ink)
{
    const Box r = device(left, top, right, bottom);
    const int distance = std::max(4, int(std::lround(7 * m_scale)));
    const int thickness = std::max(1, int(std::lround(m_scale)));
    for (int y = r.top; y < r.bottom; ++y) {
        QRgb *line = this->line(y);
        for (int x = r.left - (r.left + y) % distance; x < r.right; x += distance) {
            for (int i = std::max(x, r.left); i < std::min(x + thickness, r.right); ++i)
                line[i] = ink.value;
        }
    }
}

void Raster::verticalLine(double x, double top, double bottom, Ink ink)
{
    const double aligned = std::floor(x * m_scale) / m_scale;
    fill(aligned, top, aligned + std::max(1.0, std::floor(m_scale)) / m_scale, bottom, ink);
}

} // namespace fieldlane::ui::board
