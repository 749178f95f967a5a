#pragma once
#include <QCoreApplication>
#include <QLayout>
#include <QWidget>

// For widgets whose content is made anew while somebody works with it.
namespace fieldlane::ui::rulebook {

/// Takes a widget out of sight at once and away later: it may be on the way in a signal of its own. Nobody finds it, or
/// anything in it, by name any more.
inline void retire(QWidget *widget)
{
    widget->setObjectName({});
    for (QWidget *inside : widget->findChildren<QWidget *>())
        inside->setObjectName({});
    widget->hide();
    widget->deleteLater();
}

/// Gives new content its places before it is painted, up to what scrolls it: otherwise it would be seen squeezed first.
inline void layOutNow(QWidget *widget)
{
    for (QWidget *at = widget; at && !at->isWindow(); at = at->parentWidget()) {
        if (!at->layout())
            continue;
        at->layout()->activate();
        QEvent request(QEvent::LayoutRequest);
        QCoreApplication::sendEvent(at, &request);
    }
}

} // namespace fieldlane::ui::rulebook
