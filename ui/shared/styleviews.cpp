#include "ui/shared/styleviews.h"
#include "ui/shared/stylepaint.h"
#include <QFontMetrics>
#include <QIcon>

namespace fieldlane::ui::styleviews {

using stylepaint::box;
using stylepaint::chevron;
using stylepaint::Direction;
using stylepaint::has;

namespace {

constexpr int iconColumn = 28;
constexpr int sideGap = 12;
constexpr int keyGap = 32;
constexpr int arrowColumn = 20;

const ThemeColors &colors()
{
    return Theme::current().colors();
}

QString label(const QStyleOptionMenuItem &o)
{
    return o.text.section(QLatin1Char('\t'), 0, 0);
}

QString keys(const QStyleOptionMenuItem &o)
{
    return o.text.section(QLatin1Char('\t'), 1);
}

void menuMark(QPainter &painter, const QStyleOptionMenuItem &o)
{
    const ThemeColors &c = colors();
    const QRect column(o.rect.left() + 4, o.rect.top(), iconColumn, o.rect.height());
    QRect mark(0, 0, 16, 16);
    mark.moveCenter(column.center());
    const bool enabled = has(o, QStyle::State_Enabled);
    if (!o.icon.isNull())
        o.icon.paint(&painter, mark, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    else if (o.checked && o.checkType == QStyleOptionMenuItem::Exclusive)
        box(painter, mark.adjusted(5, 5, -5, -5), c.accentText, {}, 3);
    else if (o.checked)
        stylepaint::tick(painter, mark, c.accentText);
}

} // namespace

void separatorLine(QPainter &painter, const QRect &rect)
{
    painter.fillRect(rect, colors().border);
}

void menuItem(QPainter &painter, const QStyleOptionMenuItem &o)
{
    const ThemeColors &c = colors();
    if (o.menuItemType == QStyleOptionMenuItem::Separator) {
        separatorLine(painter, QRect(o.rect.left() + 8, o.rect.center().y(), o.rect.width() - 16, 1));
        return;
    }
    const bool enabled = has(o, QStyle::State_Enabled);
    const bool chosen = enabled && has(o, QStyle::State_Selected);
    if (chosen || (o.checked && !o.icon.isNull()))
        box(painter, o.rect.adjusted(4, 0, -4, 0), chosen ? c.selection : c.accentSoft, {}, 4);
    menuMark(painter, o);
    const QRect text = o.rect.adjusted(4 + iconColumn + 4, 0, -sideGap - arrowColumn + 8, 0);
    painter.setFont(o.font);
    painter.setPen(!enabled ? c.textDisabled : chosen ? c.selectionText : c.text);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic | Qt::TextSingleLine, label(o));
    painter.setPen(!enabled ? c.textDisabled : chosen ? c.selectionText : c.textFaint);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, keys(o));
    if (o.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow(o.rect.right() - arrowColumn - 4, o.rect.top(), arrowColumn, o.rect.height());
        chevron(painter, arrow, Direction::Right, enabled ? c.textMuted : c.textDisabled);
    }
}

QSize menuItemSize(const QStyleOptionMenuItem &o, const QSize &contents)
{
    if (o.menuItemType == QStyleOptionMenuItem::Separator)
        return {contents.width(), 9};
    const QFontMetrics metrics(o.font);
    int width = 4 + iconColumn + 4 + metrics.size(Qt::TextShowMnemonic, label(o)).width() + sideGap + arrowColumn;
    if (const QString k = keys(o); !k.isEmpty())
        width += keyGap + metrics.horizontalAdvance(k);
    return {width, 28};
}

void menuBarItem(QPainter &painter, const QStyleOptionMenuItem &o)
{
    const ThemeColors &c = colors();
    painter.fillRect(o.rect, c.header);
    const bool enabled = has(o, QStyle::State_Enabled);
    if (enabled && (has(o, QStyle::State_Selected) || has(o, QStyle::State_Sunken)))
        box(painter, o.rect.adjusted(1, 2, -1, -2), has(o, QStyle::State_Sunken) ? c.pressed : c.hover, {}, 4);
    painter.setPen(enabled ? c.text : c.textDisabled);
    painter.drawText(o.rect, Qt::AlignCenter | Qt::TextHideMnemonic | Qt::TextSingleLine, o.text);
}

void tabShape(QPainter &painter, const QStyleOptionTab &o)
{
    const ThemeColors &c = colors();
    const bool chosen = has(o, QStyle::State_Selected);
    if (!chosen && has(o, QStyle::State_MouseOver) && has(o, QStyle::State_Enabled))
        box(painter, o.rect.adjusted(2, 3, -2, -3), c.hover, {}, 4);
    if (chosen)
        painter.fillRect(QRect(o.rect.left() + 6, o.rect.bottom() - 1, o.rect.width() - 12, 2), c.accent);
    if (has(o, QStyle::State_HasFocus) && has(o, QStyle::State_KeyboardFocusChange))
        stylepaint::focusRing(painter, o.rect.adjusted(2, 3, -2, -3), 4);
}

QPalette tabPalette(const QStyleOptionTab &o)
{
    QPalette palette = o.palette;
    const ThemeColors &c = colors();
    if (has(o, QStyle::State_Enabled))
        palette.setColor(QPalette::WindowText, has(o, QStyle::State_Selected) ? c.text : c.textMuted);
    return palette;
}

void headerSection(QPainter &painter, const QStyleOptionHeader &o)
{
    const ThemeColors &c = colors();
    const bool hovered = has(o, QStyle::State_MouseOver) && has(o, QStyle::State_Enabled);
    painter.fillRect(o.rect, has(o, QStyle::State_Sunken) ? c.pressed : hovered ? c.hover : c.header);
    separatorLine(painter, QRect(o.rect.left(), o.rect.bottom(), o.rect.width(), 1));
    if (o.orientation == Qt::Vertical)
        separatorLine(painter, QRect(o.rect.right(), o.rect.top(), 1, o.rect.height()));
    else if (o.position == QStyleOptionHeader::Beginning || o.position == QStyleOptionHeader::Middle)
        separatorLine(painter, QRect(o.rect.right(), o.rect.top() + 6, 1, o.rect.height() - 12));
}

void itemRow(QPainter &painter, const QStyleOptionViewItem &o)
{
    const ThemeColors &c = colors();
    if (has(o, QStyle::State_Selected))
        painter.fillRect(o.rect, has(o, QStyle::State_Active) ? c.selection : c.selectionInactive);
    else if (has(o, QStyle::State_MouseOver) && has(o, QStyle::State_Enabled))
        painter.fillRect(o.rect, c.hover);
    else if (o.backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(o.rect, o.backgroundBrush);
}

void branch(QPainter &painter, const QStyleOption &o)
{
    if (!has(o, QStyle::State_Children))
        return;
    chevron(painter, o.rect, has(o, QStyle::State_Open) ? Direction::Down : Direction::Right, colors().textMuted);
}

void dockTitle(QPainter &painter, const QStyleOptionDockWidget &o, const QRect &textRect)
{
    const ThemeColors &c = colors();
    painter.save();
    painter.fillRect(o.rect, c.header);
    separatorLine(painter, QRect(o.rect.left(), o.rect.bottom(), o.rect.width(), 1));
    painter.setFont(Theme::current().font(Theme::TextLevel::Strong));
    painter.setPen(c.text);
    const QRect text = textRect.adjusted(8, 0, 0, 0);
    const QString fits = painter.fontMetrics().elidedText(o.title, Qt::ElideRight, text.width());
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, fits);
    painter.restore();
}

} // namespace fieldlane::ui::styleviews
