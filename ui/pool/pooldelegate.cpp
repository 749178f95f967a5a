#include "ui/pool/pooldelegate.h"
#include "ui/pool/pooltexts.h"
#include "ui/shared/stateglyph.h"
#include "ui/shared/theme.h"
#include "ui/shared/words.h"
#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace fieldlane::ui::pool {

using domain::OrderSummary;
using domain::Priority;
using Model = itemviews::OrderPoolModel;
using TextLevel = Theme::TextLevel;

namespace {

constexpr int side = 6; // as the heads
constexpr int glyph = 14;

struct Ink
{
    QColor strong;
    QColor muted;
};

Ink inkOf(const QStyleOptionViewItem &option)
{
    const ThemeColors &c = Theme::current().colors();
    if (option.state.testFlag(QStyle::State_Selected) && option.state.testFlag(QStyle::State_Active))
        return {c.selectionText, c.selectionText};
    return {c.text, c.textMuted};
}

void text(QPainter &painter, const QRect &place, const QString &words, const QFont &font, const QColor &ink,
    Qt::Alignment align = Qt::AlignLeft)
{
    painter.setFont(font);
    painter.setPen(ink);
    const QString fitting = QFontMetrics(font).elidedText(words, Qt::ElideRight, place.width());
    painter.drawText(place, int(align | Qt::AlignVCenter | Qt::TextSingleLine), fitting);
}

/// Two chevrons up for an emergency, one for high, one down for low; nothing for the many that are normal.
void paintPriority(QPainter &painter, const QRect &place, Priority priority)
{
    const ThemeColors &c = Theme::current().colors();
    const int strokes = priority == Priority::Emergency ? 2 : priority == Priority::Normal ? 0 : 1;
    const QColor ink = priority == Priority::Emergency ? c.priorityEmergency
        : priority == Priority::High                   ? c.priorityHigh
                                                       : c.priorityLow;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF middle = QRectF(place).center();
    const qreal tip = priority == Priority::Low ? 4 : -4;
    for (int i = 0; i < strokes; ++i) {
        const qreal y = middle.y() + (strokes == 2 ? i * 5 - 2.5 : 0);
        painter.drawPolyline(QPolygonF {{middle.x() - 4.5, y - tip / 2}, {middle.x(), y + tip / 2}, {middle.x() + 4.5, y - tip / 2}});
    }
    painter.restore();
}

} // namespace

PoolDelegate::PoolDelegate(const Model &model, const desk::Desk &desk, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_desk(desk)
{
}

QSize PoolDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const ThemeMetrics &m = Theme::current().metrics();
    return {80, m_cards ? m.twoLineRow : m.row};
}

bool PoolDelegate::helpEvent(
    QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QString words;
    if (const OrderSummary *order = m_model.summaryAt(index.row()))
        words = m_cards ? QStringList {PoolTexts::firstLine(*order), PoolTexts::secondLine(*order, m_desk), Words::state(order->state),
                              PoolTexts::due(*order, m_desk.now())}
                              .join(QLatin1Char('\n'))
                              .trimmed()
                        : m_model.text(*order, index.column());
    // As plain text: a customer's name is no markup.
    const QString lines = words.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"));
    QToolTip::showText(event->globalPos(), words.isEmpty() ? words : QStringLiteral("<qt>%1</qt>").arg(lines), view);
    return true;
}

void PoolDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ThemeColors &c = Theme::current().colors();
    const domain::OrderId id = m_model.idAt(index.row());
    const QRect rect = option.rect;
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(rect, option.state.testFlag(QStyle::State_Active) ? c.selection : c.selectionInactive);
    else if (id == m_hovered)
        painter.fillRect(rect, c.hover);
    if (m_desk.pending().count(id) > 0)
        painter.fillRect(rect, QBrush(c.absenceHatch, Qt::BDiagPattern));
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), c.gridMinor);
}

void PoolDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintGround(*painter, option, index);
    const OrderSummary *order = m_model.summaryAt(index.row());
    if (!order)
        text(*painter, option.rect.adjusted(side, 0, -side, 0), QStringLiteral("…"), Theme::current().font(),
            Theme::current().colors().textFaint);
    else if (m_cards)
        paintCard(*painter, option, *order);
    else
        paintCell(*painter, option, *order, index.column());
}

void PoolDelegate::paintCell(
    QPainter &painter, const QStyleOptionViewItem &option, const OrderSummary &order, int column) const
{
    const ThemeColors &c = Theme::current().colors();
    const Ink ink = inkOf(option);
    const bool selected = ink.strong == c.selectionText;
    QRect place = option.rect.adjusted(side, 0, -side, 0);
    const QRect mark(place.left(), place.center().y() - glyph / 2, glyph, glyph);
    QColor color = ink.strong;
    TextLevel level = TextLevel::Body;
    switch (column) {
    case Model::State:
        StateGlyph::paintKept(
            painter, mark, order.state, selected ? c.selectionText : StateGlyph::ink(order.state), selected ? c.selection : c.panel);
        place.setLeft(mark.right() + 7);
        break;
    case Model::Priority:
        paintPriority(painter, mark, order.priority);
        place.setLeft(mark.right() + 5);
        if (order.priority == Priority::Normal)
            color = ink.muted;
        break;
    case Model::Due:
        if (order.isLate(m_desk.now())) {
            color = selected ? c.selectionText : c.lateMark;
            level = TextLevel::Strong;
        }
        break;
    case Model::Number:
    case Model::Customer:
        break;
    default:
        color = ink.muted;
    }
    text(painter, place, m_model.text(order, column), Theme::current().font(level), color);
}

void PoolDelegate::paintCard(QPainter &painter, const QStyleOptionViewItem &option, const OrderSummary &order) const
{
    const ThemeColors &c = Theme::current().colors();
    const Ink ink = inkOf(option);
    const bool selected = ink.strong == c.selectionText;
    const bool late = order.isLate(m_desk.now());
    const QRect rect = option.rect.adjusted(side + 4, 4, -side - 2, -5);
    const int half = rect.height() / 2;
    const QRect mark(rect.left(), rect.top() + (half - glyph) / 2, glyph, glyph);
    StateGlyph::paintKept(
        painter, mark, order.state, selected ? c.selectionText : StateGlyph::ink(order.state), selected ? c.selection : c.panel);
    QRect top(mark.right() + 8, rect.top(), rect.right() - mark.right() - 7, half);
    QRect bottom(top.left(), rect.top() + half, top.width(), rect.height() - half);

    const QFont dueFont = Theme::current().font(late ? TextLevel::Strong : TextLevel::Body);
    const QString due = PoolTexts::due(order, m_desk.now());
    const int dueWidth = due.isEmpty() ? 0 : QFontMetrics(dueFont).horizontalAdvance(due) + 12;
    const QColor dueInk = selected ? c.selectionText : late ? c.lateMark : c.textMuted;
    text(painter, top, due, dueFont, dueInk, Qt::AlignRight);
    text(painter, top.adjusted(0, 0, -dueWidth, 0), PoolTexts::firstLine(order), Theme::current().font(TextLevel::Strong), ink.strong);

    if (order.priority != Priority::Normal) {
        paintPriority(painter, QRect(bottom.right() - glyph, bottom.center().y() - glyph / 2, glyph, glyph), order.priority);
        bottom.setRight(bottom.right() - glyph - 6);
    }
    text(painter, bottom, PoolTexts::secondLine(order, m_desk), Theme::current().font(TextLevel::Caption), ink.muted);
}

} // namespace fieldlane::ui::pool
