#include "ui/board/barsprites.h"
#include <algorithm>
#include <QPainterPath>

namespace fieldlane::ui::board {

namespace {

constexpr int spriteWidth = 512;
constexpr int cap = 6;

} // namespace

void BarSprites::reset(const BoardColours &colours, double scale)
{
    m_colours = &colours;
    m_scale = scale;
    m_sprites.clear();
    m_fades.clear();
}

QPixmap BarSprites::made(const Kind &kind) const
{
    QPixmap pixmap(QSize(spriteWidth, kind.height) * m_scale);
    pixmap.setDevicePixelRatio(m_scale);
    pixmap.fill(Qt::transparent);
    const LookColours &look = m_colours->look(kind.state);
    QPainter p(&pixmap);
    p.setRenderHint(QPainter::Antialiasing);
    const double radius = std::min(4.0, kind.height / 3.0);
    const QRectF body(0.5, 0.5, spriteWidth - 1, kind.height - 1);
    QPainterPath shape;
    shape.addRoundedRect(body, radius, radius);
    p.fillPath(shape, look.soft);
    p.setClipPath(shape);
    if (kind.pending) {
        p.setPen(QPen(look.line, 2));
        for (int x = -kind.height; x < spriteWidth; x += 9)
            p.drawLine(QPointF(x, kind.height), QPointF(x + kind.height, 0));
    }
    p.fillRect(QRectF(0, 0, kind.height >= 10 ? 3.5 : 2, kind.height), look.strong);
    p.setClipping(false);
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(look.line, 1, kind.pending ? Qt::DashLine : Qt::SolidLine));
    p.drawPath(shape);
    return pixmap;
}

void BarSprites::draw(QPainter &painter, const Kind &kind, int left, int top, int width)
{
    QPixmap &sprite = m_sprites[kind];
    if (sprite.isNull())
        sprite = made(kind);
    const auto copy = [&](int at, int from, int count) {
        const double s = m_scale;
        painter.drawPixmap(QRectF(at, top, count, kind.height), sprite, QRectF(from * s, 0, count * s, kind.height * s));
    };
    // The body is opaque between its caps; filling it there costs a fraction of blending when it is wide.
    const bool plain = !kind.pending && width > spriteWidth / 4;
    int done = plain ? cap : std::min(width - cap, spriteWidth - cap);
    copy(left, 0, done);
    if (plain) {
        const LookColours &look = m_colours->look(kind.state);
        painter.fillRect(left + cap, top + 1, width - 2 * cap, kind.height - 2, look.soft);
        painter.fillRect(left + cap, top, width - 2 * cap, 1, look.line);
        painter.fillRect(left + cap, top + kind.height - 1, width - 2 * cap, 1, look.line);
        done = width - cap;
    }
    while (done < width - cap) {
        const int piece = std::min(width - cap - done, spriteWidth - 2 * cap);
        copy(left + done, cap, piece);
        done += piece;
    }
    copy(left + width - cap - 1, spriteWidth - cap - 1, cap + 1); // a pixel of overlap: a fractional scale leaves gaps
}

void BarSprites::fade(QPainter &painter, int state, int right, int top, int height)
{
    constexpr int width = 16;
    QPixmap &pixmap = m_fades[{state, height}];
    if (pixmap.isNull()) {
        pixmap = QPixmap(QSize(width, height) * m_scale);
        pixmap.setDevicePixelRatio(m_scale);
        pixmap.fill(Qt::transparent);
        QLinearGradient gradient(0, 0, width, 0);
        QColor soft = m_colours->look(state).soft;
        gradient.setColorAt(1, soft);
        soft.setAlpha(0);
        gradient.setColorAt(0, soft);
        QPainter(&pixmap).fillRect(0, 0, width, height, gradient);
    }
    painter.drawPixmap(QPoint(right - width, top), pixmap);
}

} // namespace fieldlane::ui::board
