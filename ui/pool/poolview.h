#pragma once
#include "itemviews/orderpoolmodel.h"
#include "itemviews/poolcounts.h"
#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedLayout;
class QToolButton;

namespace fieldlane::ui {
class CountTabs;
class EmptyState;
class SearchField;
}

namespace fieldlane::ui::pool {

class FilterMenu;
class PoolTable;
class SavedFilterButton;

/// The order pool: state tabs, search, filters, rows. Shows and chooses; what is to be done with an order it
/// says in signals. The desk is borrowed and outlives it. GUI thread.
class PoolView : public QWidget
{
    Q_OBJECT
public:
    explicit PoolView(desk::Desk &desk, QWidget *parent = nullptr);
    ~PoolView() override;

    itemviews::OrderPoolModel &model() { return *m_model; }
    desk::PoolReader &reader() { return m_reader; }
    PoolTable &table() { return *m_table; }
    SavedFilterButton &savedFilters() { return *m_saved; }
    domain::OrderId currentOrder() const;
    std::vector<domain::OrderId> chosenOrders() const;
    const desk::PoolQuestion &question() const { return m_model->question(); }
    void setQuestion(const desk::PoolQuestion &question);
    /// Columns, widths and the filter as they stand, for the next start.
    QByteArray saveState() const;
    bool restoreState(const QByteArray &state);

public Q_SLOTS:
    /// From other views; says nothing back.
    void setCurrentOrder(fieldlane::domain::OrderId id);
    void setHoveredOrder(fieldlane::domain::OrderId id);
    void focusSearch();
    void clearFilter();

Q_SIGNALS:
    void currentOrderChanged(fieldlane::domain::OrderId id);
    void chosenOrdersChanged();
    void hoveredOrderChanged(fieldlane::domain::OrderId id);
    void detailsWanted(fieldlane::domain::OrderId id);
    void scheduleWanted(fieldlane::domain::OrderId id);
    void nearestWanted(fieldlane::domain::OrderId id);
    void menuWanted(fieldlane::domain::OrderId id, QPoint at);
    void failed(const fieldlane::core::Error &error);

private:
    QLayout *makeSearchRow();
    QWidget *makeTable();
    void makeEmptyState();
    void joinTable();
    void questionChanged();
    void showChips();
    void showCounts();
    void showCountLine();
    void showEmptyState();
    void fillLayoutMenu();
    void tick();

    desk::Desk &m_desk;
    desk::PoolReader m_reader;
    itemviews::OrderPoolModel *m_model;
    itemviews::PoolCounts *m_counts;
    CountTabs *m_tabs;
    SearchField *m_search;
    QToolButton *m_filterButton;
    QToolButton *m_layoutButton;
    SavedFilterButton *m_saved;
    FilterMenu *m_filterMenu;
    QWidget *m_chips;
    PoolTable *m_table;
    EmptyState *m_empty;
    QAction *m_clear;
    QAction *m_everywhere;
    QStackedLayout *m_stack;
    QLabel *m_countLine;
    QTimer m_minute;
};

} // namespace fieldlane::ui::pool
