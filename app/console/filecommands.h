#pragma once
#include "desk/desk.h"
#include "ui/shared/selection.h"
#include "ui/shell/mainwindow.h"
#include <QTimeZone>

namespace fieldlane::app::console {

/// What goes into files and comes out of them: import, and history as a file. Puts its commands into the menu.
class FileCommands : public QObject
{
    Q_OBJECT
public:
    /// Everything is borrowed and outlives it; the window owns it.
    FileCommands(desk::Desk &desk, const ui::Selection &selection, const QTimeZone &zone, ui::shell::MainWindow &window);

Q_SIGNALS:
    void told(const QString &sentence, bool problem);

private:
    void import();
    void saveHistory();

    desk::Desk &m_desk;
    const ui::Selection &m_selection;
    QTimeZone m_zone;
    ui::shell::MainWindow &m_window;
};

} // namespace fieldlane::app::console
