#pragma once
#include "core/instant.h"
#include "core/result.h"
#include "ui/shared/theme.h"
#include <optional>
#include <QString>
#include <QStringList>

namespace fieldlane::app::console {

/// The command line of the console.
struct ConsoleOptions
{
    QString database; ///< a file or a postgresql:// address; empty: what was open last
    QString person; ///< the log-in of who wants to work
    std::optional<core::Instant> now; ///< the clock starts here and runs on
    std::optional<ui::Theme::Mode> theme;
    bool startReported = false; ///< tell of the first painted board and of memory, then end
    bool helpWanted = false;
    bool versionWanted = false;

    static core::Result<ConsoleOptions> parse(const QStringList &arguments);
    static QString usage();
};

} // namespace fieldlane::app::console
