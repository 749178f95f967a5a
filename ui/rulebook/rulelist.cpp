#include "ui/rulebook/rulelist.h"
#include "ui/rulebook/ruledelegate.h"
#include "ui/rulebook/rulelistmodel.h"
#include "ui/shared/theme.h"
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

namespace fieldlane::ui::rulebook {

namespace {

constexpr int scrollEdge = 24; ///< px from the upper or lower end in which a drag scrolls
constexpr int scrollStep = 12;
constexpr int scrollEvery = 30; ///< ms
constexpr double dragged = 0.35; ///< how much is left of the row that is dragged

} // namespace

RuleList::RuleList(QWidget *parent)
    : QListView(parent)
{
    setObjectName(QStringLiteral("rules"));
    setAccessibleName(tr("Rules in their order"));
    setItemDelegate(new RuleDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    m_scroll.setInterval(scrollEvery);
    connect(&m_scroll, &QTimer::timeout, this, &RuleList::scrollOn);
}

void RuleList::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    const auto changed = [this] {
        cancel(); // the rows are others now
        executeDelayedItemsLayout(); // else it would be painted without them first
    };
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, changed);
    connect(model, &QAbstractItemModel::modelReset, this, changed);
}

void RuleList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    Q_EMIT currentRowChanged(current.isValid() ? current.row() : -1);
}

void RuleList::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    const bool isUpOrDown = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (m_drag && event->key() == Qt::Key_Escape)
        cancel();
    else if (current.isValid() && event->modifiers() == Qt::AltModifier && isUpOrDown)
        Q_EMIT moveWanted(current.row(), event->key() == Qt::Key_Up ? -1 : 1);
    else if (current.isValid() && event->key() == Qt::Key_Space)
        model()->setData(current, !current.data(RuleListModel::EnabledRole).toBool(), RuleListModel::EnabledRole);
    else
        QListView::keyPressEvent(event);
}

void RuleList::mousePressEvent(QMouseEvent *event)
{
    QListView::mousePressEvent(event);
    const QPoint at = event->position().toPoint();
    const QModelIndex index = indexAt(at);
    if (m_isMovable && index.isValid() && event->button() == Qt::LeftButton && !RuleDelegate::switchRect(visualRect(index)).contains(at))
        m_drag = Drag {index.row(), at};
}

void RuleList::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (!m_drag || !(event->buttons() & Qt::LeftButton))
        return QListView::mouseMoveEvent(event);
    constexpr int far = 8; ///< px before it is a drag
    if (!m_drag->before && std::abs(at.y() - m_drag->from.y()) < far)
        return;
    setCursor(Qt::ClosedHandCursor);
    follow(at);
}

void RuleList::follow(QPoint at)
{
    m_pointer = at;
    m_drag->before = rowBefore(at);
    const bool isAtEnd = at.y() < scrollEdge || at.y() > viewport()->height() - scrollEdge;
    isAtEnd ? m_scroll.start() : m_scroll.stop();
    viewport()->update();
}

int RuleList::rowBefore(QPoint at) const
{
    for (int row = 0; row < model()->rowCount(); ++row) {
        if (at.y() < visualRect(model()->index(row, 0)).center().y())
            return row;
    }
    return model()->rowCount();
}

void RuleList::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_drag || !m_drag->before)
        return m_drag.reset(), QListView::mouseReleaseEvent(event);
    const int from = m_drag->row;
    const int to = *m_drag->before > from ? *m_drag->before - 1 : *m_drag->before; // counted with the rule itself
    cancel();
    QListView::mouseReleaseEvent(event);
    if (to != from)
        Q_EMIT moveWanted(from, to - from);
}

void RuleList::cancel()
{
    m_drag.reset();
    m_scroll.stop();
    unsetCursor();
    viewport()->update();
}

void RuleList::scrollOn()
{
    if (!m_drag || !m_drag->before)
        return m_scroll.stop();
    const bool isUp = m_pointer.y() < scrollEdge;
    verticalScrollBar()->setValue(verticalScrollBar()->value() + (isUp ? -scrollStep : scrollStep));
    follow(m_pointer);
}

void RuleList::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (!m_drag || !m_drag->before)
        return;
    const ThemeColors &c = Theme::current().colors();
    QPainter painter(viewport());
    QColor veil = c.panel;
    veil.setAlphaF(float(1 - dragged));
    painter.fillRect(visualRect(model()->index(m_drag->row, 0)), veil);
    const bool isLast = *m_drag->before == model()->rowCount();
    const QRect row = visualRect(model()->index(isLast ? *m_drag->before - 1 : *m_drag->before, 0));
    const int y = isLast ? row.bottom() - 1 : std::max(row.top() - 1, 0);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.accent);
    painter.drawRect(QRect(row.left(), y, row.width(), 3));
    painter.drawEllipse(QPoint(row.left() + 6, y + 1), 4, 4);
}

} // namespace fieldlane::ui::rulebook
