#pragma once
#include <QApplication>
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

/// Where the keyboard is in content that is about to be made anew: in which editor of a value, and in what of it.
struct FocusMark
{
    QString place;
    QString name;

    explicit FocusMark(const QWidget *content)
    {
        const QWidget *focused = QApplication::focusWidget();
        if (!content || !focused || !content->isAncestorOf(focused))
            return;
        name = focused->objectName();
        for (const QWidget *at = focused->parentWidget(); at && at != content && place.isEmpty(); at = at->parentWidget()) {
            if (at->objectName().startsWith(QLatin1String("value:")) || at->objectName().startsWith(QLatin1String("argument:")))
                place = at->objectName();
        }
    }
    void restore(const QWidget *content) const
    {
        const QWidget *around = place.isEmpty() ? content : content->findChild<QWidget *>(place);
        QWidget *again = around && !name.isEmpty() ? around->findChild<QWidget *>(name) : nullptr;
        if (again)
            again->setFocus();
    }
};

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
