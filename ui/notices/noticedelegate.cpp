#include "ui/notices/noticedelegate.h"
#include "ui/shared/icons.h"
#include "ui/shared/theme.h"
#include <QHelpEvent>
#include <QListView>
#include <QPainter>
#include <QToolTip>

namespace fieldlane::ui::notices {

using TextLevel = Theme::TextLevel;

namespace {

constexpr int side = 12;
constexpr int dot = 7;

void line(QPainter &painter, const QRect &place, const QString &words, TextLevel level, const QColor &ink, Qt::Alignment align = Qt::AlignLeft)
{
    const QFont font = Theme::current().font(level);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(place, int(align | Qt::AlignVCenter | Qt::TextSingleLine),
        QFontMetrics(font).elidedText(words, Qt::ElideRight, place.width()));
}

} // namespace

NoticeDelegate::NoticeDelegate(RowOf rowOf, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_rowOf(std::move(rowOf))
{
}

void NoticeDelegate::dress(QListView &list, QAbstractItemModel &model, RowOf rowOf)
{
    list.setFrameShape(QFrame::NoFrame);
    list.setMouseTracking(true);
    list.setUniformItemSizes(true);
    list.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list.setModel(&model);
    list.setItemDelegate(new NoticeDelegate(std::move(rowOf), &list));
}

QSize NoticeDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {160, Theme::current().metrics().twoLineRow + 4};
}

void NoticeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ThemeColors &c = Theme::current().colors();
    const int icon = Theme::current().metrics().icon;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isActive = isSelected && option.state.testFlag(QStyle::State_Active);
    const NoticeRow row = m_rowOf(index.row());
    if (isSelected)
        painter->fillRect(option.rect, isActive ? c.selection : c.selectionInactive);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, c.hover);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), c.gridMinor);
    const QColor strong = isActive ? c.selectionText : c.text;
    const QColor muted = isActive ? c.selectionText : c.textMuted;

    const QRect rect = option.rect.adjusted(side, 5, -side, -5);
    const int half = rect.height() / 2;
    const QPixmap mark = Icons::pixmap(row.icon, icon, isActive ? c.selectionText : row.ink, painter->device()->devicePixelRatioF());
    painter->drawPixmap(rect.left(), rect.top() + (half - icon) / 2, mark);
    QRect top(rect.left() + icon + 8, rect.top(), rect.width() - icon - 8, half);
    if (row.isNew) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(isActive ? c.selectionText : c.accent);
        painter->drawEllipse(QRectF(top.right() - dot, top.center().y() - dot / 2.0 + 0.5, dot, dot));
        painter->restore();
        top.setRight(top.right() - dot - 7);
    }
    line(*painter, top, row.when, TextLevel::Caption, muted, Qt::AlignRight);
    const int whenWidth = QFontMetrics(Theme::current().font(TextLevel::Caption)).horizontalAdvance(row.when) + 10;
    line(*painter, top.adjusted(0, 0, -whenWidth, 0), row.title, row.isNew ? TextLevel::Strong : TextLevel::Body, strong);
    const QRect bottom(top.left(), rect.top() + half, rect.right() - top.left(), rect.height() - half);
    line(*painter, bottom, row.text, TextLevel::Caption, muted);
}

bool NoticeDelegate::helpEvent(
    QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const NoticeRow row = m_rowOf(index.row());
    // As plain text: a customer's name is no markup.
    const QString words = (row.title + QLatin1Char('\n') + row.text).toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"));
    QToolTip::showText(event->globalPos(), QStringLiteral("<qt>%1</qt>").arg(words), view);
    return true;
}

} // namespace fieldlane::ui::notices
