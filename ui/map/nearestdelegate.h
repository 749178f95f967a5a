#pragma once
#include "ui/map/nearestmodel.h"
#include <QStyledItemDelegate>
#include <QTimeZone>

namespace fieldlane::ui::map {

/// One candidate as a card of four lines: who and when, after the current job, the facts, what speaks against.
class NearestDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit NearestDelegate(const NearestModel &model, QObject *parent = nullptr);
    void setZone(const QTimeZone &zone) { m_zone = zone; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHead(QPainter &painter, QRect line, int rank, const engine::Candidate &c, bool selected) const;
    void paintOptions(QPainter &painter, QRect line, const engine::Candidate &c) const;
    void paintVerdict(QPainter &painter, QRect line, const engine::SendOption &option) const;

    const NearestModel &m_model;
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace fieldlane::ui::map
