#pragma once
#include "desk/desk.h"
#include "ui/board/boardprompts.h"
#include "ui/shared/questionbox.h"
#include <QPointer>
#include <QTimeZone>
#include <QWidget>

namespace fieldlane::ui::board {

/// Asks with dialogs over a window; none of them runs a loop of its own.
class DialogPrompts : public BoardPrompts
{
public:
    /// Both must outlive the prompts.
    DialogPrompts(desk::Desk &desk, QWidget *window)
        : m_desk(desk)
        , m_window(window)
        , m_box(window)
    {
    }
    void ask(const Question &question, QObject *context, std::function<void(bool)> answer) override;
    void schedule(const domain::Order &order, const SchedulePlan &proposal, QObject *context,
        std::function<void(const SchedulePlan &)> answer) override;
    void assistants(const domain::OrderRecord &order, AssistFlow &flow) override;

private:
    desk::Desk &m_desk;
    QWidget *m_window;
    QuestionBox m_box;
};

} // namespace fieldlane::ui::board
