#pragma once
#include <QStyledItemDelegate>

namespace fieldlane::ui::rulebook {

/// A rule in the list: its number and switch, name, counts and the mark of a finding, and its sentence in two lines.
class RuleDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index) override;
    /// Where the switch of a row stands.
    static QRect switchRect(const QRect &row);

private:
    static void paintSwitch(QPainter &painter, const QRect &box, bool isOn);
    static void paintMark(QPainter &painter, const QRect &box, const QModelIndex &index);
    static void paintTexts(QPainter &painter, const QRect &area, const QStyleOptionViewItem &option, const QModelIndex &index);
};

} // namespace fieldlane::ui::rulebook
