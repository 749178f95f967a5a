#include "ui/map/assigndrag.h"
#include <algorithm>
#include <QFontMetricsF>
#include <QPainter>

namespace fieldlane::ui::map {

void AssignDrag::begin(const std::vector<domain::OrderId> &orders, std::optional<geo::WorldPoint> from)
{
    *this = {};
    m_orders = orders;
    m_from = from;
}

void AssignDrag::preview(QPointF pointer, domain::TechnicianId target, const VerdictOf &verdictOf)
{
    m_pointer = pointer;
    if (target == m_target)
        return;
    m_target = target;
    judgeAgain(verdictOf);
}

void AssignDrag::judgeAgain(const VerdictOf &verdictOf)
{
    m_verdict.reset();
    if (m_target.isValid() && verdictOf)
        m_verdict = verdictOf(m_orders, m_target);
}

void AssignDrag::paint(QPainter &painter, const geo::Camera &camera, const MapTheme &theme, const QFont &font,
    const QString &label) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_from) {
        painter.setPen(QPen(theme.accent, 2, Qt::DashLine, Qt::RoundCap));
        painter.drawLine(camera.toScreen(*m_from), m_pointer);
    }
    QFont bold = font;
    bold.setPixelSize(12);
    bold.setBold(true);
    painter.setFont(bold);
    QStringList lines {label};
    if (m_verdict && !m_verdict->text.isEmpty())
        lines += m_verdict->text.split(QLatin1Char('\n'));
    const QFontMetricsF metrics(bold);
    double width = 0;
    for (const QString &line : lines)
        width = std::max(width, metrics.horizontalAdvance(line));
    QRectF box(m_pointer + QPointF(14, 12), QSizeF(width + 28, double(lines.size()) * 17 + 9));
    box.moveRight(std::min(box.right(), camera.viewport().width() - 4));
    box.moveBottom(std::min(box.bottom(), camera.viewport().height() - 4));
    const auto kind = m_verdict ? m_verdict->kind : DropVerdict::Kind::Ok;
    const QColor edge = !m_target.isValid() ? theme.panelEdge
        : kind == DropVerdict::Kind::Ok      ? theme.fresh
        : kind == DropVerdict::Kind::Ask     ? theme.ageing
                                             : theme.late;
    painter.setPen(QPen(edge, 2));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(box, 6, 6);
    painter.setPen(theme.text);
    for (qsizetype i = 0; i < lines.size(); ++i)
        painter.drawText(QRectF(box.left() + 14, box.top() + 5 + double(i) * 17, width + 4, 17), Qt::AlignVCenter, lines[i]);
    painter.restore();
}

} // namespace fieldlane::ui::map
