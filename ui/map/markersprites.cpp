#include "ui/map/markersprites.h"
#include <algorithm>
#include <cmath>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace fieldlane::ui::map {

namespace {

constexpr qsizetype mostSprites = 4000;

/// Tight: the cost of thousands of markers is their transparent rim.
double plainExtent(OrderLook look)
{
    switch (look) {
    case OrderLook::Planned:
        return 14;
    case OrderLook::Done:
    case OrderLook::Waiting:
        return 16;
    case OrderLook::UnderWay:
        return 18;
    case OrderLook::Late:
    case OrderLook::Emergency:
        break;
    }
    return 20;
}

QPolygonF regular(int corners, double radius, double turn)
{
    QPolygonF polygon;
    for (int i = 0; i < corners; ++i) {
        const double angle = (turn + 360.0 * i / corners) * 3.14159265358979 / 180;
        polygon.append({radius * std::cos(angle), radius * std::sin(angle)});
    }
    return polygon;
}

}

MarkerSprites::MarkerSprites(const MapTheme &theme, const QFont &font, double pixelRatio)
    : m_theme(theme)
    , m_font(font)
    , m_pixelRatio(pixelRatio)
{
}

double MarkerSprites::clusterRadius(int count)
{
    return std::min(30.0, 13 + 2.6 * std::log2(std::max(2, count)) - 2.6);
}

QString MarkerSprites::initialsOf(const QString &name)
{
    const QStringList words = name.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty())
        return QStringLiteral("?");
    const QString first = words.first();
    if (first.size() <= 3 && first.at(0).script() == QChar::Script_Han)
        return first.right(2); // a Chinese given name says more than the surname
    return words.size() == 1 ? first.left(2) : (first.left(1) + words.last().left(1)).toUpper();
}

QColor MarkerSprites::colourOf(OrderLook look) const
{
    switch (look) {
    case OrderLook::Done:
        return m_theme.done;
    case OrderLook::Planned:
        return m_theme.planned;
    case OrderLook::UnderWay:
        return m_theme.underWay;
    case OrderLook::Waiting:
        return m_theme.waiting;
    case OrderLook::Late:
        return m_theme.late;
    case OrderLook::Emergency:
        return m_theme.emergency;
    }
    return m_theme.done;
}

QColor MarkerSprites::emphasisColour(Emphasis emphasis) const
{
    return emphasis == Emphasis::Target ? m_theme.fresh : m_theme.accent;
}

void MarkerSprites::paintEmphasis(QPainter &painter, Emphasis emphasis, double radius) const
{
    if (emphasis == Emphasis::None)
        return;
    QColor glow = emphasisColour(emphasis);
    painter.setPen(emphasis == Emphasis::Hover ? QPen(Qt::NoPen) : QPen(glow, 2.2));
    glow.setAlpha(emphasis == Emphasis::Hover ? 70 : 50);
    painter.setBrush(glow);
    painter.drawEllipse(QPointF(), radius, radius);
}

// Each state has a shape of its own; the colour only helps.
void MarkerSprites::paintShape(QPainter &painter, OrderLook look, double radius) const
{
    const QColor colour = colourOf(look);
    painter.setPen(QPen(m_theme.markerEdge, 1.4));
    painter.setBrush(colour);
    const QPen sign(m_theme.markerEdge, radius * 0.26, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    const double r = radius;
    switch (look) {
    case OrderLook::Done:
        painter.drawEllipse(QPointF(), r * 0.85, r * 0.85);
        painter.setPen(sign);
        painter.drawPolyline(QPolygonF {QPointF(-r * 0.35, 0), QPointF(-r * 0.08, r * 0.3), QPointF(r * 0.38, -r * 0.28)});
        break;
    case OrderLook::Planned:
        painter.drawRoundedRect(QRectF(-r * 0.82, -r * 0.82, r * 1.64, r * 1.64), 2.5, 2.5);
        break;
    case OrderLook::UnderWay:
        painter.drawEllipse(QPointF(), r, r);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.markerEdge);
        painter.drawPolygon(QPolygonF {QPointF(-r * 0.3, -r * 0.48), QPointF(r * 0.55, 0), QPointF(-r * 0.3, r * 0.48)});
        break;
    case OrderLook::Waiting:
        painter.drawEllipse(QPointF(), r * 0.95, r * 0.95);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.markerEdge);
        painter.drawEllipse(QPointF(), r * 0.42, r * 0.42);
        break;
    case OrderLook::Late:
    case OrderLook::Emergency:
        painter.drawPolygon(look == OrderLook::Late ? regular(4, r * 1.2, 0) : regular(3, r * 1.35, -90).translated(0, r * 0.2));
        painter.setPen(sign);
        painter.drawLine(QPointF(0, -r * 0.42), QPointF(0, r * 0.12));
        painter.drawPoint(QPointF(0, r * 0.52));
        break;
    }
}

