#include "ui/shared/severitysign.h"
#include "ui/shared/theme.h"

namespace fieldlane::ui {

QColor SeveritySign::ink(rules::Severity severity)
{
    const ThemeColors &c = Theme::current().colors();
    return severity == rules::Severity::Ok ? c.ok : severity == rules::Severity::Block ? c.blocked : c.ask;
}

void SeveritySign::paint(QPainter &painter, const QRectF &box, rules::Severity severity)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink(severity));
    const bool blocked = severity == rules::Severity::Block;
    if (blocked)
        painter.drawRoundedRect(box, 2.5, 2.5);
    else
        painter.drawEllipse(box);
    painter.setPen(QPen(Theme::current().colors().panel, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF c = box.center();
    const double r = box.width() / 2;
    if (severity == rules::Severity::Ok) {
        painter.drawPolyline(QPolygonF {c + QPointF(-0.45 * r, 0), c + QPointF(-0.1 * r, 0.35 * r), c + QPointF(0.45 * r, -0.35 * r)});
    } else if (blocked) {
        painter.drawLine(c + QPointF(-0.4 * r, -0.4 * r), c + QPointF(0.4 * r, 0.4 * r));
        painter.drawLine(c + QPointF(-0.4 * r, 0.4 * r), c + QPointF(0.4 * r, -0.4 * r));
    } else {
        painter.drawLine(c + QPointF(0, -0.5 * r), c + QPointF(0, 0.12 * r));
        painter.drawPoint(c + QPointF(0, 0.5 * r));
    }
}

} // namespace fieldlane::ui
