#pragma once
#include "ui/shared/theme.h"
#include <QPainter>
#include <QRectF>
#include <QStyleOption>

/// What the controls of the style share. Each function paints in the colours of the current theme and
/// leaves the painter as it was.
namespace fieldlane::ui::stylepaint {

enum class Direction { Up, Down, Left, Right };

bool has(const QStyleOption &option, QStyle::StateFlag flag);
/// A rounded box whose outline of one pixel lies inside the rectangle.
void box(QPainter &painter, const QRect &rect, const QColor &fill, const QColor &outline, qreal radius);
void focusRing(QPainter &painter, const QRect &rect, qreal radius);
/// A chevron of 8 pixels in the middle of the rectangle.
void chevron(QPainter &painter, const QRect &rect, Direction direction, const QColor &ink);
void tick(QPainter &painter, const QRectF &rect, const QColor &ink);
/// Fill and outline of a text field, its focus included.
void field(QPainter &painter, const QStyleOption &option);

} // namespace fieldlane::ui::stylepaint
