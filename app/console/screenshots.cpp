#include "app/console/screenshots.h"
#include "app/console/administration.h"
#include "app/console/alertdock.h"
#include "app/console/customerfiles.h"
#include "app/console/examples.h"
#include "app/console/ruleediting.h"
#include "app/console/workspace.h"
#include "ui/admin/sectionpage.h"
#include "ui/customers/customerlist.h"
#include "ui/customers/customerpage.h"
#include <chrono>
#include <QDir>
#include <QDockWidget>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

namespace fieldlane::app::console {

namespace {

/// Views of the administration, which has a window of its own: "admin-units" and so on, one a section.
const QString administration = QStringLiteral("admin-");
/// The customers' files, in a window of their own as well.
const QString customers = QStringLiteral("customers");
/// The candidates for an urgent order, and what sending the first of them would do.
const QString emergency = QStringLiteral("emergency");
const QString plans = QStringLiteral("plans");
/// The rules editor, likewise.
const QString rulebook = QStringLiteral("rules");

struct View
{
    QString name;
    QString perspective;
    bool onBoard; ///< the chosen order is one with a place on the board; else one that waits for a place
};

std::vector<View> views()
{
    std::vector<View> all {
        {QStringLiteral("board"), QStringLiteral("dispatch"), true},
        {QStringLiteral("pool"), QStringLiteral("ordering"), false},
        {QStringLiteral("map"), QStringLiteral("mapping"), false},
        {QStringLiteral("details"), QStringLiteral("dispatch"), true},
        {QStringLiteral("entry"), QStringLiteral("entering"), true},
        {QStringLiteral("region"), QStringLiteral("region"), true},
        {QStringLiteral("today"), QStringLiteral("today"), true},
        {QStringLiteral("alerts"), QStringLiteral("dispatch"), true},
        {emergency, QStringLiteral("dispatch"), false},
        {plans, QStringLiteral("dispatch"), true},
        {customers, QStringLiteral("dispatch"), true},
        {rulebook, QStringLiteral("dispatch"), true},
    };
    for (const QString &section : ui::admin::AdminWindow::sectionIds())
        all.push_back({administration + section, QStringLiteral("dispatch"), true});
    return all;
}

/// Waits in the event loop until the map has all its tiles, at most a few seconds.
void settle(Workspace &workspace)
{
    using namespace std::chrono_literals;
    QEventLoop loop;
    QTimer look;
    int looks = 0;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        const bool settled = !workspace.map().isVisible() || workspace.map().isSettled();
        if ((settled && ++looks > 3) || ++looks > 400)
            loop.quit();
    });
    look.start(20ms);
    loop.exec();
}

/// What a picture is about stands out in it; the board keeps more than half of the window.
void widen(Workspace &workspace, const View &view)
{
    const int wide = view.name == QLatin1String("alerts") ? 420 : 560;
    auto &window = workspace.window();
    auto *dock = window.findChild<QDockWidget *>(view.name);
    if (!dock || view.perspective != QLatin1String("dispatch") || view.name == emergency || view.name == plans)
        return;
    window.showPanel(view.name);
    if (view.name == QLatin1String("alerts") && workspace.alerts())
        workspace.alerts()->view().chooseFirst();
    if (window.tabifiedDockWidgets(dock).isEmpty())
        window.resizeDocks({dock}, {std::min(wide, window.width() / 3)}, Qt::Horizontal);
}

core::Result<QString> save(QWidget &window, const QString &name, const QDir &folder)
{
    const QString file = folder.filePath(name + QStringLiteral(".png"));
    if (!window.grab().save(file))
        return core::Error {core::ErrorCode::Unavailable, file, QStringLiteral("The picture cannot be written.")};
    return file;
}

bool isSeen(Workspace &workspace, const View &view)
{
    if (view.name.startsWith(administration))
        return ui::admin::AdminWindow::isFor(workspace.desk().viewer());
    if (view.name == customers)
        return ui::customers::CustomersWindow::isFor(workspace.desk().viewer());
    if (view.name == rulebook)
        return ui::rulebook::RuleBookWindow::isFor(workspace.desk().viewer());
    const auto &perspectives = workspace.window().layouts().perspectives();
    return std::any_of(perspectives.begin(), perspectives.end(), [&](const auto &p) { return p.id == view.perspective; });
}

