#pragma once
#include "itemviews/alertmodel.h"
#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace fieldlane::ui::alerts {

/// A row of the inbox: how pressing, what is wrong, how long there is, whom it is about. The row that is opened into a
/// card is left blank, and as high as the card.
class AlertDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    AlertDelegate(const itemviews::AlertModel &model, const desk::Desk &desk, QObject *parent);
    /// Height 0: no row is opened.
    void setOpened(const QModelIndex &index, int height);
    /// The head of a row or card: glyph, kind and time left.
    static void paintHead(QPainter &painter, const QRect &line, const desk::Alerts::Entry &entry, const QString &timeLeft);
    static int headHeight();

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const itemviews::AlertModel &m_model;
    const desk::Desk &m_desk;
    QPersistentModelIndex m_opened;
    int m_height = 0;
};

} // namespace fieldlane::ui::alerts
