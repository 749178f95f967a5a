#pragma once
#include <QStyledItemDelegate>

namespace fieldlane::ui::admin {

/// A line of EntryModel: the name, what tells it apart below it, and in words whether it is out of use or unsaved.
class EntryDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    static QString mark(const QModelIndex &index);
};

} // namespace fieldlane::ui::admin
