#pragma once
#include <QMainWindow>
#include <QTimer>

class QDockWidget;
class QTabBar;

namespace fieldlane::ui::shell {

/// A panel among tabs is named by its tab alone: its title bar goes, and a double click on the tab or its menu takes
/// the panel out or closes it. Lives with the window.
class DockTitles : public QObject
{
    Q_OBJECT
public:
    explicit DockTitles(QMainWindow &window);

    void add(QDockWidget *dock);
    /// At once what otherwise follows in the next turn of the event loop.
    void update();

private:
    bool isTabbed(const QDockWidget *dock) const;
    void joinTabs();
    QDockWidget *dockOf(const QTabBar &tabs, int index) const;
    void openMenu(QTabBar &tabs, const QPoint &at);

    QMainWindow &m_window;
    QList<QDockWidget *> m_docks;
    QTimer m_later;
};

} // namespace fieldlane::ui::shell
