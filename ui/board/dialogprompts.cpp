#include "ui/board/dialogprompts.h"
#include "ui/board/boardfeed.h"
#include "ui/board/scheduledialog.h"
#include <QMessageBox>
#include <QPushButton>

namespace fieldlane::ui::board {

void DialogPrompts::ask(const BoardQuestion &question, QObject *context, std::function<void(bool)> answer)
{
    auto *box = new QMessageBox(QMessageBox::Question, question.title, question.text, QMessageBox::NoButton, m_window);
    box->setObjectName(QStringLiteral("boardQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(question.details.join(u'\n'));
    QPushButton *accept = box->addButton(question.accept, QMessageBox::AcceptRole);
    QPushButton *decline = box->addButton(question.decline, QMessageBox::RejectRole);
    box->setDefaultButton(decline); // Enter alone never overrules a finding
    box->setEscapeButton(decline);
    QObject::connect(box, &QMessageBox::finished, context, [box, accept, answer] { answer(box->clickedButton() == accept); });
    box->open();
}

void DialogPrompts::schedule(const domain::Order &order, const SchedulePlan &proposal, QObject *context,
    std::function<void(const SchedulePlan &)> answer)
{
    const domain::OrderRecord *record = m_desk.cachedOrder(order.id);
    if (!record)
        return;
    auto *dialog = new ScheduleDialog(m_desk, *record, proposal, BoardFeed(m_desk).zone(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, context, [dialog, answer] { answer(dialog->plan()); });
    dialog->open();
}

} // namespace fieldlane::ui::board
