#pragma once
#include <QListWidget>
#include <QStyledItemDelegate>

namespace fieldlane::ui {

/// A row of two lines: title with a note at the right, and a muted detail below. An icon stands before the title.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole + 1, NoteRole };
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// A list with this delegate and the manners all lists of the form have.
    static QListWidget *newList(QWidget *parent);
    static QListWidgetItem *addRow(QListWidget *list, const QString &title, const QString &detail, const QString &note = {});
    /// As high as its rows, at most `most` of them; hidden when empty.
    static void fit(QListWidget *list, int most);
};

} // namespace fieldlane::ui
