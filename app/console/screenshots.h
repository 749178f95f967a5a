#pragma once
#include "core/instant.h"
#include "desk/login.h"
#include "core/result.h"
#include "ui/shared/theme.h"
#include <optional>
#include <QSize>
#include <QString>
#include <QStringList>

namespace fieldlane::app::console {

struct ScreenshotOptions
{
    QString database;
    QString view = QStringLiteral("all"); ///< one of screenshotViews(), or "all"
    QString folder; ///< made when it is not there
    QSize size {1920, 1080}; ///< of the window, in device-independent pixels
    ui::Theme::Mode theme = ui::Theme::Mode::Light;
    std::optional<core::Instant> now; ///< instead of the real clock
    std::optional<desk::LogIn> logIn; ///< whose window it is
};

/// "board", "pool", "map", "entry", ...
QStringList screenshotViews();

/// Paints the real windows on a database and saves each view as VIEW.png; gives the files. Changes nothing in the
/// database and keeps no settings. Needs the QApplication and runs its event loop until the maps have arrived.
core::Result<QStringList> takeScreenshots(const ScreenshotOptions &options);

} // namespace fieldlane::app::console
