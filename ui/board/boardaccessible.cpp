#include "ui/board/boardaccessible.h"
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
    case QAccessible::Name: {
        const core::TimeSpan span = view->visibleSpan();
        const QTimeZone &zone = view->scene().zone();
        const auto local = [&](core::Instant t) { return QLocale().toString(core::toLocal(zone, t), QLocale::ShortFormat); };
        return BoardView::tr("Board of %n technicians from %1 to %2", "read aloud", view->scene().store().laneCount())
            .arg(local(span.start), local(span.end));
    }
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
