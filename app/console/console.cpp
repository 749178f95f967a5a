#include "app/console/console.h"
#include "desk/demo.h"
#include "ui/shared/icons.h"
#include "ui/shared/noticebar.h"
#include "ui/shared/words.h"
#include "ui/shell/connectdialog.h"
#include "ui/shell/logindialog.h"
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>
#include <QUrlQuery>

namespace fieldlane::app::console {

using ui::NoticeBar;
using ui::shell::MainWindow;
using Access = desk::Desk::Access;

namespace {

constexpr int mostRecent = 8;

QString recentKey()
{
    return QStringLiteral("databases/recent");
}

QString demonstrationFile()
{
    const QString folder
        = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/fieldlane");
    QDir().mkpath(folder);
    return folder + QStringLiteral("/demonstration.db");
}

} // namespace

Console::Console(const ConsoleOptions &options, QSettings &settings)
    : m_options(options)
    , m_settings(settings)
    , m_worker(QStringLiteral("console"), core::Worker::Mode::Threaded)
{
    if (options.now)
        m_clock = std::make_unique<core::ShiftedClock>(*options.now, core::ShiftedClock::Mode::Running);
    else
        m_clock = std::make_unique<core::SystemClock>();
}

Console::~Console() = default;

core::Result<void> Console::start()
{
    const QStringList recent = m_settings.value(recentKey()).toStringList();
    const bool isNamed = !m_options.database.isEmpty();
    if (!isNamed && recent.isEmpty()) {
        showStart();
        return {};
    }
    const QString database = isNamed ? m_options.database : recent.first();
    if (desk::asksWho(database)) {
        showStart();
        askWho(database, Access::ReadWrite, personFor(database));
        return {};
    }
    auto opened = open(database, Access::ReadWrite);
    if (opened || isNamed)
        return opened;
    showStart();
    m_startWindow->notice().show(NoticeBar::Kind::Failure, ui::Words::error(opened.error()));
    return {};
}

QString Console::personFor(const QString &database) const
{
    return database == m_options.database ? m_options.person : QString();
}

core::Result<void> Console::open(const QString &database, Access access)
{
    std::optional<desk::LogIn> logIn;
    if (const QString person = personFor(database); !person.isEmpty())
        logIn = desk::LogIn {person, {}};
    FIELDLANE_ASSIGN(desk, enter(database, access, logIn));
    show(std::move(desk));
    return {};
}

core::Result<std::unique_ptr<desk::Desk>> Console::enter(
    const QString &database, Access access, const std::optional<desk::LogIn> &logIn)
{
    desk::Desk::Options options;
    options.database = database;
    options.access = access;
    options.mode = core::Worker::Mode::Threaded;
    options.logIn = logIn;
    return desk::Desk::open(options, *m_clock);
}

void Console::askWho(const QString &database, Access access, const QString &login)
{
    auto entered = std::make_shared<std::unique_ptr<desk::Desk>>();
    const auto attempt = [this, database, access, entered](
                             const QString &name, const QString &password) -> std::optional<QString> {
        auto desk = enter(database, access, desk::LogIn {name, [password]() -> core::Result<QString> { return password; }});
        if (!desk)
            return ui::Words::error(desk.error());
        *entered = std::move(*desk);
        return {};
    };
    auto *dialog = new ui::shell::LogInDialog(QFileInfo(database).fileName(), attempt, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setLogin(login);
    // Queued: opening a database ends the window that the dialog belongs to.
    connect(dialog, &QDialog::accepted, this, [this, entered] { show(std::move(*entered)); }, Qt::QueuedConnection);
    dialog->open();
}

void Console::leave()
{
    m_workspace->window().layouts().save();
    m_startReport.reset();
    const std::unique_ptr<Workspace> old = std::move(m_workspace);
    showStart();
}

void Console::logOut()
{
    const QString database = m_workspace->desk().options().database;
    leave();
    if (database.startsWith(QLatin1String("postgresql:")))
        chooseServer(database);
    else
        askWho(database, Access::ReadWrite, {});
}

// The window is made anew for what the person may see now; who may nothing any more is shown out.
void Console::rightsChanged()
{
    if (!m_workspace)
        return;
    const QString shutOut = m_workspace->desk().shutOut();
    if (!shutOut.isEmpty()) {
        leave();
        m_startWindow->notice().show(NoticeBar::Kind::Failure, shutOut);
        return;
    }
    m_workspace->window().layouts().save();
    std::unique_ptr<desk::Desk> desk = m_workspace->release();
    m_startReport.reset();
    show(std::move(desk));
    window()->notice().show(NoticeBar::Kind::Info, tr("What you may do and see has changed; the window shows it as it is now."));
}

void Console::show(std::unique_ptr<desk::Desk> desk)
{
    const QString database = desk->options().database;
    const std::unique_ptr<MainWindow> oldStart = std::move(m_startWindow);
    const std::unique_ptr<Workspace> old = std::move(m_workspace);
    if (old)
        old->window().layouts().save();
    m_workspace = std::make_unique<Workspace>(std::move(desk), *m_clock, m_settings);
    // Queued: it ends the workspace that says so.
    connect(m_workspace.get(), &Workspace::rightsChanged, this, &Console::rightsChanged, Qt::QueuedConnection);
    addFileActions(m_workspace->window());
    if (m_options.startReported)
        m_startReport = std::make_unique<StartReport>(*m_workspace);
    m_workspace->start();
    remember(database);
}

void Console::showStart()
{
    m_startWindow = std::make_unique<MainWindow>(*m_clock, m_settings);
    addFileActions(*m_startWindow);
    auto &page = m_startWindow->startPage();
    page.setRecent(m_settings.value(recentKey()).toStringList());
    connect(&page, &ui::shell::StartPage::demonstrationWanted, this, &Console::openDemonstration);
    connect(&page, &ui::shell::StartPage::newFileWanted, this, [this] { chooseFile(true); });
    connect(&page, &ui::shell::StartPage::fileWanted, this, [this] { chooseFile(false); });
    connect(&page, &ui::shell::StartPage::serverWanted, this, [this] { chooseServer({}); });
    connect(&page, &ui::shell::StartPage::recentChosen, this,
        [this](const QString &database) { tryOpen(database, Access::ReadWrite); }, Qt::QueuedConnection);
    m_startWindow->restore();
    m_startWindow->show();
}

MainWindow *Console::window() const
{
    return m_workspace ? &m_workspace->window() : m_startWindow.get();
}

void Console::addFileActions(MainWindow &window)
{
    using Menu = MainWindow::Menu;
    const auto add = [this, &window](const char *id, const QString &text, const char *icon, const QKeySequence &key, auto act) {
        auto *action = new QAction(ui::Icons::named(QLatin1String(icon)), text, &window);
        action->setObjectName(QLatin1String(id));
        action->setShortcut(key);
        window.addAction(Menu::File, action);
        // Queued: opening a database ends the window that the action belongs to.
        connect(action, &QAction::triggered, this, act, Qt::QueuedConnection);
    };
    add("newDatabase", tr("&New database…"), "plus", {}, [this] { chooseFile(true); });
    add("openDatabase", tr("&Open a file…"), "database", QKeySequence::Open, [this] { chooseFile(false); });
    add("connectDatabase", tr("&Connect to a shared database…"), "users", {}, [this] { chooseServer({}); });
    add("demonstration", tr("Open the &demonstration company"), "star", {}, [this] { openDemonstration(); });
    if (m_workspace && m_workspace->desk().viewer().person.isValid())
        add("logOut", tr("&Log out or switch person"), "users", {}, [this] { logOut(); });
    window.addSeparator(Menu::File);
    add("quit", tr("&Quit"), "close", QKeySequence::Quit, [] { QApplication::closeAllWindows(); });
}

void Console::chooseFile(bool fresh)
{
    auto *dialog = new QFileDialog(window(), fresh ? tr("New database") : tr("Open a database"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilter(tr("Fieldlane databases (*.db)"));
    dialog->setDefaultSuffix(QStringLiteral("db"));
    dialog->setAcceptMode(fresh ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(fresh ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, fresh](const QString &file) { tryOpen(file, fresh ? Access::Create : Access::ReadWrite); },
        Qt::QueuedConnection);
    dialog->open();
}

void Console::chooseServer(const QString &address)
{
    auto *dialog = new ui::shell::ConnectDialog(window());
    if (!address.isEmpty())
        dialog->setAddress(address);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const QString chosen = dialog->address();
        QMetaObject::invokeMethod(this, [this, chosen] { tryOpen(chosen, Access::ReadWrite); }, Qt::QueuedConnection);
    });
    dialog->open();
}

void Console::tryOpen(const QString &database, Access access)
{
    if (desk::asksWho(database))
        return askWho(database, access, personFor(database));
    if (const auto opened = open(database, access); !opened)
        window()->notice().show(NoticeBar::Kind::Failure, ui::Words::error(opened.error()));
}

void Console::openDemonstration()
{
    const QString file = demonstrationFile();
    if (QFileInfo::exists(file) && !m_making)
        return tryOpen(file, Access::ReadWrite);
    if (m_making)
        return;
    m_making = true;
    window()->notice().show(NoticeBar::Kind::Info, tr("The demonstration company is being made…"));
    const core::Instant now = m_clock->now();
    m_worker.run([file, now](const core::StopToken &) { return desk::makeDemonstration(file, {1, now}); }, this,
        [this, file](const core::Result<desk::DemoSummary> &made) {
            m_making = false;
            if (made)
                return tryOpen(file, Access::ReadWrite);
            window()->notice().show(NoticeBar::Kind::Failure, ui::Words::error(made.error()));
        });
}

void Console::remember(const QString &database)
{
    const QUrl address(database);
    if (!address.password().isEmpty() || QUrlQuery(address).hasQueryItem(QStringLiteral("password")))
        return; // settings are no place for it
    const QString name = database.contains(QLatin1String("://")) ? database : QFileInfo(database).absoluteFilePath();
    QStringList recent = m_settings.value(recentKey()).toStringList();
    recent.removeAll(name);
    recent.prepend(name);
    m_settings.setValue(recentKey(), recent.mid(0, mostRecent));
}

} // namespace fieldlane::app::console