template <class Paint>
const QPixmap &MarkerSprites::cached(const QString &key, QSizeF size, Paint paint)
{
    const auto it = m_cache.constFind(key);
    if (it != m_cache.constEnd())
        return *it;
    if (m_cache.size() >= mostSprites)
        m_cache.clear();
    QPixmap pixmap((size * m_pixelRatio).toSize());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(m_pixelRatio, m_pixelRatio);
    painter.translate(size.width() / 2, size.height() / 2);
    painter.setFont(m_font);
    paint(painter);
    painter.end();
    return *m_cache.insert(key, pixmap);
}

const QPixmap &MarkerSprites::order(OrderLook look, Emphasis emphasis)
{
    QPixmap &sprite = m_orders[int(look)][int(emphasis)];
    if (sprite.isNull()) {
        const bool large = emphasis == Emphasis::Selected;
        const double radius = large ? 9.5 : 7.5;
        const double extent = emphasis == Emphasis::None ? plainExtent(look) : 34;
        const QSizeF size(extent, extent);
        sprite = cached(QStringLiteral("o%1/%2").arg(int(look)).arg(int(emphasis)), size, [&](QPainter &p) {
            paintEmphasis(p, emphasis, radius + 5.5);
            paintShape(p, look, radius);
        });
    }
    return sprite;
}

void MarkerSprites::paintRing(QPainter &painter, PositionAge::Band band, double radius) const
{
    QPen pen(m_theme.fresh, 2.6);
    if (band == PositionAge::Band::Ageing)
        pen.setColor(m_theme.ageing);
    if (band == PositionAge::Band::Stale || band == PositionAge::Band::Unknown) {
        pen.setColor(m_theme.stale);
        pen.setWidthF(2);
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern(band == PositionAge::Band::Stale ? QList<qreal> {2.2, 1.6} : QList<qreal> {0.8, 1.4});
    }
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    if (band == PositionAge::Band::Ageing) // three quarters of a ring: time is running out
        painter.drawArc(QRectF(-radius, -radius, 2 * radius, 2 * radius), 0, 270 * 16);
    else
        painter.drawEllipse(QPointF(), radius, radius);
}

const QPixmap &MarkerSprites::technician(
    const QString &initials, PositionAge::Band band, bool onDuty, Emphasis emphasis)
{
    // Put together without formatting, like the keys below: a frame asks for hundreds.
    const QString key = QLatin1Char('t') + initials + QChar(u'0' + int(band)) + QChar(u'0' + int(onDuty)) + QChar(u'0' + int(emphasis));
    return cached(key, QSizeF(48, 48), [&](QPainter &p) {
        const bool old = band == PositionAge::Band::Stale || band == PositionAge::Band::Unknown;
        paintEmphasis(p, emphasis, 20);
        p.setPen(Qt::NoPen);
        p.setBrush(m_theme.shadow);
        p.drawEllipse(QPointF(0, 1.2), 15.5, 15.5);
        p.setBrush(m_theme.markerEdge);
        p.drawEllipse(QPointF(), 15.5, 15.5);
        p.setBrush(old || !onDuty ? m_theme.panel : m_theme.technician);
        p.drawEllipse(QPointF(), 11.5, 11.5);
        paintRing(p, band, 13.2);
        QFont font = m_font;
        font.setBold(true);
        font.setPixelSize(11);
        p.setFont(font);
        p.setPen(old || !onDuty ? m_theme.mutedText : m_theme.technicianText);
        p.drawText(QRectF(-14, -10, 28, 20), Qt::AlignCenter, initials);
    });
}

