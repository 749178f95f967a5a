#include "ui/intake/desktopdoors.h"
#include "exchange/filekind.h"
#include <QDesktopServices>
#include <QFileDialog>
#include <QUrl>

namespace fieldlane::ui::intake {

void DesktopDoors::chooseFiles(QWidget *over, std::function<void(const QStringList &)> chosen)
{
    auto *dialog = new QFileDialog(over, tr("Add files to this order"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    //: %1 is a list of file name patterns.
    dialog->setNameFilters({tr("Photos and documents (%1)").arg(exchange::acceptedEndings().join(QLatin1Char(' '))), tr("All files (*)")});
    QObject::connect(dialog, &QFileDialog::filesSelected, over, [chosen](const QStringList &paths) { chosen(paths); });
    dialog->open();
}

void DesktopDoors::chooseTarget(QWidget *over, const QString &name, std::function<void(const QString &)> chosen)
{
    auto *dialog = new QFileDialog(over, tr("Save the file as"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    QObject::connect(dialog, &QFileDialog::fileSelected, over, [chosen](const QString &path) { chosen(path); });
    dialog->open();
}

bool DesktopDoors::show(const QString &path)
{
    return QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

} // namespace fieldlane::ui::intake
