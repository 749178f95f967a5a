#include "ui/map/mappicture.h"
#include <cmath>
#include <QPainter>

namespace fieldlane::ui::map {

void MapPicture::follow(const Key &key, const geo::Camera &camera, const std::vector<QRectF> &changed, const Paint &paint)
{
    const QSize size = (key.viewport * key.pixelRatio).toSize();
    m_painted = 0;
    const QPointF moved = (m_centre - camera.centre()) * geo::worldSize(key.zoom) * key.pixelRatio;
    const bool isNear = std::abs(moved.x()) < size.width() && std::abs(moved.y()) < size.height();
    m_centre = camera.centre();
    if (key != m_key || m_image.size() != size || !isNear) {
        m_key = key;
        if (m_image.size() != size)
            m_image = QImage(size, QImage::Format_RGB32);
        m_image.setDevicePixelRatio(key.pixelRatio);
        m_origin = {};
        paintPart(m_image.rect(), paint);
        return;
    }
    const QPoint by(int(std::lround(moved.x())), int(std::lround(moved.y())));
    m_origin = wrapped(m_origin - by);
    const QRect kept = m_image.rect().translated(by) & m_image.rect();
    paintPart(QRect(0, by.y() > 0 ? 0 : kept.bottom() + 1, size.width(), std::abs(by.y())), paint);
    paintPart(QRect(by.x() > 0 ? 0 : kept.right() + 1, kept.top(), std::abs(by.x()), kept.height()), paint);
    for (const QRectF &part : changed)
        paintPart(QRectF(part.topLeft() * key.pixelRatio, part.size() * key.pixelRatio).toAlignedRect() & m_image.rect(), paint);
}

QPoint MapPicture::wrapped(QPoint pixel) const
{
    const auto within = [](int value, int size) { return ((value % size) + size) % size; };
    return {within(pixel.x(), m_image.width()), within(pixel.y(), m_image.height())};
}

template <class Use>
void MapPicture::forPieces(const QRect &part, Use use) const
{
    for (int y = part.top(); y <= part.bottom();) {
        int height = 0;
        for (int x = part.left(); x <= part.right();) {
            const QPoint from = wrapped(QPoint(x, y) + m_origin);
            const QSize size(std::min(part.right() + 1 - x, m_image.width() - from.x()),
                std::min(part.bottom() + 1 - y, m_image.height() - from.y()));
            use(QRect(QPoint(x, y), size), from);
            x += size.width();
            height = size.height();
        }
        y += height;
    }
}

void MapPicture::paintPart(const QRect &part, const Paint &paint)
{
    if (part.isEmpty())
        return;
    const double ratio = m_key.pixelRatio;
    forPieces(part, [&](const QRect &piece, QPoint from) {
        const QRectF logical(QPointF(piece.topLeft()) / ratio, QSizeF(piece.size()) / ratio);
        QPainter painter(&m_image);
        painter.translate(QPointF(from - piece.topLeft()) / ratio);
        painter.setClipRect(logical);
        paint(painter, logical);
    });
    m_painted += double(part.width()) * part.height() / (double(m_image.width()) * m_image.height());
}

void MapPicture::draw(QPainter &painter) const
{
    const double ratio = m_key.pixelRatio;
    forPieces(m_image.rect(), [&](const QRect &piece, QPoint from) {
        painter.drawImage(QRectF(QPointF(piece.topLeft()) / ratio, QSizeF(piece.size()) / ratio), m_image, QRectF(from, piece.size()));
    });
}

} // namespace fieldlane::ui::map