const QPixmap &MarkerSprites::caption(const QString &text, bool stale)
{
    const QString key = QLatin1Char('c') + text + QChar(u'0' + int(stale));
    if (const auto it = m_cache.constFind(key); it != m_cache.constEnd())
        return *it;
    QFont font = m_font;
    font.setPixelSize(10);
    const double width = std::ceil(QFontMetricsF(font).horizontalAdvance(text)) + 10;
    return cached(key, QSizeF(width, 15), [&](QPainter &p) {
        p.setFont(font);
        p.setPen(QPen(m_theme.panelEdge, 1, stale ? Qt::DashLine : Qt::SolidLine));
        p.setBrush(m_theme.panel);
        p.drawRoundedRect(QRectF(-width / 2 + 0.5, -7, width - 1, 14), 6, 6);
        p.setPen(stale ? m_theme.mutedText : m_theme.text);
        p.drawText(QRectF(-width / 2, -7.5, width, 15), Qt::AlignCenter, text);
    });
}

const QPixmap &MarkerSprites::orderCluster(int count, OrderLook worst, Emphasis emphasis)
{
    const double radius = clusterRadius(count);
    const QString text = count < 10'000 ? QString::number(count) : QStringLiteral("%1k").arg(count / 1000);
    const QString key = QLatin1Char('g') + text + QChar(int(radius)) + QChar(u'0' + int(worst)) + QChar(u'0' + int(emphasis));
    return cached(key, QSizeF(2 * radius + 16, 2 * radius + 16), [&](QPainter &p) {
        paintEmphasis(p, emphasis, radius + 4);
        p.setPen(Qt::NoPen);
        p.setBrush(m_theme.shadow);
        p.drawEllipse(QPointF(0, 1.2), radius, radius);
        p.setPen(QPen(colourOf(worst), 3));
        p.setBrush(m_theme.panel);
        p.drawEllipse(QPointF(), radius - 1.5, radius - 1.5);
        QFont font = m_font;
        font.setBold(true);
        font.setPixelSize(radius > 18 ? 13 : 11);
        p.setFont(font);
        p.setPen(m_theme.text);
        p.drawText(QRectF(-radius, -radius, 2 * radius, 2 * radius), Qt::AlignCenter, text);
        p.translate(radius * 0.74, -radius * 0.74);
        paintShape(p, worst, 5);
    });
}

const QPixmap &MarkerSprites::technicianCluster(int count, Emphasis emphasis)
{
    return cached(QLatin1Char('h') + QString::number(count) + QChar(u'0' + int(emphasis)), QSizeF(56, 48), [&](QPainter &p) {
        paintEmphasis(p, emphasis, 20);
        const QRectF box(-20, -13, 40, 26);
        p.setPen(Qt::NoPen);
        p.setBrush(m_theme.shadow);
        p.drawRoundedRect(box.translated(0, 1.2), 13, 13);
        p.setPen(QPen(m_theme.markerEdge, 2));
        p.setBrush(m_theme.technician);
        p.drawRoundedRect(box, 13, 13);
        p.setPen(Qt::NoPen);
        p.setBrush(m_theme.technicianText);
        p.drawEllipse(QPointF(-9, -3.2), 3, 3);
        p.drawChord(QRectF(-14.5, 1, 11, 10), 0, 180 * 16);
        QFont font = m_font;
        font.setBold(true);
        font.setPixelSize(12);
        p.setFont(font);
        p.setPen(m_theme.technicianText);
        p.drawText(QRectF(-4, -12, 22, 24), Qt::AlignCenter, QString::number(count));
    });
}

} // namespace fieldlane::ui::map
