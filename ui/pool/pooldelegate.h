#pragma once
#include "itemviews/orderpoolmodel.h"
#include <QStyledItemDelegate>

namespace fieldlane::ui::pool {

/// Paints the pool's rows from typed summaries: cells of columns, or one two-line card for a whole row. A row
/// that is not there yet shows "…"; one with a change under way is hatched. State, priority and lateness have a
/// shape or a word besides their colour.
class PoolDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    PoolDelegate(const itemviews::OrderPoolModel &model, const desk::Desk &desk, QObject *parent);
    void setCards(bool cards) { m_cards = cards; }
    void setHovered(domain::OrderId id) { m_hovered = id; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// The whole text of what may be cut short.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintCell(QPainter &painter, const QStyleOptionViewItem &option, const domain::OrderSummary &order, int column) const;
    void paintCard(QPainter &painter, const QStyleOptionViewItem &option, const domain::OrderSummary &order) const;

    const itemviews::OrderPoolModel &m_model;
    const desk::Desk &m_desk;
    domain::OrderId m_hovered;
    bool m_cards = false;
};

} // namespace fieldlane::ui::pool
