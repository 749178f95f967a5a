#pragma once
#include "app/console/consoleoptions.h"
#include "app/console/startreport.h"
#include "app/console/workspace.h"
#include "core/worker.h"

namespace fieldlane::app::console {

/// The running program: opens databases, keeps one window, offers what to open when there is none.
class Console : public QObject
{
    Q_OBJECT
public:
    /// The settings are borrowed and outlive the console.
    Console(const ConsoleOptions &options, QSettings &settings);
    ~Console() override;

    /// Opens what the options or the last session name, else the start page. Fails only when the options name a
    /// database that cannot be opened.
    core::Result<void> start();
    Workspace *workspace() { return m_workspace.get(); }
    ui::shell::MainWindow *startWindow() { return m_startWindow.get(); }

    /// Shows the database in a window of its own in place of the present one.
    core::Result<void> open(const QString &database, desk::Desk::Access access);
    /// Leaves the database, so that somebody else may work on it.
    void logOut();
    /// The demonstration company, made first when it is not there.
    void openDemonstration();

private:
    void showStart();
    void addFileActions(ui::shell::MainWindow &window);
    void chooseFile(bool fresh);
    void chooseServer(const QString &address);
    core::Result<std::unique_ptr<desk::Desk>> enter(
        const QString &database, desk::Desk::Access access, const std::optional<desk::LogIn> &logIn);
    void askWho(const QString &database, desk::Desk::Access access, const QString &login);
    void show(std::unique_ptr<desk::Desk> desk);
    void rightsChanged();
    void leave();
    /// Who --as says works on the database that --db names.
    QString personFor(const QString &database) const;
    void tryOpen(const QString &database, desk::Desk::Access access);
    void remember(const QString &database);
    ui::shell::MainWindow *window() const;

    ConsoleOptions m_options;
    QSettings &m_settings;
    std::unique_ptr<core::Clock> m_clock;
    std::unique_ptr<ui::shell::MainWindow> m_startWindow;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<StartReport> m_startReport; // gone before the workspace
    core::Worker m_worker;
    bool m_making = false; ///< the demonstration is being made
};

} // namespace fieldlane::app::console
