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

// Rounds like lround, without its call; coordinates are far from the limits of int.
int rounded(double value)
{
    return int(value + 16384.5) - 16384;
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

void Raster::setCanvas(const QRect &canvas, int clipTop, int clipBottom)
{
    m_x = canvas.left();
    m_y = canvas.top();
    m_clip = {0, 0, m_image.width(), m_image.height()};
    m_clip = device(0, clipTop, canvas.width(), clipBottom);
}

void Raster::fill(double left, double top, double right, double bottom, Ink ink)
{
    const Box r = device(left, top, right, bottom);
    if (r.isEmpty())
        return;
    for (int y = r.top; y < r.bottom; ++y) {
        QRgb *line = reinterpret_cast<QRgb *>(m_bits + y * m_stride) + r.left;
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
    const QRgb *from = reinterpret_cast<const QRgb *>(m_bits + model.top * m_stride);
    for (int y = strip.top; y < strip.bottom; ++y)
        std::copy(from + m_clip.left, from + m_clip.right, reinterpret_cast<QRgb *>(m_bits + y * m_stride) + m_clip.left);
}

void Raster::fill(Strip strip, double left, double right, Ink ink)
{
    const int from = std::max(m_clip.left, rounded((left + m_x) * m_scale));
    const int to = std::min(m_clip.right, rounded((right + m_x) * m_scale));
    for (int y = strip.top; y < strip.bottom; ++y) {
        QRgb *line = reinterpret_cast<QRgb *>(m_bits + y * m_stride);
        for (int x = from; x < to; ++x)
            line[x] = ink.value;
    }
}

void Raster::hatch(double left, double top, double right, double bottom, Ink ink)
{
    const Box r = device(left, top, right, bottom);
    const int distance = std::max(4, int(std::lround(7 * m_scale)));
    const int thickness = std::max(1, int(std::lround(m_scale)));
    for (int y = r.top; y < r.bottom; ++y) {
        QRgb *line = reinterpret_cast<QRgb *>(m_bits + y * m_stride);
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
