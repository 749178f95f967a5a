#pragma once
#include <functional>
#include <QColor>
#include <QStyledItemDelegate>

class QListView;

namespace fieldlane::ui::notices {

/// What one row shows.
struct NoticeRow
{
    QString icon; ///< name in Icons
    QColor ink; ///< of the icon
    QString title;
    QString when;
    QString text; ///< the second line
    bool isNew = false; ///< bold, with a dot at the right
};

/// Paints rows of two lines: icon, title and time, and below what it is about. What does not fit stands in the tool tip.
class NoticeDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using RowOf = std::function<NoticeRow(int row)>;
    explicit NoticeDelegate(RowOf rowOf, QObject *parent = nullptr);
    /// Makes a list show the rows of a model as such lines.
    static void dress(QListView &list, QAbstractItemModel &model, RowOf rowOf);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

private:
    RowOf m_rowOf;
};

} // namespace fieldlane::ui::notices
