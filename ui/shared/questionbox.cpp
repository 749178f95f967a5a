#include "ui/shared/questionbox.h"
#include <QMessageBox>
#include <QPushButton>

namespace fieldlane::ui {

void QuestionBox::ask(const Question &question, QObject *context, std::function<void(bool)> answer)
{
    auto *box = new QMessageBox(QMessageBox::Question, question.title, question.text, QMessageBox::NoButton, m_window);
    box->setObjectName(QStringLiteral("question"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(question.details.join(u'\n'));
    QPushButton *accept = box->addButton(question.accept, QMessageBox::AcceptRole);
    QPushButton *decline = box->addButton(question.decline, QMessageBox::RejectRole);
    box->setDefaultButton(decline); // Enter alone never overrules a finding
    box->setEscapeButton(decline);
    QObject::connect(box, &QMessageBox::finished, context,
        [box, accept, answer = std::move(answer)] { answer(box->clickedButton() == accept); });
    box->open();
}

} // namespace fieldlane::ui
