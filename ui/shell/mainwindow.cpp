#include "ui/shell/mainwindow.h"
#include "core/zone.h"
#include "ui/shared/commandpalette.h"
#include "ui/shared/icons.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/shortcutoverlay.h"
#include "ui/shared/theme.h"
#include "ui/shared/words.h"
#include <chrono>
#include <QActionGroup>
#include <QCloseEvent>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStackedWidget>

namespace fieldlane::ui::shell {

namespace {

constexpr QSize smallest(900, 540);

QString plain(QString text)
{
    return text.remove(QLatin1Char('&'));
}

void collect(const QMenu *menu, QList<QAction *> &into)
{
    for (QAction *action : menu->actions()) {
        if (action->menu())
            collect(action->menu(), into);
        else if (!action->isSeparator() && action->isVisible())
            into << action;
    }
}

} // namespace

MainWindow::MainWindow(const core::Clock &clock, QSettings &settings, QWidget *parent)
    : QMainWindow(parent)
    , m_clock(clock)
    , m_settings(settings)
    , m_layouts(*this, settings)
    , m_titles(new DockTitles(*this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Fieldlane"));
    setWindowIcon(Icons::application());
    setMinimumSize(smallest);
    setDockNestingEnabled(true);
    setAnimated(false);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    makeFrame();
    makeEditActions();
    makeDayActions();
    makeViewActions();
    makeHelpActions();
    assemble();
    setUndoNames({}, {});
    setWorkShown(false);
}

MainWindow::~MainWindow() = default;

void MainWindow::makeFrame()
{
    auto *menus = new QMenuBar(this);
    menus->setObjectName(QStringLiteral("menuBar"));
    const QString titles[] = {tr("&File"), tr("&Edit"), tr("&Order"), tr("&Board"), tr("&View"), tr("&Help")};
    for (size_t i = 0; i < m_menus.size(); ++i)
        m_menus[i] = menus->addMenu(titles[i]);
    for (QMenu *m : m_menus)
        m->setToolTipsVisible(true); // only where a reason is set
    m_stack = new QStackedWidget(this);
    m_start = new StartPage(m_stack);
    m_stack->addWidget(m_start);
    setCentralWidget(m_stack);
    m_status = new StatusLine(this);
    setStatusBar(m_status);
}

QAction *MainWindow::make(
    Menu where, const QString &id, const QString &text, const QString &icon, const QKeySequence &key)
{
    auto *action = new QAction(text, this);
    action->setObjectName(id);
    if (!icon.isEmpty())
        action->setIcon(Icons::named(icon));
    action->setShortcut(key);
    const QString keys = key.toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? plain(text) : tr("%1 (%2)").arg(plain(text), keys));
    addAction(where, action);
    return action;
}

void MainWindow::makeEditActions()
{
    m_headerActions.undo = make(Menu::Edit, QStringLiteral("undo"), tr("&Undo"), QStringLiteral("undo"), QKeySequence::Undo);
    m_headerActions.redo = make(Menu::Edit, QStringLiteral("redo"), tr("&Redo"), QStringLiteral("redo"), QKeySequence::Redo);
    connect(m_headerActions.undo, &QAction::triggered, this, &MainWindow::undoWanted);
    connect(m_headerActions.redo, &QAction::triggered, this, &MainWindow::redoWanted);
}

void MainWindow::makeDayActions()
{
    m_headerActions.previousDay = make(Menu::Board, QStringLiteral("previousDay"), tr("&Previous day"),
        QStringLiteral("chevron-left"), QKeySequence(Qt::CTRL | Qt::Key_PageUp));
    m_headerActions.today = make(
        Menu::Board, QStringLiteral("today"), tr("&Today"), QStringLiteral("target"), QKeySequence(Qt::CTRL | Qt::Key_Home));
    m_headerActions.nextDay = make(Menu::Board, QStringLiteral("nextDay"), tr("&Next day"),
        QStringLiteral("chevron-right"), QKeySequence(Qt::CTRL | Qt::Key_PageDown));
    connect(m_headerActions.previousDay, &QAction::triggered, this, [this] { Q_EMIT dayWanted(m_header->day().addDays(-1)); });
    connect(m_headerActions.nextDay, &QAction::triggered, this, [this] { Q_EMIT dayWanted(m_header->day().addDays(1)); });
    connect(m_headerActions.today, &QAction::triggered, this,
        [this] { Q_EMIT dayWanted(core::localDay(m_zone, m_clock.now())); });
}

void MainWindow::makeViewActions()
{
    m_perspectiveGroup = new QActionGroup(this);
    m_panelMenu = new QMenu(tr("&Panels"), this);
    m_panelMenu->setIcon(Icons::named(QStringLiteral("perspective")));
    QAction *reset = make(Menu::View, QStringLiteral("resetLayout"), tr("&Reset this layout"), QStringLiteral("layout"), {});
    menu(Menu::View)->insertMenu(reset, m_panelMenu);
    menu(Menu::View)->addSeparator();
    m_headerActions.theme = make(Menu::View, QStringLiteral("darkTheme"), tr("&Dark theme"), {},
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    QAction *full = make(Menu::View, QStringLiteral("fullScreen"), tr("&Full screen"), {}, QKeySequence(Qt::Key_F11));
    m_headerActions.theme->setCheckable(true);
    m_headerActions.theme->setChecked(Theme::current().isDark());
    m_headerActions.theme->setIcon(Icons::named(Theme::current().isDark() ? QStringLiteral("moon") : QStringLiteral("sun")));
    connect(reset, &QAction::triggered, &m_layouts, &LayoutKeeper::reset);
    connect(m_headerActions.theme, &QAction::triggered, this, &MainWindow::toggleTheme);
    connect(full, &QAction::triggered, this, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    connect(&m_layouts, &LayoutKeeper::applied, this, [this](const QString &id) {
        m_titles->update();
        for (QAction *action : m_perspectiveGroup->actions())
            action->setChecked(action->data().toString() == id);
    });
}

void MainWindow::makeHelpActions()
{
    m_headerActions.palette = make(Menu::Help, QStringLiteral("palette"), tr("&Find a command"),
        QStringLiteral("command"), QKeySequence(Qt::CTRL | Qt::Key_K));
    QAction *keys = make(Menu::Help, QStringLiteral("keys"), tr("&Keys"), QStringLiteral("keyboard"), QKeySequence(Qt::Key_F1));
    QAction *about = make(Menu::Help, QStringLiteral("about"), tr("&About Fieldlane"), QStringLiteral("info"), {});
    connect(m_headerActions.palette, &QAction::triggered, this, &MainWindow::openPalette);
    connect(keys, &QAction::triggered, this, &MainWindow::showKeys);
    connect(about, &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::assemble()
{
    auto *menus = findChild<QMenuBar *>(QStringLiteral("menuBar"));
    m_header = new HeaderBar(menus, m_headerActions, this);
    setMenuWidget(m_header);
    connect(m_header, &HeaderBar::dayPicked, this, &MainWindow::dayWanted);
    m_notice = new NoticeBar(this);
    m_palette = new CommandPalette(this);
    m_header->setDay(core::localDay(m_zone, m_clock.now()));
    tick();
    m_minute.setInterval(std::chrono::seconds(5)); // a clock that changes late is read as a clock that stands
    connect(&m_minute, &QTimer::timeout, this, &MainWindow::tick);
    m_minute.start();
}

void MainWindow::setCentre(QWidget *board)
{
    m_centre = board;
    m_stack->addWidget(board);
}

QDockWidget *MainWindow::addPanel(const Panel &panel, QWidget *content)
{
    auto *dock = new QDockWidget(panel.title, this);
    dock->setObjectName(panel.id);
    dock->setProperty("homeArea", int(panel.area));
    dock->setWidget(content);
    QMainWindow::addDockWidget(panel.area, dock);
    dock->hide();
    QAction *toggle = dock->toggleViewAction();
    toggle->setObjectName(panel.id + QStringLiteral("Panel"));
    toggle->setIcon(Icons::named(panel.icon));
    toggle->setShortcut(panel.key);
    m_panelMenu->addAction(toggle);
    QMainWindow::addAction(toggle);
    m_docks.push_back(dock);
    m_layouts.addDock(dock);
    m_titles->add(dock);
    return dock;
}

QDockWidget *MainWindow::dock(const QString &id) const
{
    const auto it = std::find_if(
        m_docks.begin(), m_docks.end(), [&](const QDockWidget *dock) { return dock->objectName() == id; });
    return it == m_docks.end() ? nullptr : *it;
}

void MainWindow::showPanel(const QString &id)
{
    if (QDockWidget *found = dock(id)) {
        found->show();
        found->raise();
        found->widget()->setFocus();
    }
}

void MainWindow::hidePanel(const QString &id)
{
    if (QDockWidget *found = dock(id))
        found->hide();
}

void MainWindow::addPerspective(const Perspective &perspective, const QKeySequence &key)
{
    m_layouts.addPerspective(perspective);
    auto *action = new QAction(Icons::named(perspective.icon), perspective.title, m_perspectiveGroup);
    action->setObjectName(perspective.id + QStringLiteral("Perspective"));
    action->setCheckable(true);
    action->setData(perspective.id);
    action->setShortcut(key);
    menu(Menu::View)->insertAction(m_panelMenu->menuAction(), action);
    QMainWindow::addAction(action);
    connect(action, &QAction::triggered, this, [this, id = perspective.id] { m_layouts.apply(id); });
}

void MainWindow::restore()
{
    m_layouts.restoreWindow();
    setWorkShown(m_workShown);
}

void MainWindow::addAction(Menu where, QAction *action)
{
    menu(where)->addAction(action);
    QMainWindow::addAction(action);
}

void MainWindow::setMenuShown(Menu where, bool shown)
{
    menu(where)->menuAction()->setVisible(shown);
}

void MainWindow::addSeparator(Menu where)
{
    menu(where)->addSeparator();
}

void MainWindow::setWorkShown(bool shown)
{
    m_workShown = shown;
    m_stack->setCurrentWidget(shown && m_centre ? m_centre : m_start);
    if (!shown)
        m_stack->show();
    m_header->setWorkShown(shown);
    m_panelMenu->setEnabled(shown);
    m_perspectiveGroup->setEnabled(shown);
    for (QAction *action : {m_headerActions.previousDay, m_headerActions.today, m_headerActions.nextDay})
        action->setEnabled(shown);
    if (!shown) {
        for (QDockWidget *dock : m_docks)
            dock->hide();
    }
}

void MainWindow::setTimeZone(const QTimeZone &zone)
{
    m_zone = zone;
    tick();
}

void MainWindow::setUndoNames(const QString &undo, const QString &redo)
{
    const auto set = [](QAction *action, const QString &text, bool enabled) {
        action->setText(text);
        action->setEnabled(enabled);
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(tr("%1 (%2)").arg(plain(text), keys));
    };
    //: %1 is the name of a change, for example "Assign A-12".
    set(m_headerActions.undo, undo.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(undo), !undo.isEmpty());
    set(m_headerActions.redo, redo.isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(redo), !redo.isEmpty());
}

void MainWindow::toggleTheme()
{
    const auto mode = Theme::current().isDark() ? Theme::Mode::Light : Theme::Mode::Dark;
    Theme::apply(*qApp, mode);
    m_settings.setValue(QStringLiteral("theme"), Theme::toCode(mode));
    m_headerActions.theme->setChecked(mode == Theme::Mode::Dark);
    m_headerActions.theme->setIcon(
        Icons::named(mode == Theme::Mode::Dark ? QStringLiteral("moon") : QStringLiteral("sun")));
}

QList<QAction *> MainWindow::commands() const
{
    QList<QAction *> all;
    for (const QMenu *m : m_menus) {
        if (m->menuAction()->isVisible())
            collect(m, all);
    }
    all.removeAll(m_headerActions.palette);
    return all;
}

void MainWindow::openPalette()
{
    m_palette->open(commands());
}

void MainWindow::showKeys()
{
    QList<ShortcutOverlay::Group> groups;
    for (const QMenu *m : m_menus) {
        if (!m->menuAction()->isVisible())
            continue;
        groups << ShortcutOverlay::Group {plain(m->title()), {}};
        collect(m, groups.back().actions);
    }
    auto *overlay = new ShortcutOverlay(groups, this);
    overlay->setAttribute(Qt::WA_DeleteOnClose);
    overlay->open();
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Fieldlane"));
    box->setIconPixmap(Icons::application().pixmap(QSize(56, 56), devicePixelRatioF()));
    box->setText(tr("Fieldlane %1").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(tr("A dispatch console for field service.\nFree software under the GNU General Public "
                               "License, version 3 or later.\nMap data © OpenStreetMap contributors."));
    box->open();
}

void MainWindow::tick()
{
    m_header->setClock(m_clock.now(), m_zone);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_workShown)
        m_layouts.save();
    Q_EMIT closing();
    event->accept();
}

} // namespace fieldlane::ui::shell
