#pragma once
#include <QObject>

namespace fieldlane::ui {

/// Says that Theme::current() is another one now: caches of colours, pens and pixmaps are stale.
class ThemeNotifier : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
Q_SIGNALS:
    void changed();
};

} // namespace fieldlane::ui
