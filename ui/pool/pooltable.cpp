#include "ui/pool/pooltable.h"
#include "ui/pool/pooldelegate.h"
#include "ui/pool/pooldrag.h"
#include "ui/shared/theme.h"
#include <array>
#include <QContextMenuEvent>
#include <QDrag>
#include <QHeaderView>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSignalBlocker>
#include <utility>

namespace fieldlane::ui::pool {

using domain::OrderId;
using Model = itemviews::OrderPoolModel;

namespace {

/// Below this the columns would show little more than dots.
constexpr int narrowest = 620;
constexpr std::array<int, Model::ColumnCount> widths {110, 130, 110, 170, 240, 170, 130, 110, 170, 100, 90, 150, 130, 130};
constexpr int fieldWidth = 120; ///< of a type's own field
/// The column that carries the card.
constexpr int cardColumn = Model::Customer;

} // namespace

PoolTable::PoolTable(Model &model, const desk::Desk &desk, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_delegate(new PoolDelegate(model, desk, this))
    , m_runDrag([](QDrag &drag) { drag.exec(Qt::CopyAction | Qt::MoveAction, Qt::MoveAction); })
    , m_hiddenColumns {Model::Window, Model::Created, Model::Channel, Model::Phone, Model::PlannedStart}
{
    setModel(&model);
    setItemDelegate(m_delegate);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerItem);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *head = horizontalHeader();
    head->setHighlightSections(false);
    head->setSectionsMovable(true);
    head->setSectionsClickable(true);
    head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    head->setContextMenuPolicy(Qt::CustomContextMenu);
    head->setMinimumSectionSize(48);
    for (int column = 0; column < model.columnCount(); ++column)
        head->resizeSection(column, column < Model::ColumnCount ? widths[size_t(column)] : fieldWidth);
    setSort({});
    connect(head, &QHeaderView::sortIndicatorChanged, this, &PoolTable::headPressed);
    connect(head, &QWidget::customContextMenuRequested, this,
        [this, head](const QPoint &at) { Q_EMIT columnMenuWanted(head->mapToGlobal(at)); });
    connect(this, &QTableView::doubleClicked, this,
        [this](const QModelIndex &index) { Q_EMIT detailsWanted(m_model.idAt(index.row())); });
    connect(&model, &Model::columnsInserted, this, [this, head](const QModelIndex &, int first, int last) {
        for (int column = first; column <= last; ++column)
            head->resizeSection(column, fieldWidth);
        layOut();
    });
    connect(&model, &Model::modelAboutToBeReset, this, &PoolTable::keep);
    connect(&model, &Model::aboutToEdit, this, &PoolTable::keep);
    connect(&model, &Model::answered, this, &PoolTable::restore);
    connect(&model, &Model::completed, this, &PoolTable::restore);
    connect(&model, &Model::edited, this, &PoolTable::restore);
    connect(&desk, &desk::Desk::pendingChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&Theme::notifier(), &ThemeNotifier::changed, this, &PoolTable::layOut);
    layOut();
}

OrderId PoolTable::currentOrder() const
{
    return currentIndex().isValid() ? m_model.idAt(currentIndex().row()) : OrderId();
}

std::vector<OrderId> PoolTable::chosenOrders() const
{
    std::set<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && int(rows.size()) < mostChosen; ++row)
            rows.insert(row);
    }
    std::vector<OrderId> orders;
    for (const int row : rows)
        orders.push_back(m_model.idAt(row));
    return orders;
}

int PoolTable::chosenCount() const
{
    int count = 0;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        count += range.height();
    return count;
}

void PoolTable::choose(OrderId id)
{
    if (id == currentOrder() && chosenCount() == 1)
        return;
    const QScopedValueRollback quiet(m_restoring, true); // the others know already
    m_kept.reset();
    const auto row = id.isValid() ? m_model.rowOf(id) : std::nullopt;
    if (!row) {
        clearSelection();
        setCurrentIndex({});
        if (id.isValid() && !m_model.isComplete())
            m_kept = Kept {id, {id}, {}};
        return;
    }
    const QModelIndex index = m_model.index(*row, cardColumn);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void PoolTable::setHoveredOrder(OrderId id)
{
    m_hovered = id;
    m_delegate->setHovered(id);
    viewport()->update();
}

void PoolTable::keep()
{
    if (m_kept)
        return;
    Kept kept;
    kept.current = currentOrder();
    if (chosenCount() <= mostChosen) {
        const auto chosen = chosenOrders();
        kept.chosen.insert(chosen.begin(), chosen.end());
    }
    const int top = rowAt(0);
    if (top > 0)
        kept.top = m_model.idAt(top);
    m_kept = std::move(kept);
}

void PoolTable::restore()
{
    if (!m_kept)
        return;
    const QScopedValueRollback quiet(m_restoring, true);
    QItemSelection selection;
    QModelIndex current;
    if (!m_kept->chosen.empty() || m_kept->current.isValid()) {
        const int rows = m_model.rowCount();
        for (int row = 0; row < rows; ++row) {
            const OrderId id = m_model.idAt(row);
            if (m_kept->chosen.count(id) > 0)
                selection.select(m_model.index(row, 0), m_model.index(row, m_model.columnCount() - 1));
            if (id == m_kept->current)
                current = m_model.index(row, cardColumn);
        }
    }
    selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (const auto top = m_kept->top.isValid() ? m_model.rowOf(m_kept->top) : std::nullopt)
        verticalScrollBar()->setValue(*top);
    if (m_model.isComplete()) // until then the rest of what was chosen may still come
        m_kept.reset();
    Q_EMIT chosenChanged();
}

void PoolTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (!m_restoring)
        Q_EMIT chosenChanged();
}

void PoolTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    // While rows move the selection model wanders; only a person's choice is told.
    if (m_restoring || m_kept)
        return;
    if (current.isValid() && (!previous.isValid() || current.row() != previous.row()))
        Q_EMIT currentOrderChanged(currentOrder());
}

bool PoolTable::isColumnShown(int column) const
{
    const domain::CustomField *field = m_model.fieldOf(column);
    return field ? m_shownFields.contains(field->name) : m_hiddenColumns.count(column) == 0;
}

QList<int> PoolTable::shownColumns() const
{
    QList<int> shown;
    for (int column = 0; column < m_model.columnCount(); ++column) {
        if (isColumnShown(column))
            shown += column;
    }
    return shown;
}

void PoolTable::setColumnShown(int column, bool shown)
{
    if (!shown && shownColumns().size() == 1 && isColumnShown(column))
        return; // a table shows something
    const domain::CustomField *field = m_model.fieldOf(column);
    if (field && shown)
        m_shownFields.insert(field->name);
    else if (field)
        m_shownFields.remove(field->name);
    else if (shown)
        m_hiddenColumns.erase(column);
    else
        m_hiddenColumns.insert(column);
    layOut();
}

void PoolTable::setShownFields(const QSet<QString> &names)
{
    m_shownFields = names;
    layOut();
}

void PoolTable::setSort(domain::PoolSort sort)
{
    m_sort = sort;
    for (int column = 0; column < Model::ColumnCount; ++column) {
        if (Model::sortKeyOf(column) != sort.key)
            continue;
        const QSignalBlocker quiet(horizontalHeader());
        horizontalHeader()->setSortIndicatorShown(true);
        horizontalHeader()->setSortIndicator(column,
            sort.direction == domain::SortDirection::Ascending ? Qt::AscendingOrder : Qt::DescendingOrder);
    }
    horizontalHeader()->viewport()->update();
}

void PoolTable::headPressed(int column, Qt::SortOrder order)
{
    const auto key = Model::sortKeyOf(column);
    const bool up = order == Qt::AscendingOrder;
    if (key)
        Q_EMIT sortWanted({*key, up ? domain::SortDirection::Ascending : domain::SortDirection::Descending});
    else
        setSort(m_sort); // this column has no order; the mark stays where it was
}

void PoolTable::layOut()
{
    const ThemeMetrics &metrics = Theme::current().metrics();
    const bool wereCards = std::exchange(m_cards, width() < narrowest);
    if (m_cards && !wereCards)
        m_cardColumnWidth = horizontalHeader()->sectionSize(cardColumn);
    m_delegate->setCards(m_cards);
    verticalHeader()->setMinimumSectionSize(metrics.row);
    verticalHeader()->setDefaultSectionSize(m_cards ? metrics.twoLineRow : metrics.row);
    for (int column = 0; column < m_model.columnCount(); ++column)
        setColumnHidden(column, m_cards ? column != cardColumn : !isColumnShown(column));
    horizontalHeader()->setVisible(!m_cards);
    horizontalHeader()->setSectionResizeMode(cardColumn, m_cards ? QHeaderView::Stretch : QHeaderView::Interactive);
    if (wereCards && !m_cards)
        horizontalHeader()->resizeSection(cardColumn, m_cardColumnWidth);
    horizontalHeader()->setStretchLastSection(!m_cards);
    setHorizontalScrollBarPolicy(m_cards ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    viewport()->update();
}

void PoolTable::resizeEvent(QResizeEvent *event)
{
    if ((width() < narrowest) != m_cards)
        layOut();
    QTableView::resizeEvent(event);
}

void PoolTable::startDrag(Qt::DropActions)
{
    const std::vector<OrderId> orders = chosenOrders();
    if (orders.empty())
        return;
    QModelIndexList rows;
    const domain::OrderSummary *first = nullptr;
    for (const OrderId id : orders) {
        if (const auto row = m_model.rowOf(id)) {
            rows += m_model.index(*row, 0);
            if (!first)
                first = m_model.summaryAt(*row);
        }
    }
    domain::OrderSummary shown;
    if (first)
        shown = *first;
    auto *drag = new QDrag(this); // deletes itself after the drop
    drag->setMimeData(m_model.mimeData(rows));
    drag->setPixmap(dragPicture(shown, int(orders.size()), devicePixelRatioF()));
    drag->setHotSpot({20, 20});
    m_runDrag(*drag);
}

void PoolTable::keyPressEvent(QKeyEvent *event)
{
    const OrderId id = currentOrder();
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (id.isValid() && plain) {
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            Q_EMIT detailsWanted(id);
            return;
        case Qt::Key_F2:
            Q_EMIT scheduleWanted(id);
            return;
        case Qt::Key_N:
            Q_EMIT nearestWanted(id);
            return;
        default:
            break;
        }
    }
    QTableView::keyPressEvent(event);
}

void PoolTable::hover(const QPoint &at)
{
    const int row = rowAt(at.y());
    const OrderId id = row >= 0 ? m_model.idAt(row) : OrderId();
    if (id == m_hovered)
        return;
    setHoveredOrder(id);
    Q_EMIT hoveredOrderChanged(id);
}

void PoolTable::mouseMoveEvent(QMouseEvent *event)
{
    hover(event->pos());
    QTableView::mouseMoveEvent(event);
}

void PoolTable::leaveEvent(QEvent *event)
{
    hover({0, -1});
    QTableView::leaveEvent(event);
}

void PoolTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint at = byKey ? visualRect(currentIndex()).bottomLeft() : event->pos();
    const int row = byKey ? currentIndex().row() : rowAt(at.y());
    if (row >= 0)
        Q_EMIT menuWanted(m_model.idAt(row), viewport()->mapToGlobal(at));
}

} // namespace fieldlane::ui::pool
