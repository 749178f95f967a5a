#include "ui/rulebook/rulefiles.h"
#include "rules/limits.h"
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>

namespace fieldlane::ui::rulebook {

RuleFiles::Doors RuleFiles::desktop()
{
    const auto open = [](QWidget *over, const std::function<void(const QString &)> &chosen) {
        auto *dialog = new QFileDialog(over, tr("Import rules"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setNameFilters({tr("Rules (*.json)"), tr("All files (*)")});
        QObject::connect(dialog, &QFileDialog::fileSelected, over, [chosen](const QString &path) { chosen(path); });
        dialog->open();
    };
    const auto save = [](QWidget *over, const QString &name, const std::function<void(const QString &)> &chosen) {
        auto *dialog = new QFileDialog(over, tr("Export rules"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(QStringLiteral("json"));
        dialog->selectFile(name);
        QObject::connect(dialog, &QFileDialog::fileSelected, over, [chosen](const QString &path) { chosen(path); });
        dialog->open();
    };
    return {open, save};
}

std::optional<rules::BookReading> RuleFiles::read(const QString &path, QString &problem)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) { // a pipe could be read for ever
        problem = tr("%1 cannot be read as a file.").arg(path);
        return std::nullopt;
    }
    const QByteArray bytes = file.read(rules::limits::fileBytes + 1);
    if (file.error() != QFile::NoError) {
        problem = tr("%1 cannot be read: %2").arg(path, file.errorString());
        return std::nullopt;
    }
    return rules::ruleBookFromFile(bytes);
}

QString RuleFiles::write(const QString &path, const rules::RuleBook &book)
{
    const QByteArray content = rules::toFile(book);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return tr("%1 cannot be written: %2").arg(path, file.errorString());
    return {};
}

} // namespace fieldlane::ui::rulebook
