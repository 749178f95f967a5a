#include "ui/admin/entrydelegate.h"
#include "ui/admin/entrymodel.h"
#include "ui/shared/theme.h"
#include <QPainter>

namespace fieldlane::ui::admin {

namespace {

constexpr int indent = 16;
constexpr int side = 10;

} // namespace

QString EntryDelegate::mark(const QModelIndex &index)
{
    if (index.data(EntryModel::UnsavedRole).toBool())
        return tr("not saved");
    return index.data(EntryModel::ActiveRole).toBool() ? QString() : tr("out of use");
}

QSize EntryDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const ThemeMetrics &m = Theme::current().metrics();
    return {120, index.data(EntryModel::DetailRole).toString().isEmpty() ? m.row : m.twoLineRow};
}

void EntryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    option.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : nullptr;
    if (style)
        style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    const ThemeColors &c = Theme::current().colors();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool focused = selected && option.state.testFlag(QStyle::State_Active);
    const QColor ink = focused ? c.selectionText : c.text;
    const QColor muted = focused ? c.selectionText : c.textMuted;
    QRect box = option.rect.adjusted(side + indent * index.data(EntryModel::DepthRole).toInt(), 4, -side, -4);
    const QString detail = index.data(EntryModel::DetailRole).toString();
    const QRect upper = detail.isEmpty() ? box : box.adjusted(0, 0, 0, -box.height() / 2);
    painter->save();
    painter->setFont(Theme::current().font(Theme::TextLevel::Caption));
    painter->setPen(muted);
    const QString said = mark(index);
    const int taken = said.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(said) + side;
    painter->drawText(upper, Qt::AlignRight | Qt::AlignVCenter, said);
    if (!detail.isEmpty()) {
        const QRect lower = box.adjusted(0, box.height() / 2, 0, 0);
        painter->drawText(lower, Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(detail, Qt::ElideRight, lower.width()));
    }
    painter->setFont(Theme::current().font(Theme::TextLevel::Body));
    painter->setPen(ink);
    painter->drawText(upper, Qt::AlignLeft | Qt::AlignVCenter,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, upper.width() - taken));
    painter->restore();
}

} // namespace fieldlane::ui::admin
