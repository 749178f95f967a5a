#include "app/console/reasondialog.h"
#include <QCoreApplication>
#include <QInputDialog>
#include <QLineEdit>
#include <QPushButton>

namespace fieldlane::app::console {

void askReason(QWidget *window, const QString &title, const QStringList &usual, const std::function<void(const QString &)> &answer)
{
    auto *dialog = new QInputDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("reason"));
    dialog->setWindowTitle(title);
    dialog->setLabelText(QCoreApplication::translate("fieldlane::app::console", "Reason"));
    dialog->setMinimumWidth(380);
    if (!usual.isEmpty()) {
        dialog->setComboBoxEditable(true);
        dialog->setComboBoxItems(usual);
    }
    QObject::connect(dialog, &QInputDialog::textValueSelected, window, [answer](const QString &text) {
        if (!text.trimmed().isEmpty())
            answer(text.trimmed());
    });
    dialog->open();
}

} // namespace fieldlane::app::console
