#include "ui/shared/rowdelegate.h"
#include "ui/shared/theme.h"
#include <QIcon>
#include <QPainter>

namespace fieldlane::ui {

namespace {
constexpr int sideMargin = 8;
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const ThemeMetrics &metrics = Theme::current().metrics();
    return {80, index.data(DetailRole).toString().isEmpty() ? metrics.row : metrics.twoLineRow};
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    item.icon = {};
    item.widget->style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const Theme &theme = Theme::current();
    const QString detail = index.data(DetailRole).toString();
    const QString note = index.data(NoteRole).toString();
    QRect area = option.rect.adjusted(sideMargin, 3, -sideMargin, -3);
    if (const QIcon icon = index.data(Qt::DecorationRole).value<QIcon>(); !icon.isNull()) {
        const int size = theme.metrics().icon;
        const QRect first(area.left(), area.top(), size, detail.isEmpty() ? area.height() : area.height() / 2);
        icon.paint(painter, QRect(first.left(), first.center().y() - size / 2, size, size));
        area.setLeft(area.left() + size + 6);
    }
    QRect top = area;
    if (!detail.isEmpty())
        top.setHeight(area.height() / 2);
    const QFontMetrics small(theme.font(Theme::TextLevel::Caption));
    painter->save();
    painter->setPen(theme.colors().textMuted);
    painter->setFont(theme.font(Theme::TextLevel::Caption));
    const int noteWidth = note.isEmpty() ? 0 : std::min(small.horizontalAdvance(note) + 2, area.width() / 2);
    painter->drawText(QRect(top.right() - noteWidth + 1, top.top(), noteWidth, top.height()),
        int(Qt::AlignRight | Qt::AlignVCenter), small.elidedText(note, Qt::ElideRight, noteWidth));
    const QRect bottom(area.left(), top.bottom() + 1, area.width(), area.bottom() - top.bottom());
    if (!detail.isEmpty())
        painter->drawText(bottom, int(Qt::AlignLeft | Qt::AlignVCenter), small.elidedText(detail, Qt::ElideRight, bottom.width()));
    const QFont bold = theme.font(Theme::TextLevel::Body);
    painter->setFont(bold);
    painter->setPen(theme.colors().text);
    const int room = top.width() - noteWidth - (noteWidth > 0 ? sideMargin : 0);
    painter->drawText(QRect(top.left(), top.top(), room, top.height()), int(Qt::AlignLeft | Qt::AlignVCenter),
        QFontMetrics(bold).elidedText(index.data().toString(), Qt::ElideRight, room));
    painter->restore();
}

QListWidget *RowDelegate::newList(QWidget *parent)
{
    auto *list = new QListWidget(parent);
    list->setItemDelegate(new RowDelegate(list));
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setUniformItemSizes(true);
    return list;
}

QListWidgetItem *RowDelegate::addRow(QListWidget *list, const QString &title, const QString &detail, const QString &note)
{
    auto *item = new QListWidgetItem(title, list);
    item->setData(DetailRole, detail);
    item->setData(NoteRole, note);
    item->setToolTip(detail.isEmpty() ? title : title + QLatin1Char('\n') + detail);
    return item;
}

void RowDelegate::fit(QListWidget *list, int most)
{
    list->setVisible(list->count() > 0);
    if (list->count() > 0)
        list->setFixedHeight(list->sizeHintForRow(0) * std::min(list->count(), most) + 2 * list->frameWidth());
}

} // namespace fieldlane::ui
