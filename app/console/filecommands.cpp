#include "app/console/filecommands.h"
#include "app/console/historydialog.h"
#include "ui/intake/importwizard.h"
#include "ui/shared/rights.h"
#include <QAction>

namespace fieldlane::app::console {

using domain::Permission;
using ui::shell::MainWindow;

FileCommands::FileCommands(desk::Desk &desk, const ui::Selection &selection, const QTimeZone &zone, MainWindow &window)
    : QObject(&window)
    , m_desk(desk)
    , m_selection(selection)
    , m_zone(zone)
    , m_window(window)
{
    const ui::Rights rights(desk.viewer());
    auto *importing = new QAction(tr("&Import…"), &window);
    importing->setObjectName(QStringLiteral("import"));
    connect(importing, &QAction::triggered, this, &FileCommands::import);
    rights.gate(*importing, Permission::ImportExport);
    window.addAction(MainWindow::Menu::File, importing);
    if (!rights.mayAny({Permission::SeePool, Permission::SeeBoard}))
        return;
    auto *history = new QAction(tr("Save the &history…"), &window);
    history->setObjectName(QStringLiteral("saveHistory"));
    connect(history, &QAction::triggered, this, &FileCommands::saveHistory);
    window.addAction(MainWindow::Menu::File, history);
}

void FileCommands::import()
{
    auto *wizard = new ui::intake::ImportWizard(m_desk, &m_window);
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    wizard->show();
}

void FileCommands::saveHistory()
{
    const domain::OrderRecord *chosen = m_desk.cachedOrder(m_selection.order());
    auto *dialog = new HistoryDialog(m_desk, m_zone, chosen ? std::optional(chosen->order) : std::nullopt, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &HistoryDialog::saved, this, [this](const QString &sentence) { Q_EMIT told(sentence, false); });
    dialog->open();
}

} // namespace fieldlane::app::console
