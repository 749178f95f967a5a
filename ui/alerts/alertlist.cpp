#include "ui/alerts/alertlist.h"
#include <QKeyEvent>
#include <QMouseEvent>

namespace fieldlane::ui::alerts {

AlertList::AlertList(QWidget *parent)
    : QListView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QListView::ScrollPerPixel);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setResizeMode(QListView::Adjust); // sentences wrap
}

void AlertList::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    QListView::mousePressEvent(event);
    if (index.isValid() && event->button() == Qt::LeftButton)
        Q_EMIT chosen(currentIndex());
}

void AlertList::mouseDoubleClickEvent(QMouseEvent *event)
{
    QListView::mouseDoubleClickEvent(event);
    if (indexAt(event->pos()).isValid())
        Q_EMIT opened(currentIndex());
}

void AlertList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (currentIndex().isValid())
            Q_EMIT opened(currentIndex());
        return;
    }
    const QString text = event->text().toUpper();
    if (event->modifiers().testFlag(Qt::NoModifier) && text.size() == 1 && text[0].isLetterOrNumber()) {
        Q_EMIT commandTyped(text[0]);
        return;
    }
    const QModelIndex before = currentIndex();
    QListView::keyPressEvent(event);
    if (currentIndex() != before)
        Q_EMIT chosen(currentIndex());
}

void AlertList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    Q_EMIT resized();
}

} // namespace fieldlane::ui::alerts
