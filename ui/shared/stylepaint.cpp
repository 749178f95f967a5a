#include "ui/shared/stylepaint.h"

namespace fieldlane::ui::stylepaint {

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

void box(QPainter &painter, const QRect &rect, const QColor &fill, const QColor &outline, qreal radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    painter.setPen(outline.isValid() ? QPen(outline, 1) : QPen(Qt::NoPen));
    const qreal inset = outline.isValid() ? 0.5 : 0;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

void focusRing(QPainter &painter, const QRect &rect, qreal radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::current().colors().focus, 2));
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

void chevron(QPainter &painter, const QRect &rect, Direction direction, const QColor &ink)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(QRectF(rect).center());
    constexpr int turns[] = {180, 0, 90, -90};
    painter.rotate(turns[int(direction)]);
    painter.setPen(QPen(ink, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF({{-3.5, -1.75}, {0, 1.75}, {3.5, -1.75}}));
    painter.restore();
}

void tick(QPainter &painter, const QRectF &rect, const QColor &ink)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.topLeft());
    painter.scale(rect.width() / 16, rect.height() / 16);
    painter.setPen(QPen(ink, 2.1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF({{3.8, 8.4}, {6.8, 11.3}, {12.2, 5}}));
    painter.restore();
}

void field(QPainter &painter, const QStyleOption &option)
{
    const Theme &theme = Theme::current();
    const ThemeColors &c = theme.colors();
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool readOnly = has(option, QStyle::State_ReadOnly);
    box(painter, option.rect, enabled && !readOnly ? c.panel : c.sunken, enabled ? c.controlBorder : c.border,
        theme.metrics().radius);
    if (enabled && has(option, QStyle::State_HasFocus))
        focusRing(painter, option.rect, theme.metrics().radius);
}

} // namespace fieldlane::ui::stylepaint
