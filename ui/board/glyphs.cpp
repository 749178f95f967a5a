#include "ui/board/glyphs.h"
#include "ui/shared/stateglyph.h"
#include <QPainterPath>

namespace fieldlane::ui::board {

namespace {

// All shapes live in a box of 12 x 12.
QPainterPath check()
{
    QPainterPath path(QPointF(3, 6.3));
    path.lineTo(5.2, 8.5);
    path.lineTo(9.2, 3.8);
    return path;
}

QPainterPath triangle()
{
    QPainterPath path(QPointF(6, 1.2));
    path.lineTo(11.2, 10.6);
    path.lineTo(0.8, 10.6);
    path.closeSubpath();
    return path;
}

QPainterPath hexagon()
{
    QPainterPath path;
    path.addPolygon(QPolygonF({{3.4, 0.8}, {8.6, 0.8}, {11.2, 6}, {8.6, 11.2}, {3.4, 11.2}, {0.8, 6}, {3.4, 0.8}}));
    return path;
}

void exclamation(QPainter &p, const QColor &colour, double top)
{
    p.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap));
    p.drawLine(QPointF(6, top), QPointF(6, 7.0));
    p.drawPoint(QPointF(6, 9.1));
}

void padlock(QPainter &p, const QColor &colour, Glyph kind)
{
    p.setPen(QPen(colour, 1.3));
    p.setBrush(Qt::NoBrush);
    p.drawArc(QRectF(3.6, 0.9, 4.8, 6.4), 0, 180 * 16);
    p.setPen(Qt::NoPen);
    p.setBrush(colour);
    p.drawRoundedRect(QRectF(2.2, 4.8, 7.6, 6.2), 1.2, 1.2);
    p.setCompositionMode(QPainter::CompositionMode_Clear);
    if (kind == Glyph::LockPerson) {
        p.drawEllipse(QRectF(5.1, 5.8, 1.8, 1.8));
        p.drawRoundedRect(QRectF(4.1, 8, 3.8, 2.2), 1.1, 1.1);
    } else if (kind == Glyph::LockTime) {
        p.setPen(QPen(Qt::black, 1.1, Qt::SolidLine, Qt::RoundCap));
        p.drawLine(QPointF(6, 6.2), QPointF(6, 8.4));
        p.drawLine(QPointF(6, 8.4), QPointF(7.8, 8.4));
    } else {
        p.drawEllipse(QRectF(5.2, 7, 1.6, 1.6));
    }
    p.setCompositionMode(QPainter::CompositionMode_SourceOver);
}

void drawMark(QPainter &p, Glyph glyph, const QColor &colour)
{
    const QColor inner = colour.lightness() > 130 ? QColor(0x14, 0x18, 0x1e) : QColor(Qt::white);
    switch (glyph) {
    case Glyph::Promised:
        p.fillRect(QRectF(2.6, 1.2, 1.4, 10), colour);
        p.drawPolygon(QPolygonF({{4, 1.6}, {10, 3.9}, {4, 6.4}}));
        break;
    case Glyph::AtRisk:
        p.setPen(QPen(colour, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        p.setBrush(Qt::NoBrush);
        p.drawPath(triangle());
        exclamation(p, colour, 4.6);
        break;
    case Glyph::Late:
    case Glyph::Ask:
        p.drawPath(triangle());
        exclamation(p, inner, 4.6);
        break;
    case Glyph::SlaBroken:
        p.drawPath(hexagon());
        exclamation(p, inner, 3.0);
        break;
    case Glyph::Emergency:
        p.drawPolygon(QPolygonF({{7, 0.8}, {2.4, 6.9}, {5.4, 6.9}, {4.6, 11.2}, {9.6, 4.8}, {6.4, 4.8}}));
        break;
    case Glyph::Assistant: // somebody, and one more
        p.drawEllipse(QRectF(2.2, 1.6, 4, 4));
        p.drawRoundedRect(QRectF(0.6, 6.6, 7.2, 4.6), 2.3, 2.3);
        p.setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap));
        p.drawLine(QPointF(9.6, 2.2), QPointF(9.6, 6.2));
        p.drawLine(QPointF(7.6, 4.2), QPointF(11.6, 4.2));
        break;
    default:
        break;
    }
}

QPixmap empty(double scale)
{
    QPixmap pixmap(QSize(GlyphCache::size, GlyphCache::size) * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    return pixmap;
}

void drawAnswer(QPainter &p, Glyph glyph, const QColor &colour)
{
    p.setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.setBrush(Qt::NoBrush);
    switch (glyph) {
    case Glyph::Ok:
        p.drawPath(check());
        break;
    case Glyph::Blocked:
        p.drawLine(QPointF(3, 3), QPointF(9, 9));
        p.drawLine(QPointF(9, 3), QPointF(3, 9));
        break;
    case Glyph::Absent:
        p.drawEllipse(QRectF(1.6, 1.6, 8.8, 8.8));
        p.drawLine(QPointF(3.2, 8.8), QPointF(8.8, 3.2));
        break;
    case Glyph::Break:
        p.drawArc(QRectF(6.6, 3.6, 4, 4), -90 * 16, 180 * 16);
        p.setBrush(colour);
        p.drawRoundedRect(QRectF(2, 3, 6, 6), 1.5, 1.5);
        break;
    case Glyph::OnDuty:
        p.setPen(Qt::NoPen);
        p.setBrush(colour);
        p.drawEllipse(QRectF(2.5, 2.5, 7, 7));
        break;
    case Glyph::OffDuty:
        p.setPen(QPen(colour, 1.4));
        p.drawEllipse(QRectF(2.8, 2.8, 6.4, 6.4));
        break;
    default:
        break;
    }
}

} // namespace

void drawGlyph(QPainter &painter, Glyph glyph, const QRectF &box, const QColor &colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / 12, box.height() / 12);
    painter.setBrush(Qt::NoBrush);
    if (glyph <= Glyph::LockTime) {
        padlock(painter, colour, glyph);
    } else if (glyph <= Glyph::Assistant || glyph == Glyph::Ask) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        drawMark(painter, glyph, colour);
    } else {
        drawAnswer(painter, glyph, colour);
    }
    painter.restore();
}

void GlyphCache::clear()
{
    m_pixmaps.clear();
    m_states.clear();
}

const QPixmap &GlyphCache::pixmap(Glyph glyph, const QColor &colour, double scale)
{
    QPixmap &pixmap = m_pixmaps[{int(glyph), colour.rgb()}];
    if (pixmap.isNull()) {
        pixmap = empty(scale);
        QPainter painter(&pixmap);
        drawGlyph(painter, glyph, QRectF(0, 0, size, size), colour);
    }
    return pixmap;
}

const QPixmap &GlyphCache::state(BarLook look, const LookColours &colours, double scale)
{
    QPixmap &pixmap = m_states[look];
    if (pixmap.isNull()) {
        pixmap = empty(scale);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        StateGlyph::paint(painter, QRectF(0, 0, size, size), stateOf(look), colours.text, colours.soft);
    }
    return pixmap;
}

} // namespace fieldlane::ui::board
