#include "ui/shared/stateglyph.h"
#include "ui/shared/theme.h"
#include <QIconEngine>
#include <QPainterPath>
#include <QPixmapCache>

namespace fieldlane::ui {

namespace {

using domain::OrderState;

/// Draws in a box of 16 x 16 units.
struct Pencil
{
    QPainter &p;
    QColor ink;
    QColor paper;

    void line(qreal width, Qt::PenStyle style = Qt::SolidLine) const
    {
        p.setPen(QPen(ink, width, style, Qt::RoundCap, Qt::RoundJoin));
        p.setBrush(Qt::NoBrush);
    }
    void solid(const QColor &color) const
    {
        p.setPen(Qt::NoPen);
        p.setBrush(color);
    }
    void paperLine(qreal width) const { p.setPen(QPen(paper, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin)); }
    void ring(qreal width = 1.6) const
    {
        line(width);
        p.drawEllipse(QPointF(8, 8), 6.2, 6.2);
    }
    void disc() const
    {
        solid(ink);
        p.drawEllipse(QPointF(8, 8), 7, 7);
    }
    void check() const { p.drawPolyline(QPolygonF({{4.9, 8.3}, {7.1, 10.5}, {11.2, 5.8}})); }
};

void draft(const Pencil &d)
{
    QPen pen(d.ink, 1.6, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({1.9, 1.45});
    d.p.setPen(pen);
    d.p.setBrush(Qt::NoBrush);
    d.p.drawEllipse(QPointF(8, 8), 6.2, 6.2);
}

void review(const Pencil &d)
{
    QPainterPath eye({1.4, 8});
    eye.quadTo({8, 0.6}, {14.6, 8});
    eye.quadTo({8, 15.4}, {1.4, 8});
    d.line(1.6);
    d.p.drawPath(eye);
    d.solid(d.ink);
    d.p.drawEllipse(QPointF(8, 8), 2.2, 2.2);
}

void allocation(const Pencil &d)
{
    d.line(1.6);
    d.p.drawPolyline(QPolygonF({{8, 14}, {8, 9}, {3.6, 5}}));
    d.p.drawLine(QPointF(8, 9), QPointF(12.4, 5));
    d.solid(d.ink);
    d.p.drawEllipse(QPointF(3.4, 3.8), 2.2, 2.2);
    d.p.drawEllipse(QPointF(12.6, 3.8), 2.2, 2.2);
}

void offered(const Pencil &d)
{
    d.line(1.6);
    d.p.drawPolygon(QPolygonF({{8, 1.4}, {14.6, 8}, {8, 14.6}, {1.4, 8}}));
    d.solid(d.ink);
    d.p.drawEllipse(QPointF(8, 8), 1.9, 1.9);
}

void assigned(const Pencil &d)
{
    d.ring();
    d.solid(d.ink);
    d.p.drawPie(QRectF(3.8, 3.8, 8.4, 8.4), 90 * 16, -120 * 16);
}

void accepted(const Pencil &d)
{
    d.ring();
    d.line(1.8);
    d.check();
}

void travelling(const Pencil &d)
{
    d.solid(d.ink);
    d.p.drawPolygon(QPolygonF({{1.2, 2.4}, {14.8, 8}, {1.2, 13.6}, {4.6, 8}}));
}

void onSite(const Pencil &d)
{
    d.disc();
    d.solid(d.paper);
    d.p.drawPolygon(QPolygonF({{6.1, 4.4}, {11.9, 8}, {6.1, 11.6}}));
}

void paused(const Pencil &d)
{
    d.solid(d.ink);
    d.p.drawRoundedRect(QRectF(3.4, 2.2, 3.4, 11.6), 1, 1);
    d.p.drawRoundedRect(QRectF(9.2, 2.2, 3.4, 11.6), 1, 1);
}

void completed(const Pencil &d)
{
    d.disc();
    d.paperLine(2);
    d.check();
}

void closed(const Pencil &d)
{
    d.solid(d.ink);
    d.p.drawRoundedRect(QRectF(1.6, 1.6, 12.8, 12.8), 2.6, 2.6);
    d.paperLine(2);
    d.check();
}

void cancelled(const Pencil &d)
{
    d.ring();
    d.line(1.6);
    d.p.drawLine(QPointF(5.7, 5.7), QPointF(10.3, 10.3));
    d.p.drawLine(QPointF(10.3, 5.7), QPointF(5.7, 10.3));
}

void draw(const Pencil &d, OrderState state)
{
    switch (state) {
    case OrderState::Draft:
        return draft(d);
    case OrderState::PendingReview:
        return review(d);
    case OrderState::PendingAllocation:
        return allocation(d);
    case OrderState::PendingDispatch:
        return d.ring(2);
    case OrderState::Offered:
        return offered(d);
    case OrderState::Assigned:
        return assigned(d);
    case OrderState::Accepted:
        return accepted(d);
    case OrderState::Travelling:
        return travelling(d);
    case OrderState::OnSite:
        return onSite(d);
    case OrderState::Paused:
        return paused(d);
    case OrderState::Completed:
        return completed(d);
    case OrderState::Closed:
        return closed(d);
    case OrderState::Cancelled:
        return cancelled(d);
    }
}

class GlyphEngine final : public QIconEngine
{
public:
    explicit GlyphEngine(OrderState state)
        : m_state(state)
    {
    }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const ThemeColors &c = Theme::current().colors();
        const QColor ink = mode == QIcon::Disabled ? c.textDisabled : StateGlyph::ink(m_state);
        StateGlyph::paint(*painter, rect, m_state, ink, c.panel);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap map(size);
        map.fill(Qt::transparent);
        QPainter painter(&map);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return map;
    }
    QIconEngine *clone() const override { return new GlyphEngine(m_state); }

private:
    OrderState m_state;
};

/// Made once per state, colour and size.
QPixmap kept(OrderState state, int side, qreal ratio, const QColor &ink, const QColor &paper)
{
    const QString key = QStringLiteral("state/%1/%2/%3/%4/%5").arg(int(state)).arg(ink.rgba()).arg(paper.rgba()).arg(side).arg(ratio);
    QPixmap picture;
    if (QPixmapCache::find(key, &picture))
        return picture;
    picture = QPixmap(QSize(side, side) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    StateGlyph::paint(painter, QRectF(0, 0, side, side), state, ink, paper);
    painter.end();
    QPixmapCache::insert(key, picture);
    return picture;
}

} // namespace

void StateGlyph::paint(
    QPainter &painter, const QRectF &box, OrderState state, const QColor &ink, const QColor &paper)
{
    const qreal side = std::min(box.width(), box.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center() - QPointF(side / 2, side / 2));
    painter.scale(side / 16, side / 16);
    draw(Pencil {painter, ink, paper}, state);
    painter.restore();
}

void StateGlyph::paintKept(
    QPainter &painter, const QRect &box, OrderState state, const QColor &ink, const QColor &paper)
{
    const int side = std::min(box.width(), box.height());
    painter.drawPixmap(box.center() - QPoint((side - 1) / 2, (side - 1) / 2),
        kept(state, side, painter.device()->devicePixelRatioF(), ink, paper));
}

QIcon StateGlyph::icon(OrderState state)
{
    return QIcon(new GlyphEngine(state));
}

QPixmap StateGlyph::pixmap(OrderState state, int size, qreal devicePixelRatio)
{
    return kept(state, size, devicePixelRatio, ink(state), Theme::current().colors().panel);
}

QColor StateGlyph::ink(OrderState state)
{
    return Theme::current().colors().state(state).border;
}

} // namespace fieldlane::ui
