#include "ui/alerts/alertglyph.h"
#include "ui/shared/theme.h"
#include <algorithm>
#include <cmath>

namespace fieldlane::ui::alerts {

using domain::AlertLevel;

namespace {

QPolygonF octagon(const QPointF &centre, qreal radius)
{
    constexpr qreal eighth = 3.14159265358979 / 4;
    QPolygonF corners;
    for (int i = 0; i < 8; ++i)
        corners << centre + radius * QPointF(std::cos((i + 0.5) * eighth), std::sin((i + 0.5) * eighth));
    return corners;
}

void exclamation(QPainter &painter, const QPointF &centre, qreal unit, const QColor &ink)
{
    painter.setPen(QPen(ink, 1.8 * unit, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(centre + QPointF(0, -3.6 * unit), centre + QPointF(0, 0.6 * unit));
    painter.drawPoint(centre + QPointF(0, 3.6 * unit));
}

} // namespace

QColor AlertGlyph::ink(AlertLevel level)
{
    const ThemeColors &c = Theme::current().colors();
    return level == AlertLevel::Now ? c.blocked : level == AlertLevel::Soon ? c.ask : c.textMuted;
}

void AlertGlyph::paint(QPainter &painter, const QRectF &box, AlertLevel level)
{
    const ThemeColors &c = Theme::current().colors();
    const QPointF middle = box.center();
    const qreal unit = std::min(box.width(), box.height()) / 16;
    const QColor colour = ink(level);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.6 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    switch (level) {
    case AlertLevel::Now:
        painter.setBrush(colour);
        painter.drawPolygon(octagon(middle, 7 * unit));
        exclamation(painter, middle, unit, c.panel);
        break;
    case AlertLevel::Soon:
        painter.setBrush(colour);
        painter.drawPolygon(QPolygonF {middle + QPointF(0, -6.4) * unit, middle + QPointF(7, 6) * unit, middle + QPointF(-7, 6) * unit});
        exclamation(painter, middle + QPointF(0, 1.6 * unit), 0.8 * unit, c.panel);
        break;
    case AlertLevel::Later:
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(middle, 6 * unit, 6 * unit);
        painter.drawPolyline(QPolygonF {middle + QPointF(0, -3) * unit, middle, middle + QPointF(2.2, 1.6) * unit});
        break;
    }
    painter.restore();
}

} // namespace fieldlane::ui::alerts
