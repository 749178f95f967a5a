#include "ui/intake/importsteps.h"
#include "ui/shared/theme.h"
#include <QPainter>
#include <QPainterPath>

namespace fieldlane::ui::intake {

namespace {
constexpr int disc = 20;
constexpr int gap = 8;
constexpr int line = 36; // between two steps
}

ImportSteps::ImportSteps(const QStringList &titles, QWidget *parent)
    : QWidget(parent)
    , m_titles(titles)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCurrent(0);
}

void ImportSteps::setCurrent(int step)
{
    m_current = step;
    setAccessibleName(tr("Step %1 of %2: %3").arg(step + 1).arg(m_titles.size()).arg(m_titles[step]));
    update();
}

int ImportSteps::stepWidth(int step) const
{
    return disc + gap
        + QFontMetrics(Theme::current().font(Theme::TextLevel::Strong)).horizontalAdvance(m_titles[step]);
}

QSize ImportSteps::sizeHint() const
{
    int width = 0;
    for (int i = 0; i < m_titles.size(); ++i)
        width += stepWidth(i) + (i > 0 ? line + 2 * gap : 0);
    return {width, disc + 4};
}

void ImportSteps::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    const ThemeColors &colors = theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int top = (height() - disc) / 2;
    int x = 0;
    for (int i = 0; i < m_titles.size(); ++i) {
        const bool done = i < m_current;
        const bool present = i == m_current;
        const QRectF circle(x + 0.5, top + 0.5, disc - 1, disc - 1);
        painter.setPen(QPen(done || present ? colors.accent : colors.controlBorder, 1.4));
        painter.setBrush(present ? QBrush(colors.accent) : done ? QBrush(colors.accentSoft) : Qt::NoBrush);
        painter.drawEllipse(circle);
        painter.setFont(theme.font(Theme::TextLevel::Caption));
        painter.setPen(present ? colors.textOnAccent : colors.textMuted);
        if (done) {
            QPainterPath tick;
            tick.moveTo(circle.left() + 5.5, circle.center().y() + 0.5);
            tick.lineTo(circle.left() + 8.5, circle.center().y() + 3.5);
            tick.lineTo(circle.right() - 5, circle.center().y() - 3.5);
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(colors.accentText, 1.6));
            painter.drawPath(tick);
        } else {
            painter.drawText(circle, Qt::AlignCenter, QString::number(i + 1));
        }
        painter.setFont(theme.font(present ? Theme::TextLevel::Strong : Theme::TextLevel::Body));
        painter.setPen(present ? colors.text : colors.textMuted);
        const int width = stepWidth(i);
        painter.drawText(
            QRect(x + disc + gap, 0, width - disc - gap + 2, height()), Qt::AlignVCenter, m_titles[i]);
        x += width + gap;
        if (i + 1 < m_titles.size()) {
            painter.setPen(QPen(colors.border, 1));
            painter.drawLine(QPointF(x, height() / 2.0), QPointF(x + line, height() / 2.0));
            x += line + gap;
        }
    }
}

} // namespace fieldlane::ui::intake
