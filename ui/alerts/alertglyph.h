#pragma once
#include "domain/alert.h"
#include <QColor>
#include <QPainter>
#include <QRectF>

namespace fieldlane::ui::alerts {

/// How pressing an alert is: a filled octagon, a filled triangle or an open circle. Colour only helps.
class AlertGlyph
{
public:
    static void paint(QPainter &painter, const QRectF &box, domain::AlertLevel level);
    static QColor ink(domain::AlertLevel level);
};

} // namespace fieldlane::ui::alerts
