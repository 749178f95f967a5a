#pragma once
#include "ui/alerts/alertview.h"
#include "ui/shared/selection.h"
#include "ui/shell/mainwindow.h"

namespace fieldlane::app::console {

/// The inbox as a panel of the window: its title carries the count of open alerts, what is chosen in it is chosen
/// everywhere, and the View menu switches the desktop's notices. Child of the window.
class AlertDock : public QObject
{
    Q_OBJECT
public:
    AlertDock(desk::Desk &desk, ui::Selection &selection, ui::shell::MainWindow &window, QSettings &settings);
    ui::alerts::AlertView &view() { return *m_view; }
    desk::Alerts &alerts() { return *m_alerts; }
    /// Looks by the clock and after changes from now on.
    void watch() { m_alerts->watch(); }

private:
    desk::Alerts *m_alerts;
    ui::alerts::AlertView *m_view;
};

} // namespace fieldlane::app::console