core::Result<QString> saveAdministration(Workspace &workspace, const View &view, QSize size, const QDir &folder)
{
    const QString section = view.name.mid(administration.size());
    ui::admin::AdminWindow &window = workspace.administration().open();
    window.resize(size);
    window.showSection(section);
    window.page(section).showFirst();
    FIELDLANE_ASSIGN(file, save(window, view.name, folder));
    window.close();
    return file;
}

core::Result<QString> saveCustomers(Workspace &workspace, QSize size, const QDir &folder)
{
    ui::customers::CustomersWindow &window = workspace.customers().open();
    window.resize(size);
    window.list().list()->setCurrentRow(0);
    FIELDLANE_ASSIGN(file, save(window, customers, folder));
    window.close();
    return file;
}

core::Result<QString> saveRules(Workspace &workspace, QSize size, const QDir &folder)
{
    ui::rulebook::RuleBookWindow &window = workspace.rules().open();
    window.resize(size);
    settle(workspace); // rows and groups find their places in the event loop
    FIELDLANE_ASSIGN(file, save(window, rulebook, folder));
    window.close();
    return file;
}

std::unique_ptr<core::Clock> clockOf(const ScreenshotOptions &options)
{
    if (options.now)
        return std::make_unique<core::ShiftedClock>(*options.now);
    return std::make_unique<core::SystemClock>();
}

core::Result<std::vector<View>> wanted(const QString &name)
{
    std::vector<View> chosen;
    for (const View &view : views())
        if (name == QLatin1String("all") || name == view.name || view.name.startsWith(name + QLatin1Char('-')))
            chosen.push_back(view);
    if (chosen.empty())
        return core::Error {core::ErrorCode::InvalidInput, name,
            QStringLiteral("The view is one of %1, or all.").arg(screenshotViews().join(QStringLiteral(", ")))};
    return chosen;
}

} // namespace

QStringList screenshotViews()
{
    QStringList names;
    for (const View &view : views())
        names << view.name;
    return names;
}

core::Result<QStringList> takeScreenshots(const ScreenshotOptions &options)
{
    FIELDLANE_ASSIGN(chosen, wanted(options.view));
    const QDir folder(options.folder);
    if (!folder.mkpath(QStringLiteral(".")))
        return core::Error {core::ErrorCode::Unavailable, options.folder, QStringLiteral("The folder cannot be made.")};
    ui::Theme::apply(*qApp, options.theme);
    const QTemporaryDir settingsFolder;
    QSettings settings(settingsFolder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    const auto clock = clockOf(options);
    desk::Desk::Options deskOptions;
    deskOptions.database = options.database;
    deskOptions.access = desk::Desk::Access::ReadOnly;
    deskOptions.logIn = options.logIn;
    FIELDLANE_ASSIGN(desk, desk::Desk::open(deskOptions, *clock));
    Workspace workspace(std::move(desk), *clock, settings);
    workspace.setAnimated(false);
    workspace.start();
    workspace.window().resize(options.size);
    QStringList files;
    for (const View &view : chosen) {
        if (!isSeen(workspace, view)) {
            if (chosen.size() > 1)
                continue;
            return core::Error {core::ErrorCode::Forbidden, view.name, QStringLiteral("This person's role does not see this view.")};
        }
        if (view.name.startsWith(administration)) {
            FIELDLANE_ASSIGN(picture, saveAdministration(workspace, view, options.size, folder));
            files << picture;
            continue;
        }
        if (view.name == customers || view.name == rulebook) {
            FIELDLANE_ASSIGN(picture, (view.name == customers ? saveCustomers : saveRules)(workspace, options.size, folder));
            files << picture;
            continue;
        }
        workspace.window().layouts().apply(view.perspective);
        workspace.window().layouts().reset(); // for the size of the picture
        Examples(workspace).choose(view.onBoard);
        workspace.showToday();
        widen(workspace, view);
        if (view.name == emergency)
            Examples(workspace).askEmergency();
        else if (view.name == plans)
            Examples(workspace).plan();
        settle(workspace);
        FIELDLANE_ASSIGN(file, save(workspace.window(), view.name, folder));
        files << file;
    }
    return files;
}

} // namespace fieldlane::app::console
