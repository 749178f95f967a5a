#pragma once
#include "domain/notice.h"
#include "ui/shared/prompts.h"
#include <functional>
#include <QTimeZone>

namespace fieldlane::ui::map {
class MapCanvas;
}

namespace fieldlane::ui::admin {

/// What came of something that was tried out.
struct Tested
{
    bool isDone = false;
    QString sentence; ///< why not
};
using TestedDone = std::function<void(const Tested &)>;

/// What the administration is given from outside; where something is empty, it is not offered.
struct AdminTools
{
    Prompts &prompts;
    QTimeZone zone; ///< of the clock on the wall
    /// Puts the console's map under a map of ours.
    std::function<void(map::MapCanvas &)> dressMap {};
    /// Sends a made-up message over a channel as it is edited.
    std::function<void(const domain::NoticeChannel &, const QString &to, QObject *context, const TestedDone &)> sendTest {};
    /// Puts a secret where a setting says that it lies.
    std::function<void(const QString &place, const QString &secret, QObject *context, const TestedDone &)> keepSecret {};
};

} // namespace fieldlane::ui::admin
