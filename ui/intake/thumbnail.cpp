#include "ui/intake/thumbnail.h"
#include "ui/shared/theme.h"
#include <QPainter>
#include <QPainterPath>

namespace fieldlane::ui::intake {

Thumbnail::Thumbnail(const QString &ending, QWidget *parent)
    : QWidget(parent)
    , m_ending(ending.toUpper())
{
    setFixedSize(edge, edge);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Thumbnail::setPicture(const QImage &picture)
{
    m_picture = picture;
    update();
}

void Thumbnail::paintEvent(QPaintEvent *)
{
    if (!std::exchange(m_isSeen, true))
        QMetaObject::invokeMethod(this, &Thumbnail::seen, Qt::QueuedConnection); // the answer paints again
    const ThemeColors &c = Theme::current().colors();
    const qreal radius = Theme::current().metrics().radius;
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (m_picture.isNull()) {
        painter.setPen(c.border);
        painter.setBrush(c.sunken);
        painter.drawRoundedRect(box, radius, radius);
        painter.setPen(c.textMuted);
        painter.setFont(Theme::current().font(Theme::TextLevel::Caption));
        painter.drawText(rect(), Qt::AlignCenter, m_ending);
        return;
    }
    QPainterPath shape;
    shape.addRoundedRect(box, radius, radius);
    painter.save();
    painter.setClipPath(shape);
    painter.drawImage(rect(), m_picture);
    painter.restore();
    painter.setPen(c.border);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(shape);
}

} // namespace fieldlane::ui::intake
