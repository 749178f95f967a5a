#include "ui/board/dialogprompts.h"
#include "ui/board/assistantsdialog.h"
#include "ui/board/boardfeed.h"
#include "ui/board/scheduledialog.h"

namespace fieldlane::ui::board {

void DialogPrompts::ask(const Question &question, QObject *context, std::function<void(bool)> answer)
{
    m_box.ask(question, context, std::move(answer));
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

void DialogPrompts::assistants(const domain::OrderRecord &order, AssistFlow &flow)
{
    auto *dialog = new AssistantsDialog(m_desk, flow, order, BoardFeed(m_desk).zone(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace fieldlane::ui::board
