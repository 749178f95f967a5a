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
    , m_clip(image.rect())
{
}

void Raster::setCanvas(const QRect &canvas, int clipTop, int clipBottom)
{
    m_origin = canvas.topLeft();
    m_clip = m_image.rect();
    const QRect clip(canvas.left(), canvas.top() + clipTop, canvas.width(), clipBottom - clipTop);
    m_clip = QRect(QPoint(int(std::lround(clip.left() * m_scale)), int(std::lround(clip.top() * m_scale))),
        QPoint(int(std::lround((clip.left() + clip.width()) * m_scale)) - 1,
            int(std::lround((clip.top() + clip.height()) * m_scale)) - 1))
                 .intersected(canvas.isEmpty() ? QRect() : m_image.rect());
}

QRect Raster::device(double left, double top, double right, double bottom) const
{
    const int x0 = rounded((left + m_origin.x()) * m_scale);
    const int x1 = rounded((right + m_origin.x()) * m_scale);
    const int y0 = rounded((top + m_origin.y()) * m_scale);
    const int y1 = rounded((bottom + m_origin.y()) * m_scale);
    return QRect(x0, y0, x1 - x0, y1 - y0).intersected(m_clip);
}

void Raster::fill(double left, double top, double right, double bottom, Ink ink)
{
    const QRect r = device(left, top, right, bottom);
    if (r.isEmpty())
        return;
    for (int y = r.top(); y <= r.bottom(); ++y) {
        QRgb *line = reinterpret_cast<QRgb *>(m_bits + y * m_stride) + r.left();
        if (ink.alpha == 255)
            std::fill_n(line, r.width(), ink.value);
        else
            blend(line, r.width(), ink.value, ink.alpha);
    }
}

void Raster::hatch(double left, double top, double right, double bottom, Ink ink)
{
    const QRect r = device(left, top, right, bottom);
    const int distance = std::max(4, int(std::lround(7 * m_scale)));
    const int thickness = std::max(1, int(std::lround(m_scale)));
    for (int y = r.top(); y <= r.bottom(); ++y) {
        QRgb *line = reinterpret_cast<QRgb *>(m_bits + y * m_stride);
        for (int x = r.left() - (r.left() + y) % distance; x <= r.right(); x += distance) {
            for (int i = std::max(x, r.left()); i < std::min(x + thickness, r.right() + 1); ++i)
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
