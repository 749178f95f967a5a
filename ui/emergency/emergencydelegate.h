#pragma once
#include "ui/emergency/emergencymodel.h"
#include <QStyledItemDelegate>

namespace fieldlane::ui::emergency {

/// One candidate as a card: who, the facts, and a box for each way of sending them.
class EmergencyDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit EmergencyDelegate(const EmergencyModel &model, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) override;
    /// Where the box of a way stands in the card, none where there is no such way; painting and clicks share it.
    static QRect box(const QRect &card, const desk::EmergencyCandidate &candidate, engine::Sending sending);

private:
    void paintHead(QPainter &painter, QRect line, const QModelIndex &index, bool isCurrent) const;
    void paintBox(QPainter &painter, const QRect &box, const desk::EmergencyChoice &choice, bool isMarked) const;

    const EmergencyModel &m_model;
};

} // namespace fieldlane::ui::emergency
