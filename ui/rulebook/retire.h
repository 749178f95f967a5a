#pragma once
#include <QWidget>

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

} // namespace fieldlane::ui::rulebook
