#include "ui/pool/pooldrag.h"
#include "ui/shared/stateglyph.h"
#include "ui/shared/theme.h"
#include <QLocale>
#include <QPainter>

namespace fieldlane::ui::pool {

using TextLevel = Theme::TextLevel;

namespace {

constexpr QSize card(220, 44);
constexpr int step = 4; ///< of the cards below

void box(QPainter &painter, const QRectF &rect, const ThemeColors &c)
{
    painter.setPen(QPen(c.accent, 1));
    painter.setBrush(c.raised);
    const int radius = Theme::current().metrics().radius;
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

void badge(QPainter &painter, QPointF topRight, int count, const ThemeColors &c)
{
    const QFont font = Theme::current().font(TextLevel::Strong);
    const QString words = QLocale().toString(count);
    const int width = std::max(20, QFontMetrics(font).horizontalAdvance(words) + 12);
    const QRectF rect(topRight.x() - width, topRight.y(), width, 20);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.accent);
    painter.drawRoundedRect(rect, 10, 10);
    painter.setFont(font);
    painter.setPen(c.textOnAccent);
    painter.drawText(rect, Qt::AlignCenter, words);
}

} // namespace

QPixmap dragPicture(const domain::OrderSummary &first, int count, qreal devicePixelRatio)
{
    const ThemeColors &c = Theme::current().colors();
    const int below = std::min(count - 1, 2);
    const QSize size = card + QSize(below * step + 2, below * step + 8);
    QPixmap picture(size * devicePixelRatio);
    picture.setDevicePixelRatio(devicePixelRatio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPoint top(0, 8);
    for (int i = below; i >= 0; --i)
        box(painter, QRect(top + QPoint(i * step, i * step), card), c);
    const QRect inner = QRect(top, card).adjusted(10, 4, -10, -4);
    StateGlyph::paint(painter, QRect(inner.left(), inner.top() + 2, 14, 14), first.state, StateGlyph::ink(first.state), c.raised);
    const auto line = [&](const QRect &place, const QString &words, TextLevel level, const QColor &ink) {
        const QFont font = Theme::current().font(level);
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(font).elidedText(words, Qt::ElideRight, place.width()));
    };
    const QString who = first.customerName.isEmpty() ? first.number : first.customerName;
    line({inner.left() + 22, inner.top(), inner.width() - 22, 18}, who, TextLevel::Strong, c.text);
    line({inner.left() + 22, inner.top() + 18, inner.width() - 22, 16}, first.number, TextLevel::Caption, c.textMuted);
    if (count > 1)
        badge(painter, {qreal(card.width() - 2), 0}, count, c);
    return picture;
}

} // namespace fieldlane::ui::pool
