#pragma once
#include "itemviews/orderpoolmodel.h"
#include <functional>
#include <QSet>
#include <QTableView>

class QDrag;

namespace fieldlane::ui::pool {

class PoolDelegate;

/// The rows of the pool. Wide: columns to choose, sorted by their heads. Narrow: two-line cards. Choice, current
/// row and what stands at the top are kept by order id over every change of the model. Row heights and section
/// widths are fixed: nothing ever measures a million rows.
class PoolTable : public QTableView
{
    Q_OBJECT
public:
    PoolTable(itemviews::OrderPoolModel &model, const desk::Desk &desk, QWidget *parent);

    domain::OrderId currentOrder() const;
    /// In row order; at most `mostChosen`, for nobody drags more.
    std::vector<domain::OrderId> chosenOrders() const;
    static constexpr int mostChosen = 1000;
    int chosenCount() const;
    /// Chooses just this order and shows it, when the filter has it; else nothing is chosen.
    void choose(domain::OrderId id);
    void setHoveredOrder(domain::OrderId id);
    bool showsCards() const { return m_cards; }

    QList<int> shownColumns() const;
    void setColumnShown(int column, bool shown);
    bool isColumnShown(int column) const;
    /// The types' own fields that are shown, by name, also those that no type has now.
    const QSet<QString> &shownFields() const { return m_shownFields; }
    void setShownFields(const QSet<QString> &names);
    void setSort(domain::PoolSort sort);
    /// Runs a drag; tests put their own in.
    void setDragRunner(std::function<void(QDrag &)> runner) { m_runDrag = std::move(runner); }

Q_SIGNALS:
    void currentOrderChanged(fieldlane::domain::OrderId id);
    void chosenChanged();
    void hoveredOrderChanged(fieldlane::domain::OrderId id);
    void sortWanted(fieldlane::domain::PoolSort sort);
    void detailsWanted(fieldlane::domain::OrderId id);
    void scheduleWanted(fieldlane::domain::OrderId id);
    void nearestWanted(fieldlane::domain::OrderId id);
    void menuWanted(fieldlane::domain::OrderId id, QPoint at);
    void columnMenuWanted(QPoint at);

protected:
    void startDrag(Qt::DropActions actions) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    /// What is to be found again after the rows have moved.
    struct Kept
    {
        domain::OrderId current;
        std::set<domain::OrderId> chosen;
        domain::OrderId top;
    };
    void keep();
    void restore();
    void layOut();
    void hover(const QPoint &at);
    void headPressed(int column, Qt::SortOrder order);

    itemviews::OrderPoolModel &m_model;
    PoolDelegate *m_delegate;
    std::function<void(QDrag &)> m_runDrag;
    std::optional<Kept> m_kept;
    std::set<int> m_hiddenColumns; ///< of those that every order has
    QSet<QString> m_shownFields;
    domain::PoolSort m_sort;
    domain::OrderId m_hovered;
    bool m_cards = false;
    int m_cardColumnWidth = 0; ///< while cards stretch it
    bool m_restoring = false;
};

} // namespace fieldlane::ui::pool
