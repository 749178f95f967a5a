#pragma once
#include "core/clock.h"
#include "ui/shell/docktitles.h"
#include "ui/shell/headerbar.h"
#include "ui/shell/layoutkeeper.h"
#include "ui/shell/startpage.h"
#include "ui/shell/statusline.h"
#include <QMainWindow>
#include <QTimer>

class QActionGroup;
class QStackedWidget;

namespace fieldlane::ui {
class CommandPalette;
class NoticeBar;
}

namespace fieldlane::ui::shell {

/// The frame of the console. The app hands in the board as the centre, panels as docks, and actions for the
/// menus; every action put into a menu is found by the palette and in the list of keys.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    enum class Menu { File, Edit, Order, Board, View, Help };
    struct Panel
    {
        QString id;
        QString title;
        QString icon;
        Qt::DockWidgetArea area;
        QKeySequence key; ///< shows or hides it
    };

    /// Both are borrowed and outlive the window.
    MainWindow(const core::Clock &clock, QSettings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Takes the widget.
    void setCentre(QWidget *board);
    /// Takes the widget; the dock is named by the id.
    QDockWidget *addPanel(const Panel &panel, QWidget *content);
    void showPanel(const QString &id);
    void hidePanel(const QString &id);
    void addPerspective(const Perspective &perspective, const QKeySequence &key);
    /// Call after the last panel and perspective: the window as the user left it.
    void restore();

    void addAction(Menu menu, QAction *action);
    void addSeparator(Menu menu);
    void setMenuShown(Menu menu, bool shown);
    using QMainWindow::addAction;

    /// False: the start page instead of the board, and no panels.
    void setWorkShown(bool shown);
    bool isWorkShown() const { return m_workShown; }
    void setTimeZone(const QTimeZone &zone);
    /// Empty names: nothing to undo or redo.
    void setUndoNames(const QString &undo, const QString &redo);

    HeaderBar &header() { return *m_header; }
    StatusLine &status() { return *m_status; }
    StartPage &startPage() { return *m_start; }
    NoticeBar &notice() { return *m_notice; }
    LayoutKeeper &layouts() { return m_layouts; }

Q_SIGNALS:
    void undoWanted();
    void redoWanted();
    void dayWanted(QDate day);
    void closing();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    QAction *make(Menu menu, const QString &id, const QString &text, const QString &icon, const QKeySequence &key);
    void makeFrame();
    void makeEditActions();
    void makeDayActions();
    void makeViewActions();
    void makeHelpActions();
    void assemble();
    void toggleTheme();
    void openPalette();
    void showKeys();
    void showAbout();
    void tick();
    QMenu *menu(Menu menu) const { return m_menus[size_t(menu)]; }
    QDockWidget *dock(const QString &id) const;
    QList<QAction *> commands() const;

    const core::Clock &m_clock;
    QSettings &m_settings;
    LayoutKeeper m_layouts;
    DockTitles *m_titles;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    std::array<QMenu *, 6> m_menus {};
    HeaderBar::Actions m_headerActions {};
    QMenu *m_panelMenu = nullptr;
    QActionGroup *m_perspectiveGroup = nullptr;
    QStackedWidget *m_stack = nullptr;
    StartPage *m_start = nullptr;
    QWidget *m_centre = nullptr;
    HeaderBar *m_header = nullptr;
    StatusLine *m_status = nullptr;
    NoticeBar *m_notice = nullptr;
    CommandPalette *m_palette = nullptr;
    std::vector<QDockWidget *> m_docks;
    bool m_workShown = false;
    QTimer m_minute;
};

} // namespace fieldlane::ui::shell
