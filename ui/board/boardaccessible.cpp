#include "ui/board/boardaccessible.h"
#include "ui/board/boardtips.h"
#include "ui/board/boardview.h"

namespace fieldlane::ui::board {

namespace {

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *view = qobject_cast<BoardView *>(object);
    return view ? new BoardAccessible(view) : nullptr;
}

} // namespace

BoardAccessible::BoardAccessible(QWidget *view)
    : QAccessibleWidget(view, QAccessible::Table)
{
}

QString BoardAccessible::text(QAccessible::Text text) const
{
    const auto *view = static_cast<const BoardView *>(widget());
    switch (text) {
    case QAccessible::Name:
        return BoardTips(view->scene(), nullptr).board();
    case QAccessible::Value:
    case QAccessible::Description:
        return view->currentText();
    default:
        return QAccessibleWidget::text(text);
    }
}

void BoardAccessible::install()
{
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(once)
}

} // namespace fieldlane::ui::board
