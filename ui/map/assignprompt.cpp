#include "ui/map/assignprompt.h"
#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace fieldlane::ui::map {

void AssignQuestion::ask(const QString &question, const QStringList &reasons, std::function<void(bool)> answer)
{
    auto *box = new QMessageBox(QMessageBox::Question, QCoreApplication::translate("AssignQuestion", "Assign"),
        question, QMessageBox::NoButton, m_parent);
    box->setObjectName(QStringLiteral("assignQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(reasons.join(QLatin1Char('\n')));
    QPushButton *yes = box->addButton(
        QCoreApplication::translate("AssignQuestion", "Assign anyway"), QMessageBox::AcceptRole);
    box->addButton(QMessageBox::Cancel);
    QObject::connect(box, &QMessageBox::finished, box,
        [box, yes, answer = std::move(answer)] { answer(box->clickedButton() == yes); });
    box->open();
}

} // namespace fieldlane::ui::map
