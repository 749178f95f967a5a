#pragma once
#include "app/console/workspace.h"
#include <QAction>
#include <QDockWidget>
#include <QFile>
#include <QTemporaryDir>

namespace fieldlane::fixture {

// A Monday, 10:00 in Vaduz: the present day is in full swing.
inline const core::Instant now = *core::fromIso(QStringLiteral("2026-03-02T09:00:00Z"));

/// A copy of the demonstration for each test, open in a workspace without threads.
struct Opened
{
    QTemporaryDir folder;
    std::unique_ptr<QSettings> settings;
    core::ShiftedClock clock {now};
    std::unique_ptr<app::console::Workspace> workspace;

    explicit Opened(const QString &demonstration)
    {
        QFile::copy(demonstration, database());
        settings = std::make_unique<QSettings>(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        desk::Desk::Options options;
        options.database = database();
        auto desk = desk::Desk::open(options, clock);
        if (!desk)
            qFatal("%s", qPrintable(desk.error().detail));
        workspace = std::make_unique<app::console::Workspace>(std::move(*desk), clock, *settings);
        workspace->setAnimated(false);
        workspace->start();
    }
    QString database() const { return folder.filePath(QStringLiteral("demo.db")); }
    ui::shell::MainWindow &window() const { return workspace->window(); }
    QAction *action(const char *id) const { return window().findChild<QAction *>(QLatin1String(id)); }
    QDockWidget *dock(const char *id) const { return window().findChild<QDockWidget *>(QLatin1String(id)); }
    /// An assignment that is planned and has not begun.
    const domain::PlannedWork *planned() const
    {
        for (const domain::Technician &technician : workspace->desk().catalog().technicians())
            for (const domain::PlannedWork &work : workspace->desk().board().lane(technician.id))
                if (work.state == domain::OrderState::Assigned && work.assignment.plannedStart > now)
                    return &work;
        return nullptr;
    }
};

} // namespace fieldlane::fixture
